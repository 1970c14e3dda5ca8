// Documents that show the slides of others: which ones a document names, and what is wrong with that. It makes only findings.
import {errorAt, type Checked, type Diagnostic} from "../lib/diagnostic.ts";
import {suggestion} from "../lib/nearest.ts";
import type {DocumentFacts} from "../lib/template/document-model.ts";
import type {Fields, WordType} from "../lib/content/words.ts";
import {isMap} from "../lib/map.ts";
import {remembered} from "../lib/memo.ts";
import type {Path, Plain, YamlFile} from "../lib/yaml/yaml.ts";
import type {Content} from "./content.ts";
import type {Template} from "./template.ts";

/** A document of which the template is known. */
export interface Ready {
  readonly name: string;
  readonly file: YamlFile;
  readonly template: Template;
}

export interface Showing {
  /** The document that is shown. */
  readonly name: string;
  readonly path: Path;
}

/** What a document names in its words of the type `slides`, and where. */
export const shownBy = remembered(
  ({file, template}: Ready) => [file, template.manifest],
  showingsIn,
);

function showingsIn({file, template}: Ready): readonly Showing[] {
  return inFields(template.manifest.words, file.data, []);

  function inFields(fields: Fields, value: Plain | undefined, path: Path): readonly Showing[] {
    if (!isMap(value)) return [];
    return Object.entries(fields).flatMap(([key, {type}]) =>
      inWord(type, value[key], [...path, key]),
    );
  }

  function inWord(type: WordType, value: Plain | undefined, path: Path): readonly Showing[] {
    if (type.sort === "list")
      return Array.isArray(value)
        ? (value as readonly Plain[]).flatMap((item, i) => inWord(type.of, item, [...path, i]))
        : [];
    if (type.sort === "fields") return inFields(type.fields, value, path);
    if (type.sort === "choose") {
      const chosen = isMap(value) ? type.of[String(value[type.by])] : undefined;
      return inFields({...type.always, ...chosen}, value, path);
    }
    const shows = type.sort === "leaf" && type.type === "slides" && typeof value === "string";
    return shows ? [{name: value, path}] : [];
  }
}

/** Names that lead nowhere, or to what has no slides, and circles. `prepared`: every document of the publication. */
export function checkShown(
  {documents}: Content,
  ready: readonly Ready[],
  prepared: ReadonlyMap<string, Checked<Ready>>,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const one of ready) look(one, []);
  return found;

  function look(one: Ready, via: readonly string[]): void {
    if (seen.has(one.name)) return;
    seen.add(one.name);
    const way = [...via, one.name];
    for (const showing of shownBy(one)) {
      const shown = prepared.get(showing.name);
      if (!shown) unknown(one, showing);
      else if (way.includes(showing.name)) circle(one, showing, way);
      else if (shown.ok) {
        look(shown.value, way);
        if (shown.value.template.makes !== "slides") noSlides(one, showing);
      }
    }
  }

  function unknown({name, file}: Ready, showing: Showing): void {
    const others = Object.keys(documents).filter(one => one !== name);
    found.push(
      errorAt(
        file.places.value(showing.path),
        "document/unknown-document",
        `there is no document called \`${showing.name}\``,
        suggestion(showing.name, others, "the documents are"),
      ),
    );
  }

  function circle({file}: Ready, showing: Showing, way: readonly string[]): void {
    const names = [...way.slice(way.indexOf(showing.name)), showing.name];
    found.push(
      errorAt(
        file.places.value(showing.path),
        "document/circle",
        `\`${showing.name}\` shows itself: ${names.map(one => `\`${one}\``).join(" → ")}`,
        "take one of them out of the circle",
      ),
    );
  }

  function noSlides({file}: Ready, showing: Showing): void {
    const others = [...prepared.values()].filter(
      one => one.ok && one.value.template.makes === "slides",
    );
    const names = others.flatMap(one => (one.ok ? `\`${one.value.name}\`` : [])).join(", ");
    found.push(
      errorAt(
        file.places.value(showing.path),
        "document/no-slides",
        `\`${showing.name}\` is made of pages, not of slides`,
        `name a document that is made of slides${names === "" ? "" : `: ${names}`}`,
      ),
    );
  }
}

/** Those that are waited for in the order in which they are, then those that take longest to print. */
export function inOrderOfPrinting(
  all: readonly Ready[],
  first: readonly string[],
): readonly Ready[] {
  const wait = ({name}: Ready): number => (first.includes(name) ? first.indexOf(name) : Infinity);
  return all
    .toSorted((a, b) => timeToPrint(b) - timeToPrint(a))
    .sort((a, b) => (wait(a) === wait(b) ? 0 : wait(a) - wait(b)));
}

/** Roughly, for an order: paper that text flows over, then slides, then what has to stay short, then what is not printed. */
function timeToPrint({template: {makes, manifest}}: Ready): number {
  if (!manifest.outputs.includes("pdf")) return 0;
  if (manifest.mostPages !== null) return 1;
  return makes === "slides" ? 2 : 3;
}

export function aboutOf({name, template}: Ready): DocumentFacts {
  const {kind, makes, manifest} = template;
  return {name, kind, makes, about: manifest.about, outputs: manifest.outputs};
}
