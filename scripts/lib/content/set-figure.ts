// A new value for a figure → the text of its file with that value in it, and the old one under `was`. All else stays as it stands.
import type {Plain} from "../yaml/yaml.ts";
import {addField, appendItem, hasField, removeField, renameField, setValue} from "../yaml/edit.ts";
import type {Path} from "../yaml/yaml.ts";
import type {FigureEntry} from "./figure-entry.ts";
import type {Figure} from "./figure.ts";

/** What is not said is undefined. */
export interface NewValue {
  /** As people write it: "at least £1bn", "£6bn to £9bn", "not given". */
  readonly value: string | undefined;
  /** Instead: words that only print, with the amount that they surely reach. */
  readonly words: string | undefined;
  readonly floor: string | undefined;
  /** Or a range by its ends. */
  readonly low: string | undefined;
  readonly central: string | undefined;
  readonly high: string | undefined;
  readonly sources: readonly string[] | undefined;
  readonly asOf: string | undefined;
  readonly note: string | undefined;
  /** The day on which a published value was put right, and why it was wrong. */
  readonly corrected: string | undefined;
  readonly why: string | undefined;
}

/** `ends`: the two ends of a new value that is a range, for a figure that is written by its ends. */
export function setFigure(
  text: string,
  path: Path,
  {entry, figure, ends}: {entry: FigureEntry; figure: Figure; ends: readonly [string, string] | null},
  wanted: NewValue,
): string {
  const item = earlierItem(writtenValue(entry), figure, wanted);
  const was: Path = [...path, "was"];
  const valued = withValue(text, path, entry, ends, wanted);
  const dated = withCircumstances(valued, path, wanted);
  return hasField(dated, was) ? appendItem(dated, was, item) : addField(dated, path, "was", [item]);
}

/** `path`: of the row. */
export function setCell(
  text: string,
  path: Path,
  {column, written, figure}: {column: string; written: string; figure: Figure},
  wanted: NewValue,
): string {
  const item = earlierItem({text: written}, figure, wanted);
  const was: Path = [...path, "was"];
  const valued = setValue(text, [...path, "cells", column], wanted.value!);
  const dated = withCircumstances(valued, path, wanted);
  if (!hasField(dated, was)) return addField(dated, path, "was", {[column]: [item]});
  const list: Path = [...was, column];
  return hasField(dated, list) ? appendItem(dated, list, item) : addField(dated, was, column, [item]);
}

/** In one text, as it can stand under `was`. */
export function writtenValue({value, low, central, high}: FigureEntry): {
  readonly text: string;
  readonly note?: string;
} {
  if (value && value.words !== null) {
    const note = `in words: ${value.words}`;
    return {text: value.floor === null ? "not given" : `at least ${value.floor}`, note};
  }
  if (value) return {text: value.value ?? ""};
  const text = `${low} to ${high}`;
  return central === null ? {text} : {text, note: `with ${central} as the central value`};
}

function earlierItem(
  {text, note}: {readonly text: string; readonly note?: string},
  {asOf, sources}: Figure,
  {corrected, why}: NewValue,
): Plain {
  const [source] = sources;
  return said({
    value: text.replace(/\s+/g, " ").trim(),
    "as-of": asOf,
    source: sources.length === 1 ? source! : null,
    sources: sources.length > 1 ? sources : null,
    note: note ?? null,
    corrected: corrected ?? null,
    why: why ?? null,
  });
}

function withValue(
  text: string,
  path: Path,
  entry: FigureEntry,
  ends: readonly [string, string] | null,
  {value, words, floor, low, central, high}: NewValue,
): string {
  const at: Path = [...path, "value"];
  const isRange = entry.value === null;
  if (words !== undefined) return setValue(alone(), at, said({words, floor: floor ?? null}));
  if (value !== undefined && !(isRange && ends)) {
    const inMap = hasField(text, at) && (entry.value?.value ?? null) !== null && hasField(text, [...at, "value"]);
    return setValue(alone(), inMap ? [...at, "value"] : at, value);
  }
  const [from, to] = ends ?? [low ?? entry.low, high ?? entry.high];
  const middle = central ?? (low !== undefined || high !== undefined || ends ? undefined : entry.central);
  if (!isRange && central === undefined) return setValue(text, at, `${from} to ${to}`);
  const fields = isRange ? text : renameField(text, at, "low");
  let done = setValue(fields, [...path, "low"], from ?? "");
  if (middle !== undefined && middle !== null) done = put(done, path, "central", middle, ["low"]);
  return put(done, path, "high", to ?? "", ["low", "central"]);

  /** With one field for the value. */
  function alone(): string {
    if (!isRange) return text;
    let done = text;
    for (const end of ["high", "central", "range"])
      if (hasField(done, [...path, end])) done = removeField(done, [...path, end]);
    return renameField(done, [...path, "low"], "value");
  }
}

function withCircumstances(text: string, path: Path, {sources, asOf, note}: NewValue): string {
  const behind = ["label", "value", "low", "central", "high", "as-of"];
  let done = asOf === undefined ? text : put(text, path, "as-of", asOf, behind);
  if (sources !== undefined) done = withSources(done, path, sources, behind);
  return note === undefined ? done : put(done, path, "note", note, [...behind, "source", "sources"]);
}

function withSources(
  text: string,
  path: Path,
  sources: readonly string[],
  behind: readonly string[],
): string {
  const [one = "", ...more] = sources;
  const [right, wrong] = more.length === 0 ? ["source", "sources"] : ["sources", "source"];
  const value = more.length === 0 ? one : sources;
  if (hasField(text, [...path, right])) {
    const alone = hasField(text, [...path, wrong]) ? removeField(text, [...path, wrong]) : text;
    return setValue(alone, [...path, right], value);
  }
  if (!hasField(text, [...path, wrong])) return addField(text, path, right, value, behind);
  return setValue(renameField(text, [...path, wrong], right), [...path, right], value);
}

function put(text: string, path: Path, key: string, value: string, behind: readonly string[]): string {
  const at: Path = [...path, key];
  return hasField(text, at) ? setValue(text, at, value) : addField(text, path, key, value, behind);
}

function said(fields: Readonly<Record<string, Plain>>): Plain {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
