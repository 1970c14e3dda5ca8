// What `verify` says: a short table for each PDF, one line each for many, or all of it as data.
import {plain, type Paint} from "../lib/frame.ts";
import {harmless} from "../lib/pdf/words.ts";
import {widthOf} from "../lib/plain/width.ts";
import {wrap} from "../lib/plain/wrap.ts";
import {isUntrue, states, type Judged, type State} from "../lib/verdict/verdict.ts";
import {several} from "../outside/terminal.ts";
import type {Verified} from "./verify.ts";

export interface VerdictOptions {
  /** Each print by itself, and each number that is none of ours. */
  readonly all: boolean;
  /** Of the terminal; Infinity where there is none. */
  readonly width: number;
}

export function verdictWords(
  done: readonly Verified[],
  options: VerdictOptions,
  paint: Paint,
): string {
  if (done.length > 1 && !options.all)
    return columnsOf([["", "", ""], ...done.map(line)], plain, options.width).trimStart();
  return done.map(one => whole(one, options, paint)).join("\n\n\n");
}

/** All of it, for `--json`. */
export function verdictData(one: Verified): object {
  if (!one.ok) return {file: one.file, verdict: "cannot be read", why: one.why};
  const {file, isTrue, ok: _, ...rest} = one;
  return {file, verdict: isTrue ? "true" : "not true", counts: countsOf(one.prints), ...rest};
}

/** "2 changed, 1 withdrawn, 38 unchanged" */
export function countWords(prints: readonly Judged[]): string {
  const counts = countsOf(prints);
  const said = states.filter(state => counts[state] > 0).map(state => `${counts[state]} ${state}`);
  return said.length === 0 ? "no figure in it" : said.join(", ");
}

function countsOf(prints: readonly Judged[]): Readonly<Record<State, number>> {
  return Object.fromEntries(
    states.map(state => [state, prints.filter(one => one.state === state).length]),
  ) as Record<State, number>;
}

function line(one: Verified): readonly string[] {
  if (!one.ok) return [one.file, "cannot be read", one.why];
  const remarks = one.remarks.length === 0 ? "" : `; ${one.remarks.join("; ")}`;
  return [one.file, verdictOf(one), countWords(one.prints) + remarks];
}

function verdictOf({isTrue, prints}: Extract<Verified, {ok: true}>): string {
  if (!isTrue) return "not true";
  return prints.some(one => one.figure !== null) ? "true" : "nothing of ours";
}

function whole(one: Verified, options: VerdictOptions, paint: Paint): string {
  if (!one.ok) return `${paint.strong(one.file)}: ${paint.error("cannot be read")}: ${one.why}`;
  const colour = one.isTrue ? paint.strong : paint.error;
  const rows = rowsOf(one.prints, options);
  const head = ["page", "", "it says", "today", "figure"];
  return [
    `${paint.strong(one.file)}: ${colour(verdictOf(one))}`,
    makingOf(one),
    ...one.remarks.map(remark => `${paint.warning("note:")} ${remark}`),
    ...(rows.length === 0 ? [] : ["", columnsOf([head, ...rows], paint, options.width)]),
    "",
    `${several(one.prints.length, one.by === "record" ? "print" : "number")} on ${several(one.pages, "page")}: ${countWords(one.prints)}`,
  ].join("\n");
}

/** What is still true is told page by page in one row, and what is restated in one for each figure, unless all is asked for. */
function rowsOf(prints: readonly Judged[], {all}: VerdictOptions): readonly (readonly string[])[] {
  const pages = [...new Set(prints.map(one => one.page))];
  const byPage = pages.flatMap(page => {
    const here = prints.filter(one => one.page === page);
    const told = here.filter(one => all || isUntrue(one.state) || one.resembles !== null);
    const rest = here.filter(one => !told.includes(one) && one.state === "unchanged");
    const same = [...new Set(rest.map(one => one.said ?? ""))];
    return [
      ...told
        .toSorted((a, b) => states.indexOf(a.state) - states.indexOf(b.state))
        .map(one => rowOf(one, [page])),
      ...(rest.length > 0 ? [[pageWords([page]), "unchanged", "", "", listed(same)]] : []),
    ];
  });
  const restated = all ? [] : prints.filter(one => one.state === "restated");
  const figures = [...new Set(restated.map(one => one.figure))].map(figure =>
    restated.filter(one => one.figure === figure),
  );
  const later = figures.map(same => {
    const texts = [...new Set(same.map(one => one.said ?? ""))];
    const said = {...same[0]!, said: listed(texts)};
    return rowOf(said, [...new Set(same.map(one => one.page))]);
  });
  return [...byPage, ...later];
}

