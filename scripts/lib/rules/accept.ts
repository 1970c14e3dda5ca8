// Rules that are broken on purpose: who may accept what, and what was accepted for nothing.
import type {ContentPlaces} from "../content/places.ts";
import type {About, FigureEntry, Source, TableEntry} from "../content/publication.ts";
import {errorAt, type Diagnostic} from "../diagnostic.ts";
import {suggestion} from "../nearest.ts";
import type {Path} from "../yaml/yaml.ts";
import {ruleNames} from "./codes.ts";

export interface Accepting {
  readonly about: About;
  readonly figures: Readonly<Record<string, FigureEntry>>;
  readonly tables: Readonly<Record<string, TableEntry>>;
  readonly sources: Readonly<Record<string, Source>>;
  readonly places: ContentPlaces;
}

type Accept = Readonly<Record<string, string>> | null;

/** Everything that says `accept`, with the path of what says it. */
function acceptancesIn(content: Accepting): readonly (readonly [Path, Accept])[] {
  const named = <T>(
    all: Readonly<Record<string, T>>,
    path: Path,
    of: (one: T) => Accept,
  ): readonly (readonly [Path, Accept])[] =>
    Object.entries(all).map(([id, one]) => [[...path, id], of(one)] as const);
  return [
    [["about"], content.about.accept],
    ...named(content.figures, ["figures"], one => one.accept),
    ...named(content.sources, ["sources"], one => one.accept),
    ...Object.entries(content.tables).flatMap(([id, table]) => [
      [["tables", id], table.accept] as const,
      ...named(table.columns, ["tables", id, "columns"], one => one.accept),
      ...named(table.rows, ["tables", id, "rows"], one => one.accept),
    ]),
  ];
}

/** Who may accept a rule for a figure, nearest first: for a cell its row, its column and its table. */
function ownersOf(id: string): readonly Path[] {
  const [table, row, column] = id.split(".");
  if (row === undefined || column === undefined) return [["figures", id]];
  return [
    ["tables", table!, "rows", row],
    ["tables", table!, "columns", column],
    ["tables", table!],
  ];
}

export interface Acceptances {
  /** The reason that the first of these figures, or their tables, give for breaking a rule; null if none does. It counts as used. */
  readonly forFigures: (rule: string, ids: readonly string[]) => string | null;
  readonly at: (rule: string, owner: Path) => string | null;
  /** Codes that are none, and those of `among` that nothing has used. */
  readonly findings: (among: readonly string[]) => readonly Diagnostic[];
}

export function acceptances(content: Accepting): Acceptances {
  const all = new Map(
    acceptancesIn(content).map(([path, accept]) => [path.join("/"), {path, accept}]),
  );
  const used = new Set<string>();
  return {
    at,
    forFigures: (rule, ids) =>
      ids.flatMap(ownersOf).reduce<string | null>((found, owner) => found ?? at(rule, owner), null),
    findings: among =>
      [...all.values()].flatMap(({path, accept}) =>
        Object.keys(accept ?? {}).flatMap(rule => findingOf(rule, path, among)),
      ),
  };

  function at(rule: string, owner: Path): string | null {
    const reason = all.get(owner.join("/"))?.accept?.[rule] ?? null;
    if (reason !== null) used.add([...owner, rule].join("/"));
    return reason;
  }

  function findingOf(rule: string, path: Path, among: readonly string[]): readonly Diagnostic[] {
    const at = content.places.key([...path, "accept", rule]);
    if (!ruleNames.some(name => name === rule)) {
      const message = `there is no rule called \`${rule}\``;
      return [
        errorAt(at, "rules/unknown-rule", message, suggestion(rule, ruleNames, "the rules are")),
      ];
    }
    if (!among.includes(rule) || used.has([...path, rule].join("/"))) return [];
    const message = `nothing here breaks the rule \`${rule}\`, so there is nothing to accept`;
    return [{...errorAt(at, "rules/unused-acceptance", message, "remove it"), severity: "warning"}];
  }
}
