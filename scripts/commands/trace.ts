// `trace`: where a figure is printed, by the built files; what it rests on, and what rests on it.
import {join} from "node:path";
import {figureText, type Figure} from "../lib/content/figure.ts";
import {dependentsOf, restsOn, type Dependent, type Rests} from "../lib/content/lineage.ts";
import {registers} from "../lib/content/prose.ts";
import type {Print} from "../steps/prints.ts";
import {outOfDate, readBuilt, type BuiltPublication} from "./built.ts";
import {figureAsData} from "./figure-list.ts";
import {composedOf, type Known, type Opened} from "./figures.ts";

export interface Traced {
  readonly known: Known;
  readonly prints: readonly Print[];
  readonly rests: Rests;
  readonly dependents: readonly (Dependent & {readonly prints: readonly Print[]})[];
  readonly files: Files;
}

/** How far the built files can be asked. */
export interface Files {
  /** Documents whose files say something else than the content does today; null where the content cannot be composed. */
  readonly older: readonly string[] | null;
  readonly missing: readonly string[];
  readonly unread: BuiltPublication["unread"];
}

/** Reads the files of a publication once for all figures that are asked for. */
export async function traceFigures(
  project: string,
  opened: Opened,
  figures: readonly Figure[],
  progress: (file: string) => void = () => undefined,
): Promise<readonly Traced[]> {
  const dependents = figures.map(({id}) => dependentsOf(id, opened.figures));
  const wanted = [...figures, ...dependents.flat().map(one => one.figure)].map(({id}) => id);
  const built = await readBuilt(
    join(project, "output", opened.publication),
    new Set(wanted),
    progress,
  );
  const files = filesOf(opened, built);
  return figures.map((figure, i) => ({
    known: {opened, figure},
    prints: built.prints.filter(one => one.figure === figure.id),
    rests: restsOn(figure, opened.figures),
    dependents: dependents[i]!.map(one => ({
      ...one,
      prints: built.prints.filter(print => print.figure === one.figure.id),
    })),
    files,
  }));
}

function filesOf(opened: Opened, {manifest, unread}: BuiltPublication): Files {
  const composed = composedOf(opened);
  if (composed) return {...outOfDate(composed.pages, manifest), unread};
  const names = Object.keys(opened.content.documents);
  return {older: null, missing: names.filter(name => !manifest.documents[name]), unread};
}

/** Whether every document was built, and from the content of today. */
export function isUpToDate({older, missing, unread}: Files): boolean {
  return older?.length === 0 && missing.length === 0 && unread.length === 0;
}

export function traceAsData({known, prints, rests, dependents, files}: Traced): object {
  const {figure, opened} = known;
  return {
    figure: figureAsData(figure, opened),
    files,
    prints: prints.map(one => ({...printAsData(one), ...todayAsData(one, opened)})),
    rests: restsAsData(rests, opened),
    dependents: dependents.map(({figure: {id, label}, steps, through, prints: there}) => ({
      id,
      label,
      steps,
      through,
      prints: there.map(printAsData),
    })),
  };
}

/** How a figure would be worded in this place today; null where it is worded so, for a figure may move a little and read the same. */
export function todayOf(
  {figure: id, text, register, chart}: Print,
  {figures, content}: Pick<Opened, "figures" | "content">,
): string | null {
  const figure = figures.get(id);
  if (!figure) return "";
  const {language: locale, currency} = content.about;
  const texts = registers.map(one => [one, figureText(figure, one, {locale, currency})] as const);
  if (texts.some(([, today]) => bare(today) === bare(text))) return null;
  const said = texts.find(([one]) => one === register);
  return chart === null && said && register !== "number" ? said[1] : "";
}

function todayAsData(print: Print, opened: Opened): object {
  const today = print.chart === null ? todayOf(print, opened) : null;
  return today ? {today} : {};
}

function bare(text: string): string {
  return text.replace(/\s+/g, "");
}

function printAsData({figure: _, ...print}: Print): object {
  return Object.fromEntries(
    Object.entries(print).filter(([, value]) => value !== null && String(value) !== ""),
  );
}

function restsAsData({figure, isTold, parts}: Rests, opened: Opened): object {
  const {id, label, written, sources} = figure;
  return {
    id,
    label,
    ...(written === null
      ? {sources: sources.map(source => ({id: source, ...opened.content.sources[source]}))}
      : {formula: written}),
    value: figureAsData(figure, opened),
    ...(isTold ? {told: true} : {}),
    ...(parts.length === 0 ? {} : {inputs: parts.map(part => restsAsData(part, opened))}),
  };
}
