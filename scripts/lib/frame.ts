// A finding as text: place, message, the line with carets under it, and what to do.
import type {Diagnostic} from "./diagnostic.ts";
import {lineAt, placeAt, type Span} from "./text.ts";

/** How a frame is coloured; `plain` leaves the text as it is. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly strong: (text: string) => string;
}

export const plain: Paint = {
  error: text => text,
  warning: text => text,
  quiet: text => text,
  strong: text => text,
};

const widest = 110;

/** One finding, several lines, no line break at the end. */
export function frame(diagnostic: Diagnostic, paint: Paint = plain): string {
  const colour = paint[diagnostic.severity];
  const place = whereOf(diagnostic);
  const head = `${place === "" ? "" : `${paint.strong(place)} `}${colour(`${diagnostic.severity}:`)} ${diagnostic.message} ${paint.quiet(`[${diagnostic.code}]`)}`;
  const excerpt = diagnostic.at ? excerptOf(diagnostic.at, colour, paint) : [];
  const help = diagnostic.help === undefined ? [] : [`${paint.strong("help:")} ${diagnostic.help}`];
  return [head, ...excerpt, ...help].join("\n");
}

/** `content/x.yaml:41:12`, or `deck.pdf page 7`, or nothing. */
export function whereOf(diagnostic: Diagnostic): string {
  if (diagnostic.at) {
    const {line, column} = placeAt(diagnostic.at.in, diagnostic.at.start);
    return `${diagnostic.at.in.path}:${line}:${column}`;
  }
  if (!diagnostic.on) return "";
  const {output, page} = diagnostic.on;
  return page === null ? output : `${output} page ${page}`;
}

function excerptOf(span: Span, colour: (text: string) => string, paint: Paint): readonly string[] {
  const {line, column} = placeAt(span.in, span.start);
  const whole = lineAt(span.in, span.start);
  const from = column > widest - 20 ? column - 40 : 0;
  const shown = `${from > 0 ? "…" : ""}${whole.slice(from, from + widest)}${whole.length > from + widest ? "…" : ""}`;
  const offset = column - 1 - from + (from > 0 ? 1 : 0);
  const length = Math.max(1, Math.min(span.end - span.start, shown.length - offset));
  const gutter = " ".repeat(String(line).length);
  const indent = shown.slice(0, offset).replace(/[^\t]/g, " ");
  return [
    `${paint.quiet(`   ${line} |`)} ${shown}`,
    `${paint.quiet(`   ${gutter} |`)} ${indent}${colour("^".repeat(length))}`,
  ];
}
