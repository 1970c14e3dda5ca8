// The nodes of a YAML document → plain data and the place of each value; with what YAML allows and we do not.
import {errorAt, type Diagnostic} from "../diagnostic.ts";
import type {SourceText, Span} from "../text.ts";
import type {Plain} from "./yaml.ts";
import {lintScalar} from "./lint.ts";
import {isAlias, isMap, isScalar, isSeq, type Node, type Pair} from "./nodes.ts";
import {keyOf, placesOf, stretch, type Path, type Places, type Stretch} from "./places.ts";

export interface Values {
  readonly data: Plain;
  readonly places: Places;
  readonly diagnostics: readonly Diagnostic[];
}

const forbidden = new Set(["__proto__", "constructor", "prototype"]);

export function readValues(source: SourceText, contents: Node): Values {
  const found: Diagnostic[] = [];
  const values = new Map<string, Stretch>();
  const keys = new Map<string, Stretch>();
  const scalars = new Set<string>();
  const data = plainOf(contents, []);
  return {data, places: placesOf({values, keys, scalars}, source), diagnostics: found};

  function plainOf(node: Node | null, path: Path): Plain {
    if (node === null) return null;
    const at = spanOf(node);
    values.set(keyOf(path), stretch(at.start, at.end));
    if (isAlias(node)) return refuse(at, ...anchors);
    if (node.anchor !== undefined) return refuse(anchorOf(node.anchor, at), ...anchors);
    if (isMap(node))
      return Object.fromEntries(
        node.items.flatMap(pair => entryOf(pair, path, node.flow === true)),
      );
    if (isSeq(node)) return node.items.map((item, i) => plainOf(item as Node | null, [...path, i]));
    if (!isScalar(node)) return null;
    scalars.add(keyOf(path));
    const text = String(node.value ?? "");
    if (text === "" && node.type === "PLAIN") return leftEmpty(path);
    found.push(...lintScalar(source, node, text));
    return text.normalize("NFC");
  }

  /** Where nothing was written, its name is the place. */
  function leftEmpty(path: Path): null {
    const owner = keys.get(keyOf(path));
    if (owner !== undefined) values.set(keyOf(path), owner);
    return null;
  }

  function entryOf(pair: Pair, path: Path, inBraces: boolean): readonly [string, Plain][] {
    const [key, value] = [pair.key as Node | null, pair.value as Node | null];
    const name = isScalar(key) ? String(key.value ?? "") : null;
    const at = spanOf(key ?? value);
    const refusal = name === null ? noName : refusalOf(name, inBraces && value === null);
    if (name === null || refusal) {
      refuse(at, ...(refusal ?? noName));
      return [];
    }
    const here = [...path, name];
    keys.set(keyOf(here), stretch(at.start, at.end));
    values.set(keyOf(here), stretch(at.start, at.end));
    return [[name, plainOf(value, here)]];
  }

  function spanOf(node: Node | null): Span {
    const [start, end] = node?.range ?? [0, 1];
    return {in: source, start, end: Math.max(start + 1, end)};
  }

  /** An anchor stands in front of what it names. */
  function anchorOf(anchor: string, named: Span): Span {
    const start = source.text.lastIndexOf(`&${anchor}`, named.start);
    return {in: source, start, end: start + anchor.length + 1};
  }

  function refuse(at: Span, code: string, message: string, help: string): null {
    found.push(errorAt(at, code, message, help));
    return null;
  }
}

type Refusal = readonly [code: string, message: string, help: string];

const anchors: Refusal = [
  "yaml/anchor",
  "anchors (`&`) and aliases (`*`) are not used here",
  'write the value out; if it is meant as text, put it in quotes: "…"',
];

const noName: Refusal = [
  "yaml/key",
  "a name in front of a colon has to be plain text",
  'put the whole text in quotes: "…"',
];

function refusalOf(name: string, isValueMissing: boolean): Refusal | null {
  if (isValueMissing && /^[\w-]+:[^/]/.test(name))
    return ["yaml/space", "a space is missing after the colon", "write `name: value`"];
  if (isValueMissing)
    return [
      "yaml/comma",
      `a comma inside \`{ }\` begins a new field, and \`${name}\` has no value`,
      "if the comma belongs to a text, put that whole text in quotes",
    ];
  if (name === "")
    return ["yaml/key", "the name in front of the colon is empty", "write `name: value`"];
  if (forbidden.has(name))
    return ["yaml/key", `\`${name}\` cannot be used as a name`, "choose another name"];
  if (name === "<<")
    return ["yaml/merge", "merge keys (`<<`) are not supported", "write the fields out"];
  return /^\s|\s$/.test(name)
    ? [
        "yaml/space",
        "a no-break space stands in front of this name",
        "use ordinary spaces to indent",
      ]
    : null;
}
