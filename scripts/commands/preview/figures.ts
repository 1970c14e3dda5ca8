// What the page asks about a number: all that is known of it, and a new value for it.
import {dependentsOf} from "../../lib/content/lineage.ts";
import {writtenValue} from "../../lib/content/set-figure.ts";
import type {Figure} from "../../lib/content/figure.ts";
import {formatDate} from "../../lib/date.ts";
import {Log} from "../../lib/diagnostic.ts";
import {findingOf} from "../../lib/preview/finding.ts";
import type {
  PreviewChange,
  PreviewChanged,
  PreviewChart,
  PreviewFigure,
  PreviewMention,
} from "../../lib/preview/messages.ts";
import {placeAt, type Span} from "../../lib/text.ts";
import {readNumbers, type Sources} from "../../pipeline.ts";
import {circumstancesInWords, exactText} from "../figure-list.ts";
import {earlierInWords, withNumbers, workingsOf} from "../figure-sheet.ts";
import type {Opened} from "../figures.ts";
import {leavesOf} from "../set-checks.ts";
import {changeFigure} from "../set-figure.ts";
import {printsIn} from "./prints.ts";
import type {Play} from "./play.ts";

export interface Figures {
  readonly list: (play: Play) => readonly PreviewMention[];
  readonly sheet: (play: Play, id: string) => PreviewFigure | null;
  readonly chart: (play: Play, id: string) => PreviewChart | null;
  /** Null where there is no such figure. */
  readonly set: (play: Play, id: string, change: PreviewChange) => Promise<PreviewChanged | null>;
}

/** `saved` is told which file was written. */
export function openFigures(project: string, saved: (path: string) => void): Figures {
  // Numbers are read once for each state of the sources, when they are first asked for.
  const read = new WeakMap<Sources, Opened | null>();
  return {list, sheet, chart, set};

  function openedOf({name: publication, sources}: Play): Opened | null {
    if (!sources) return null;
    const known = read.get(sources);
    if (known !== undefined) return known;
    const log = new Log();
    const numbers = readNumbers(sources, log);
    const opened = numbers && {...numbers, publication, sources, isWhole: log.errors === 0};
    read.set(sources, opened);
    return opened;
  }

  function list(play: Play): readonly PreviewMention[] {
    const opened = openedOf(play);
    return opened ? [...opened.figures.values()].map(one => mentionOf(one, opened)) : [];
  }

  function sheet(play: Play, id: string): PreviewFigure | null {
    const opened = openedOf(play);
    const figure = opened?.figures.get(id);
    return opened && figure ? sheetOf(figure, opened, play) : null;
  }

  function chart(play: Play, id: string): PreviewChart | null {
    const opened = openedOf(play);
    const chart = play.composed?.charts.get(id);
    if (!opened || !chart) return null;
    const figures = [...new Map(chart.prints.map(({figure}) => [figure.id, figure])).values()];
    return {
      id,
      title: chart.data.title,
      figures: figures.map(one => mentionOf(opened.figures.get(one.id) ?? one, opened)),
      prints: printsIn(play).filter(print => print.chart === id),
      ...whereIs(opened.content.places.key(["charts", id])),
    };
  }

  async function set(
    play: Play,
    id: string,
    change: PreviewChange,
  ): Promise<PreviewChanged | null> {
    const opened = openedOf(play);
    const figure = opened?.figures.get(id);
    if (!opened || !figure) return null;
    const log = new Log();
    const setting = {
      project,
      wanted: {...nothingNew, value: change.value.trim()},
      force: change.force === true,
      dryRun: false,
    };
    const changed = await changeFigure({opened, figure}, setting, log);
    if (changed) saved(changed.file);
    return {
      written: changed !== null,
      before: editOf(figure, opened).written,
      findings: log.diagnostics.map(one => findingOf(one, play.name)),
      moved: changed?.moved ?? [],
    };
  }
}

const nothingNew = {
  value: undefined,
  words: undefined,
  floor: undefined,
  low: undefined,
  central: undefined,
  high: undefined,
  sources: undefined,
  asOf: undefined,
  note: undefined,
  corrected: undefined,
  why: undefined,
};

function sheetOf(figure: Figure, opened: Opened, play: Play): PreviewFigure {
  const {content, figures} = opened;
  const {language} = content.about;
  const {id, label, note, written, inputs, was, path} = figure;
  return {
    id,
    label,
    value: exactText(figure, content),
    circumstances: circumstancesInWords(figure, language).join(", "),
    note: note === null ? null : withNumbers(note, opened),
    formula: written === null ? null : {written, workings: workingsOf(figure, opened)},
    inputs: inputs.flatMap(input => figures.get(input) ?? []).map(one => mentionOf(one, opened)),
    usedBy: dependentsOf(id, figures).map(one => mentionOf(one.figure, opened)),
    sources: figure.sources.map(source => sourceOf(source, opened)),
    prints: printsIn(play).filter(print => print.figure === id),
    was: was.map(one => withNumbers(earlierInWords(one, language), opened)),
    ...whereIs(content.places.key(path)),
    ...editOf(figure, opened),
  };
}

function mentionOf(figure: Figure, {content}: Opened): PreviewMention {
  return {id: figure.id, label: figure.label, value: exactText(figure, content)};
}

function sourceOf(id: string, {content}: Opened): PreviewFigure["sources"][number] {
  const source = content.sources[id];
  if (!source) return {id, text: `there is no source called ${id}`, link: null};
  const {publisher, title, date, status, url} = source;
  const day = date === "undated" ? "undated" : formatDate(date, content.about.language);
  const text = [publisher, title, day, ...(status === null ? [] : [status])].join(", ");
  // Only what leads to the web is a link.
  return {id, text, link: url !== null && /^https?:/i.test(url) ? url : null};
}

function whereIs({in: source, start}: Span): Pick<PreviewFigure, "file" | "line" | "column"> {
  return {file: source.path, ...placeAt(source, start)};
}

function editOf(figure: Figure, opened: Opened): Pick<PreviewFigure, "written" | "why"> {
  const {content} = opened;
  if (figure.written !== null) {
    const leaves = leavesOf(figure, opened).slice(0, 8).join(", ");
    return {written: null, why: `it is worked out: change what it rests on, ${leaves}`};
  }
  const entry = content.figures[figure.id];
  if (entry) return {written: writtenValue(entry).text, why: null};
  const [table = "", row = "", column = ""] = figure.id.split(".");
  const cell = content.tables[table]?.rows[row]?.cells[column];
  return cell === undefined || cell === null
    ? {written: null, why: "it is not written in one place"}
    : {written: cell, why: null};
}
