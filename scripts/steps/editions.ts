// From Content and its table of editions to Editions: what each of them says otherwise, and what is wrong with its row. What is
// wrong with a row is said of that edition alone; what is wrong with a column, of all. Nothing is composed here.
import {readCsv, type Cell} from "../lib/edition/csv.ts";
import {targetOf, type Target} from "../lib/edition/columns.ts";
import {columnSettings} from "../lib/edition/settings.ts";
import {commonWords} from "../lib/edition/edition.ts";
import {wordsMentioned} from "../lib/edition/mentioned.ts";
import {badName} from "../lib/edition/name.ts";
import type {Override, Overrides, OwnWord} from "../lib/edition/overrides.ts";
import {rowsOfMap, rowsOfTable, type Column, type Row, type Rows} from "../lib/edition/rows.ts";
import {figureOverrides, unitFinding} from "../lib/edition/figure-value.ts";
import {errorAt, isError, type Diagnostic, type Looked} from "../lib/diagnostic.ts";
import {suggestion} from "../lib/nearest.ts";
import {placeAt, type SourceText} from "../lib/text.ts";
import type {TemplateFile} from "../lib/template/file.ts";
import {decodeFile} from "../lib/template/parse.ts";
import type {Plain} from "../lib/yaml/yaml.ts";
import type {Content} from "./content.ts";

