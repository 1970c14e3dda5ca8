// From the documents that name each other's files to findings: two that wait for each other would never be made.
import {errorAt, type Diagnostic} from "../lib/diagnostic.ts";
import type {Content} from "./content.ts";
import type {Manuscript} from "./manuscript.ts";

/** What is printed of a document: its own manuscript, and those of which it shows slides. */
interface Speaking {
  readonly manuscript: Manuscript;
  readonly shown: readonly Manuscript[];
}

/** The documents that have to be made before this one. */
export function waitsFor({manuscript, shown}: Speaking): readonly string[] {
  const facts = [manuscript, ...shown].flatMap(one => [...one.facts, ...(one.plain?.facts ?? [])]);
  return [...new Set(facts.map(use => use.document))];
}

/** Each circle once, at the first of its documents. */
export function checkWaiting(pages: readonly Speaking[], content: Content): readonly Diagnostic[] {
  const next = new Map(pages.map(one => [one.manuscript.name, waitsFor(one)]));
  const told = new Set<string>();
  return [...next.keys()].flatMap(name => circlesFrom(name, []));

  function circlesFrom(name: string, via: readonly string[]): readonly Diagnostic[] {
    if (via.includes(name)) return circle(via.slice(via.indexOf(name)));
    return (next.get(name) ?? []).flatMap(one => circlesFrom(one, [...via, name]));
  }

  function circle(names: readonly string[]): readonly Diagnostic[] {
    const key = names.toSorted().join(" ");
    if (told.has(key)) return [];
    told.add(key);
    const [first = ""] = names;
    const way = [...names, first].map(one => `\`${one}\``).join(" → ");
    return [
      errorAt(
        content.places.value(["documents", first, "template"]),
        "document/circle",
        `documents wait for each other, to say how large their files are: ${way}`,
        "let one of them name the other’s files without their size and pages",
      ),
    ];
  }
}
