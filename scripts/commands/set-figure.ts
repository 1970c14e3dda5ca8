// `figures set`: a new value for a figure, in the file where it stands; and what that moves.
import {realpath} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import type {Figure} from "../lib/content/figure.ts";
import {dependentsOf} from "../lib/content/lineage.ts";
import type {NewValue} from "../lib/content/set-figure.ts";
import {isError, Log, type Diagnostic} from "../lib/diagnostic.ts";
import {formatMachine} from "../lib/quantity/format.ts";
import {readIfThere} from "../outside/disk.ts";
import {replaceFiles} from "../outside/replace.ts";
import {readNumbers, type Sources} from "../pipeline.ts";
import type {Print} from "../steps/prints.ts";
import {readBuilt} from "./built.ts";
import {composeSafely} from "./compose-safely.ts";
import {todayOf} from "./trace.ts";
import {exactText} from "./figure-list.ts";
import type {Known, Opened} from "./figures.ts";
import {problemOf, refused, unitProblem} from "./set-checks.ts";
import {changedLines, newText, type ChangedLines} from "./set-text.ts";

export interface Setting {
  readonly project: string;
  readonly wanted: NewValue;
  /** Another unit is no mistake, and what does not agree with the new value any more is changed next. */
  readonly force: boolean;
  readonly dryRun: boolean;
}

export interface Moved {
  readonly id: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** `prints`: where the built files print it, and would say something else now. */
export type MovedPrints = Moved & {readonly prints: readonly Print[]};

export interface WasSet {
  readonly publication: string;
  readonly file: string;
  readonly lines: ChangedLines;
  /** The figure itself first, then what is computed from it. */
  readonly moved: readonly MovedPrints[];
  readonly written: boolean;
}

/** The same without a look at the built files. */
export interface Changed extends Omit<WasSet, "moved"> {
  readonly moved: readonly Moved[];
  readonly now: Opened;
}

export async function setKnownFigure(
  known: Known,
  setting: Setting,
  log: Log,
): Promise<WasSet | null> {
  const changed = await changeFigure(known, setting, log);
  if (!changed) return null;
  const {now, moved, ...rest} = changed;
  const folder = join(setting.project, "output", rest.publication);
  const {prints} = await readBuilt(folder, new Set(moved.map(one => one.id)));
  return {
    ...rest,
    moved: moved.map(one => ({
      ...one,
      prints: prints.filter(print => print.figure === one.id && todayOf(print, now) !== null),
    })),
  };
}

/** Null where nothing can be set; the log says why. Nothing is written where the project would have a mistake that it has not now. */
export async function changeFigure(
  {opened, figure}: Known,
  {project, wanted, force, dryRun}: Setting,
  log: Log,
): Promise<Changed | null> {
  const {path} = opened.content.places.key(figure.path).in;
  const before = opened.sources.files.find(one => one.path === path);
  if (!before) return null;
  const problem = problemOf(figure, opened, wanted, force);
  if (problem) return (log.add(problem), null);
  const text = newText(before, figure, opened, wanted, log);
  if (text === null) return null;
  const sources = withText(opened.sources, before.path, text);
  const found = newFindings(opened.sources, sources);
  log.add(...found);
  const after = readNumbers(sources, new Log());
  const stopping = found.filter(one => isError(one) && !(force && isDisagreement(one)));
  if (stopping.length > 0 || !after) return null;
  const now: Opened = {...opened, ...after, sources};
  const wrongUnit = force ? null : unitProblem(figure, now.figures.get(figure.id));
  if (wrongUnit) return (log.add(wrongUnit), null);
  if (!dryRun && !(await writeText(join(project, before.path), before.text, text, log)))
    return null;
  return {
    publication: opened.publication,
    file: before.path,
    lines: changedLines(before.text, text),
    moved: movedBy(figure, opened, now),
    written: !dryRun,
    now,
  };
}

function newFindings(before: Sources, after: Sources): readonly Diagnostic[] {
  const old = new Set(findingsOf(before).map(nameOf));
  return findingsOf(after).filter(one => !old.has(nameOf(one)));

  function nameOf({code, message, at}: Diagnostic): string {
    return [code, message, at?.in.path].join("\n");
  }
}

function findingsOf(sources: Sources): readonly Diagnostic[] {
  const log = new Log();
  composeSafely({sources, documents: null}, log);
  return log.diagnostics;
}

function movedBy(figure: Figure, before: Opened, after: Opened): readonly Moved[] {
  const ids = [figure.id, ...dependentsOf(figure.id, after.figures).map(one => one.figure.id)];
  return ids.flatMap(id => {
    const [old, now] = [before.figures.get(id), after.figures.get(id)];
    if (!old || !now) return [];
    const [was, is] = [exactText(old, before.content), exactText(now, after.content)];
    const isSame = was === is && formatMachine(old.quantity) === formatMachine(now.quantity);
    return isSame ? [] : [{id, label: now.label, before: was, after: is}];
  });
}

/** The file can be read, and the figure computed; but something else says something else. */
export function isDisagreement({code}: Diagnostic): boolean {
  return !/^(?:yaml|content|figures|set)\//.test(code);
}

function withText(sources: Sources, path: string, text: string): Sources {
  return {...sources, files: sources.files.map(file => (file.path === path ? {path, text} : file))};
}

/** As it was but for the change: a mark at the beginning of the file stays; a file that somebody changed meanwhile is left alone. */
async function writeText(path: string, before: string, after: string, log: Log): Promise<boolean> {
  const real = await realpath(path);
  const bytes = await readIfThere(real);
  const text = bytes && new TextDecoder("utf-8", {ignoreBOM: true}).decode(bytes);
  const mark = text?.startsWith("\ufeff") ? "\ufeff" : "";
  if (text !== mark + before) {
    log.add(
      refused(
        "changed",
        `\`${path}\` was changed by somebody else just now`,
        "look at it, and ask again",
      ),
    );
    return false;
  }
  await replaceFiles(dirname(real), new Map([[basename(real), mark + after]]), []);
  return true;
}
