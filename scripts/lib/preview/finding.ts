// A finding as the page shows it.
import type {Diagnostic} from "../diagnostic.ts";
import {whereOf} from "../frame.ts";
import {lineAt, placeAt, type Span} from "../text.ts";
import type {PreviewFinding} from "./messages.ts";

export function findingOf(finding: Diagnostic, publication: string | null): PreviewFinding {
  const {severity, code, message, help, at, on} = finding;
  return {
    severity,
    code,
    message,
    help: help ?? null,
    publication,
    place: whereOf(finding),
    excerpt: at ? excerptOf(at) : null,
    on: on ? {document: documentOf(on.output), page: on.page} : null,
  };
}

/** Long lines are cut on both sides. */
const before = 80;
const after = 120;

/** Of a mistake of several lines, the first. */
function excerptOf({in: source, start, end}: Span): PreviewFinding["excerpt"] {
  const {line, column} = placeAt(source, start);
  const whole = lineAt(source, start);
  const from = column - 1;
  const to = Math.min(whole.length, Math.max(from + 1, from + (end - start)));
  const [head, wrong, tail] = [whole.slice(0, from), whole.slice(from, to), whole.slice(to)];
  return {
    line,
    before: head.length > before ? `…${head.slice(-before)}` : head,
    wrong: wrong.length > after ? `${wrong.slice(0, after)}…` : wrong,
    after: tail.length > after ? `${tail.slice(0, after)}…` : tail,
  };
}

/** "output/fixing-nhs-it/deck.pdf" → "deck": no document has a dot in its name. */
function documentOf(output: string): string {
  return output.split("/").at(-1)!.split(".")[0]!;
}
