// `figures`: the figures of a project, as a list or one in full; and how a figure is found by the name that a person gives it.
import {placeAt} from "../lib/text.ts";
import {Log, type Diagnostic} from "../lib/diagnostic.ts";
import type {Figure} from "../lib/content/figure.ts";
import {usersOf} from "../lib/content/lineage.ts";
import {suggestion} from "../lib/nearest.ts";
import {readNumbers, type Composed, type Numbers, type Sources} from "../pipeline.ts";
import {composeSafely} from "./compose-safely.ts";
import {readSources, wantedOf} from "./project.ts";

/** A publication with its figures, as far as they could be read. */
export interface Opened extends Numbers {
  readonly publication: string;
  readonly sources: Sources;
  /** Whether something in it is wrong: then figures may be missing. */
  readonly isWhole: boolean;
}

export interface Naming {
  readonly project: string;
  /** One publication alone. */
  readonly publication: string | undefined;
}

/** What is wrong with their numbers goes into the log. */
export async function openPublications(
  {project, publication}: Naming,
  log: Log,
): Promise<readonly Opened[]> {
  const names = publication === undefined ? [] : [publication];
  const opened: Opened[] = [];
  for (const {publication: name} of await wantedOf(project, names, log)) {
    const own = new Log();
    const sources = await readSources(project, name, own);
    const numbers = readNumbers(sources, own);
    log.add(...own.diagnostics);
    if (numbers) opened.push({...numbers, publication: name, sources, isWhole: own.errors === 0});
  }
  return opened;
}

/** With its documents written, where that can be done today. */
export function composedOf({sources}: Opened): Composed | null {
  return composeSafely({sources, documents: null}, new Log());
}

/** `publication/id` names the publication with it. */
export function splitName(name: string, naming: Naming): {readonly id: string} & Naming {
  const [before, ...rest] = name.split("/");
  if (rest.length === 0 || before === undefined) return {...naming, id: name};
  return {...naming, publication: before, id: rest.join("/")};
}

export interface Known {
  readonly opened: Opened;
  readonly figure: Figure;
}

/** In every publication that knows it. */
export function findFigure(id: string, all: readonly Opened[]): readonly Known[] {
  return all.flatMap(opened => {
    const figure = opened.figures.get(id);
    return figure ? [{opened, figure}] : [];
  });
}

export function unknownFigure(id: string, all: readonly Opened[]): Diagnostic {
  // One that is written, and cannot be worked out, is not unknown.
  const written = all.find(one => one.quantities.isKnown(id));
  if (written)
    return {
      severity: "error",
      code: "figures/not-computed",
      message: `\`${id}\` has no value, because of what is wrong in \`content/${written.publication}\``,
      help: `mend what \`costed check ${written.publication}\` finds`,
    };
  const ids = all.flatMap(one => [...one.figures.keys()]);
  return {
    severity: "error",
    code: "figures/unknown",
    message: `there is no figure called \`${id}\``,
    help:
      suggestion(id, ids, "the figures are") ??
      "`costed figures` lists them; a cell of a table is `table.row.column`",
  };
}

export interface Filter {
  /** Words, all of which stand in the id or the label. */
  readonly words: string | undefined;
  /** Any of them. */
  readonly sources: readonly string[] | undefined;
  readonly kind: string | undefined;
  readonly table: string | undefined;
  readonly derived: boolean;
  readonly changed: boolean;
  readonly unused: boolean;
  readonly cells: boolean;
}

export interface Listed {
  readonly opened: Opened;
  readonly figures: readonly Figure[];
  /** Cells that were left out because nobody asked for them. */
  readonly cellsBeside: number;
  /** False where what was asked for cannot be known today. */
  readonly isKnown: boolean;
}

/** Cells of tables are listed where they are asked for, or where words are looked for. */
export function listFigures(opened: Opened, filter: Filter): Listed {
  const unused = filter.unused ? unusedIn(opened) : null;
  if (filter.unused && !unused) return {opened, figures: [], cellsBeside: 0, isKnown: false};
  const matching = [...opened.figures.values()].filter(
    figure => fits(figure, filter) && (unused === null || unused.has(figure.id)),
  );
  const withCells = filter.cells || filter.table !== undefined || filter.words !== undefined;
  // What a figure would be with other inputs has a name like that of a cell, and is of as little interest in a list.
  const figures = withCells ? matching : matching.filter(({id}) => !isCell(id));
  const cells = matching.filter(({id}) => Object.hasOwn(opened.content.tables, id.split(".")[0]!));
  return {opened, figures, cellsBeside: withCells ? 0 : cells.length, isKnown: true};
}

export function isCell(id: string): boolean {
  return id.includes(".");
}

export function whereWritten(
  {path}: Figure,
  {content}: Opened,
): {readonly file: string; readonly line: number} {
  const at = content.places.key(path);
  return {file: at.in.path, line: placeAt(at.in, at.start).line};
}

function fits({id, label, sources, kind, formula, was}: Figure, filter: Filter): boolean {
  const said = `${id} ${label}`.toLowerCase();
  const words = (filter.words ?? "").toLowerCase().split(/\s+/);
  return (
    words.every(word => said.includes(word)) &&
    (filter.sources === undefined || filter.sources.some(one => sources.includes(one))) &&
    (filter.kind === undefined || kind === filter.kind) &&
    (filter.table === undefined || id.startsWith(`${filter.table}.`)) &&
    (!filter.derived || formula !== null) &&
    (!filter.changed || was.length > 0)
  );
}

/** No document prints it, and nothing that a document prints rests on it. Null where documents cannot be written today. */
function unusedIn(opened: Opened): ReadonlySet<string> | null {
  const composed = composedOf(opened);
  if (!composed) return null;
  const users = usersOf(opened.figures);
  const used = new Set<string>();
  for (const {manuscript} of composed.pages) {
    const spoken = manuscript.slides.flatMap(slide => slide.spoken);
    for (const {figure} of [...manuscript.uses, ...(manuscript.plain?.uses ?? []), ...spoken])
      use(figure);
  }
  return new Set([...opened.figures.keys()].filter(id => !used.has(id) && !users.has(id)));

  function use(id: string): void {
    if (used.has(id)) return;
    used.add(id);
    for (const input of opened.figures.get(id)?.inputs ?? []) use(input);
  }
}
