// The text of a file with a new value for a figure in it.
import type {Figure} from "../lib/content/figure.ts";
import {setCell, setFigure, type NewValue} from "../lib/content/set-figure.ts";
import type {Log} from "../lib/diagnostic.ts";
import {readQuantity, type Quantity} from "../lib/quantity/quantity.ts";
import type {SourceText} from "../lib/text.ts";
import {Uneditable} from "../lib/yaml/edit.ts";
import {readYaml, type Path} from "../lib/yaml/yaml.ts";
import {isCell, type Opened} from "./figures.ts";
import {refused} from "./set-checks.ts";

export function newText(
  before: SourceText,
  figure: Figure,
  opened: Opened,
  wanted: NewValue,
  log: Log,
): string | null {
  const {content} = opened;
  const [table = "", row = "", column = ""] = figure.id.split(".");
  const path: Path = isCell(figure.id) ? ["rows", row] : [figure.id];
  try {
    const written = content.tables[table]?.rows[row]?.cells[column];
    const text = isCell(figure.id)
      ? setCell(before.text, path, {column, written: written ?? "", figure}, wanted)
      : setFigure(
          before.text,
          path,
          {
            entry: content.figures[figure.id]!,
            figure,
            ends: endsOf(wanted.value, content.about.currency),
          },
          wanted,
        );
    if (othersAreSame(before, text, path)) return text;
  } catch (error) {
    if (!(error instanceof Uneditable)) throw error;
  }
  log.add({
    ...refused(
      "place",
      `\`${figure.id}\` is written in a way that leaves no place for the change`,
      "change it by hand",
    ),
    at: content.places.key(figure.path),
  });
  return null;
}

/** Whatever was meant, nothing but this figure may say something else than before. */
function othersAreSame(before: SourceText, text: string, path: Path): boolean {
  const [old, now] = [readYaml(before), readYaml({...before, text})];
  if (!old.ok || !now.ok) return false;
  const without = (data: unknown): string =>
    JSON.stringify(data, (key, value: unknown) => (key === path.at(-1) ? null : value));
  return without(old.value.data) === without(now.value.data);
}

/** "£6bn to £9bn" for a figure that is written by its ends. */
function endsOf(value: string | undefined, currency: string): readonly [string, string] | null {
  const [low, high, ...more] = (value ?? "").split(/\s+to\s+|\s*–\s*/);
  if (low === undefined || high === undefined || more.length > 0) return null;
  const [whole, from, to] = [value!, low, high].map(text => readQuantity(text, {currency}));
  if (!whole?.ok || !from?.ok || !to?.ok || whole.value.sort !== "range") return null;
  const same = (end: Quantity, there: {toString(): string}): boolean =>
    end.sort === "amount" && end.value.toString() === there.toString();
  return same(from.value, whole.value.low) && same(to.value, whole.value.high) ? [low, high] : null;
}

/** Those that are others now; `line` is the first of them, from 1. */
export interface ChangedLines {
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export function changedLines(before: string, after: string): ChangedLines {
  const [old, now] = [before, after].map(text => text.split(/\r?\n/)) as [string[], string[]];
  let start = 0;
  while (start < old.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    old.at(-1 - end) === now.at(-1 - end)
  )
    end += 1;
  const [gone, come] = [old, now].map(lines => lines.slice(start, lines.length - end)) as [
    string[],
    string[],
  ];
  const kept = commonLines(gone, come);
  return {
    line: start + 1,
    before: gone.filter((_, i) => !kept.some(([there]) => there === i)),
    after: come.filter((_, i) => !kept.some(([, here]) => here === i)),
  };
}

/** Lines that stay, in their order: each is found again as soon as it can be. */
function commonLines(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [number, number])[] {
  let from = 0;
  return before.flatMap((line, i) => {
    const at = after.indexOf(line, from);
    if (at < 0) return [];
    from = at + 1;
    return [[i, at] as const];
  });
}
