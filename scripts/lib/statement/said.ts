// What has changed in the figures, in words for a terminal: each that was changed itself, and below it those that follow.
import {paragraph, table, type Page, type Said} from "./lines.ts";
import type {FieldChange} from "./fields.ts";
import type {FigureChange} from "./figures.ts";
import type {Moved} from "./numbers.ts";

/** More are counted, and not listed. */
const mostRoots = 40;
const mostFollowers = 12;
const mostDescribed = 10;

export function sayFigures(figures: readonly FigureChange[], page: Page): readonly string[] {
  const shown = figures.filter(isTold);
  const followers = shown.filter(one => one.because.length > 0 && one.change === "changed");
  const own = shown.filter(one => !followers.includes(one) && one.change === "changed");
  const roots = own.filter(one => one.value);
  const described = own.filter(one => !one.value);
  const lines = roots.slice(0, mostRoots).flatMap(root => {
    const below = followers.filter(one => one.because[0] === root.id);
    return [...sayOne(root, page), ...sayFollowers(below, page), ""];
  });
  const orphans = followers.filter(one => !roots.some(root => root.id === one.because[0]));
  return [
    ...lines,
    ...sayMore(roots.length - mostRoots, "with another value; --json names them all"),
    ...described.slice(0, mostDescribed).flatMap(one => [...sayOne(one, page), ""]),
    ...sayMore(described.length - mostDescribed, "described otherwise; --json names them all"),
    ...orphans.flatMap(one => [...sayOne(one, page), ""]),
    ...sayOneSided("added", shown, page),
    ...sayOneSided("withdrawn", shown, page),
    ...sayOneSided("left out", shown, page),
  ];
}

/** Not what only has the circumstances of something that is told itself. */
export function isTold({change, value, fields}: FigureChange): boolean {
  return change !== "changed" || value || fields.some(field => !field.follows);
}

/** "low +£500m, +8.3%; high unchanged". */
export function sayMoved(moved: readonly Moved[] | null): string {
  return (moved ?? [])
    .map(({end, says}) => (end === "value" ? "" : `${end} `) + says.join(", "))
    .join("; ");
}

export function sayField(
  {field, before, after, words}: FieldChange,
  indent: number,
  page: Page,
): string {
  const name: Said = {text: `${field.replaceAll("-", " ")}:`, as: "quiet"};
  if (words)
    return paragraph(
      [
        name,
        ...words.map(({is, text}): Said =>
          is === "gone"
            ? {text: `[-${text}-]`, as: "error"}
            : is === "new"
              ? {text: `{+${text}+}`, as: "strong"}
              : {text},
        ),
      ],
      indent,
      page,
    );
  return paragraph([name, {text: `${before ?? "none"} → ${after ?? "none"}`}], indent, page);
}

function sayMore(more: number, what: string): readonly string[] {
  return more > 0 ? [`… and ${more} more ${what}`, ""] : [];
}

function sayOne(one: FigureChange, page: Page): readonly string[] {
  const own = one.fields.filter(({field, follows}) => !follows && !inValue.has(field));
  return [
    paragraph(
      [
        {text: one.label, as: "strong"},
        {text: one.id, as: "quiet"},
      ],
      0,
      page,
    ),
    ...(one.value ? [paragraph([{text: valueOf(one)}, {text: inBrackets(one)}], 2, page)] : []),
    ...own.map(field => sayField(field, 2, page)),
  ];
}

function sayFollowers(those: readonly FigureChange[], page: Page): readonly string[] {
  if (those.length === 0) return [];
  const rows = those.slice(0, mostFollowers).map((one): readonly Said[] => [
    {text: one.id},
    {text: valueOf(one)},
    {
      text:
        differenceOf(one) +
        (one.because.length > 1 ? ` (also ${one.because.slice(1).join(", ")})` : ""),
    },
  ]);
  const more = those.length - mostFollowers;
  return [
    paragraph([{text: "and because of it", as: "quiet"}], 2, page),
    ...table(rows, 4, page),
    ...(more > 0 ? [`    … and ${more} more`] : []),
  ];
}

function sayOneSided(
  change: Exclude<FigureChange["change"], "changed">,
  all: readonly FigureChange[],
  page: Page,
): readonly string[] {
  const those = all.filter(one => one.change === change);
  if (those.length === 0) return [];
  const rows = those
    .slice(0, mostRoots)
    .map((one): readonly Said[] => [
      {text: one.id},
      {text: one.after ?? one.before ?? ""},
      {text: one.label, as: "quiet"},
    ]);
  const more = those.length - mostRoots;
  const title = change === "left out" ? "No longer stated" : capital(change);
  return [
    page.paint.strong(title),
    ...table(rows, 2, page),
    ...(more > 0 ? [`  … and ${more} more`] : []),
    "",
  ];
}

/** A value may change behind the last digit that is printed; a noun that both have is said once. */
function valueOf({before, after}: FigureChange): string {
  if (before === after) return `still prints ${after}`;
  const noun = /\u00a0(.+)$/s.exec(after ?? "")?.[0] ?? "";
  const isShared = noun !== "" && before?.endsWith(noun) === true;
  return `${(isShared ? before?.slice(0, -noun.length) : before) ?? "none"} → ${after ?? "none"}`;
}

function inBrackets(one: FigureChange): string {
  return one.moved ? `(${differenceOf(one)})` : "";
}

function differenceOf({moved}: FigureChange): string {
  return sayMoved(moved);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** These are seen in the value itself. */
const inValue = new Set(["qualifier", "unit"]);