function rowOf(one: Judged, pages: readonly (number | null)[]): readonly string[] {
  const {state, said, now, figure, label, resembles} = one;
  const words = [
    ...(figure === null ? [] : [`\`${figure}\` ${label}`]),
    ...(resembles === null
      ? []
      : [`it stands among words of \`${resembles.figure}\`, which is ${resembles.now}`]),
    ...(one.around !== null && state !== "unchanged" ? [`“${one.around}”`] : []),
    ...(state === "edited" ? [`it was printed as ${one.recorded}`] : []),
    ...one.because.map(
      ({figure: root, before, after}) =>
        `because of \`${root}\`, ${before ?? "not there"} → ${after ?? "withdrawn"}`,
    ),
    ...one.restated.map(
      ({field, before, after}) => `${field}: ${before ?? "none"} → ${after ?? "none"}`,
    ),
    ...(one.sure === "perhaps" ? ["perhaps another figure, or none of ours"] : []),
  ];
  const today = state === "unchanged" || state === "restated" ? "" : (now ?? "");
  const row = [pageWords(pages), state, said ?? "nothing like it", today, words.join("; ")];
  return row.map(harmless);
}

function pageWords(pages: readonly (number | null)[]): string {
  return pages.map(page => page ?? "?").join(", ");
}

/**
 * Numbers that people read are words here: no column of them is set to the right. What the last column says goes below its row
 * where a line has no room for it.
 */
function columnsOf(rows: readonly (readonly string[])[], paint: Paint, width: number): string {
  const isUsed = (_: string, i: number): boolean =>
    rows.some((row, nth) => nth > 0 && row[i] !== "");
  const used = rows.map(row => row.filter(isUsed));
  const widths = (used[0] ?? []).map((_, i) => Math.max(...used.map(row => widthOf(row[i] ?? ""))));
  const side = (cells: readonly string[]): string =>
    cells.map((cell, i) => cell + " ".repeat(widths[i]! - widthOf(cell))).join("   ");
  const lines = used.flatMap(row => {
    const whole = side(row).trimEnd();
    if (widthOf(whole) <= width) return [whole];
    const others = " ".repeat(4);
    return [
      side(row.slice(0, -1)).trimEnd(),
      ...wrap(row.at(-1) ?? "", {width, first: others, others}),
    ];
  });
  return lines.map((one, i) => (i === 0 ? paint.quiet(one) : one)).join("\n");
}

function listed(texts: readonly string[]): string {
  const shown: string[] = [];
  for (const text of texts) {
    if ([...shown, text].join(", ").length > widest) break;
    shown.push(text);
  }
  const left = texts.length - shown.length;
  return `${shown.join(", ")}${left > 0 ? `${shown.length > 0 ? " and " : ""}${left} more` : ""}`;
}

const widest = 46;

function makingOf({made, by}: Extract<Verified, {ok: true}>): string {
  const {program, producer, title, publication, document, edition, date} = made;
  const maker = [program, producer].filter(one => one !== null).join(", ");
  const from = document === null ? null : `${publication}/${document}`;
  const known = [from, edition === null ? null : `edition ${edition}`, date];
  const about = known.filter(one => one !== null).join(", ");
  const read = by === "record" ? "by the record that it carries" : "by its words alone";
  return harmless(
    `${title ?? "no title"}${about === "" ? "" : ` (${about})`}\nmade by ${maker === "" ? "a program that does not say its name" : maker}; told ${read}`,
  );
}