export interface PlannedEdition {
  readonly name: string;
  /** As the publication is called in it, where its row says so. */
  readonly title: string | null;
  /** Null for all of them. */
  readonly documents: readonly string[] | null;
  /** Null where its row is wrong. */
  readonly overrides: Overrides | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Editions {
  /** Of the publication; dots stand for words that are the editions' own. */
  readonly title: string;
  readonly theme: string;
  /** Whether the common publication is published, too. */
  readonly base: boolean;
  /** In the order in which they are written. */
  readonly planned: readonly PlannedEdition[];
}

/**
 * Null where the publication has no editions, or none can be made of what is written. `files`: those of the publication; `templates`:
 * those that may name words, too.
 */
export function readEditions(
  content: Content,
  files: readonly SourceText[],
  templates: readonly TemplateFile[],
): Looked<Editions | null> {
  const {editions: entry, places} = content;
  const found: Diagnostic[] = [];
  const tables = [tableRows(), mapRows()].filter(one => one !== null);
  if (tables.length === 0 || found.some(isError)) return {value: null, diagnostics: found};
  const common = commonWords(entry, places);
  const mentioned = new Map(
    [...files, ...textsOf(templates)].flatMap(wordsMentioned).map(one => [one.word, one.at]),
  );
  const known = new Set([...common.keys(), ...mentioned.keys()]);
  const targets = new Map<string, Target>();
  for (const {columns, diagnostics} of tables) {
    found.push(...diagnostics);
    for (const column of columns) found.push(...findingsOf(column));
  }
  const {value: settings, diagnostics} = columnSettings(entry?.columns, content.figures, places);
  found.push(...diagnostics);
  const names = Object.keys(content.documents);
  if (names.includes("index"))
    found.push(
      errorAt(
        places.key(["documents", "index", "template"]),
        "editions/index",
        "`index.html` is the page of all editions, and no document can be called so",
        "give the document another name",
      ),
    );
  if (found.some(isError)) return {value: null, diagnostics: found};
  const first = new Map<string, Row>();
  const planned = tables.flatMap(({rows}) => rows).map(plan);
  const {title, theme} = content.about;
  const plain = title.replace(
    /\{\{\s*(?:edition\.)?([a-z0-9.-]+)[^{}]*\}\}/g,
    (_, word: string) => common.get(word)?.text ?? "…",
  );
  const base = entry?.base ?? true;
  return {value: {title: plain, theme: theme ?? "house", base, planned}, diagnostics: found};

  function tableRows(): Rows | null {
    const file = files.find(one => /^[^/]+\/[^/]+\/editions\.csv$/.test(one.path));
    const read = file && readCsv(file);
    found.push(...(read?.diagnostics ?? []));
    return read?.ok ? rowsOfTable(read.value) : null;
  }

  function mapRows(): Rows | null {
    const {editions = null} = entry ?? {};
    if (editions === null || editions === undefined) return null;
    const below = (path: readonly (string | number)[]) => ["editions", "editions", ...path];
    return rowsOfMap(editions, {
      value: path => places.value(below(path)),
      key: path => places.key(below(path)),
    });
  }

  function findingsOf({name, at}: Column): readonly Diagnostic[] {
    if (targets.has(name)) return [];
    const target = targetOf(name, {...content}, known);
    targets.set(name, target);
    if (target.to === "unknown")
      return [
        errorAt(
          at,
          "editions/unknown-column",
          `\`${name}\` is no figure, no words of the publication, and no word that a text names`,
          target.near === null
            ? `name a figure, words by their path (\`publication.subtitle\`), or what \`{{edition.${name}}}\` prints in a text; \`#\` in front makes it a remark`
            : `did you mean \`${target.near}\`?`,
        ),
      ];
    const formula = target.to === "figure" ? content.figures[target.figure]?.formula : null;
    return formula
      ? [
          errorAt(
            at,
            "editions/worked-out",
            `\`${name}\` is worked out, from \`${formula}\``,
            "give what goes into it a column",
          ),
        ]
      : [];
  }

  function plan(row: Row): PlannedEdition {
    const own: Diagnostic[] = [...row.diagnostics];
    const values: Override[] = [];
    const words = new Map<string, OwnWord>(common);
    let documents: readonly string[] | null = entry?.documents ?? null;
    checkName(row, own);
    if (row.isRagged)
      return {name: row.name, title: null, documents, overrides: null, diagnostics: own};
    if (entry?.language && !row.cells.has("language"))
      values.push({
        path: ["about", "language"],
        value: entry.language,
        at: places.value(["editions", "language"]),
      });
    for (const [column, cell] of row.cells) {
      const target = targets.get(column)!;
      if (target.to === "word") words.set(target.word, cell);
      if (target.to === "path")
        values.push({path: target.path, value: cell.text as Plain, at: cell.at});
      if (target.to === "documents") documents = documentsOf(cell);
      if (target.to === "figure") {
        const figure = content.figures[target.figure]!;
        const wrong = unitFinding(column, figure, cell, content.about.currency);
        if (wrong) own.push(wrong);
        values.push(
          ...(settings.get(column) ?? []),
          ...figureOverrides(target.figure, figure, cell),
        );
      }
    }
    for (const name of documents ?? [])
      if (!names.includes(name))
        own.push(
          errorAt(
            row.cells.get("documents")?.at ?? places.value(["editions", "documents"]),
            "document/unknown",
            `\`${content.name}\` has no document called \`${name}\``,
            suggestion(name, names, "its documents are"),
          ),
        );
    for (const [word, at] of mentioned) if (!words.has(word)) own.push(missing(word, at));
    return {
      name: row.name,
      title: row.cells.get("title")?.text ?? row.cells.get("publication.title")?.text ?? null,
      documents,
      overrides: own.some(isError) ? null : {edition: row.name, at: row.at, values, words},
      diagnostics: own,
    };

    function missing(word: string, named: OwnWord["at"]): Diagnostic {
      const {line} = placeAt(named.in, named.start);
      return errorAt(
        row.empty.get(word) ?? row.at,
        "editions/missing-word",
        `\`${row.name}\` has no \`${word}\`, which \`${named.in.path}:${line}\` names`,
        row.empty.has(word)
          ? `fill in the cell, or give all editions a common value: \`words: {${word}: …}\` in editions.yaml`
          : `add a column \`${word}\`, or give all editions a common value: \`words: {${word}: …}\` in editions.yaml`,
      );
    }
  }

  function checkName(row: Row, own: Diagnostic[]): void {
    const wrong = badName(row.name, names);
    if (wrong) own.push(errorAt(row.at, "editions/bad-name", ...wrong));
    const earlier = first.get(row.name);
    if (!earlier) first.set(row.name, row);
    else if (!wrong) {
      const {line} = placeAt(earlier.at.in, earlier.at.start);
      own.push(
        errorAt(
          row.at,
          "editions/twice",
          `\`${row.name}\` is already in \`${earlier.at.in.path}:${line}\``,
          "name one of the two otherwise, or delete it",
        ),
      );
    }
  }
}

function textsOf(templates: readonly TemplateFile[]): readonly SourceText[] {
  return templates
    .filter(({path}) => path.endsWith(".hbs"))
    .map(decodeFile)
    .flatMap(decoded => (decoded.ok ? [decoded.value] : []));
}

function documentsOf({text}: Cell): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(name => name !== ""))];
}
