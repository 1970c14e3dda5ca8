// A YAML file → plain data in which every scalar is the text that was written, and the place of each value.
// Nothing is bent on the way: `012`, `1e3`, `no` and dates arrive as they stand in the file.
import {isAlias, isMap, isPair, isScalar, isSeq, parseDocument, type Node, type Pair} from "yaml";
import {checked, type Checked} from "./diagnostic.ts";
import type {SourceText, Span} from "./text.ts";
import {endOfLine, onePerLine, yamlFinding} from "./yaml-findings.ts";
import {lintScalar} from "./yaml-lint.ts";
import {keyOf, placesOf, type Path, type Places} from "./yaml-places.ts";

export type {Path, Places};

/** Plain data from YAML: texts, lists, maps, and null for what was left empty. */
export type Plain = string | null | readonly Plain[] | {readonly [key: string]: Plain};

export interface YamlFile {
  readonly source: SourceText;
  readonly data: Plain;
  readonly places: Places;
}

const largest = 2_000_000;
const mostErrors = 20;
const forbidden = new Set(["__proto__", "constructor", "prototype"]);

/** Reads one YAML 1.2 document. Findings: `yaml/…`, in the reader's words, at the place of each. */
export function readYaml(source: SourceText): Checked<YamlFile> {
  if (source.text.length > largest)
    return refuse(
      source,
      "yaml/too-large",
      "the file is larger than 2 MB",
      "split it into several files",
    );
  const document = parseDocument(source.text, {
    schema: "failsafe",
    version: "1.2",
    prettyErrors: false,
  });
  const found = onePerLine([...document.errors, ...document.warnings])
    .slice(0, mostErrors)
    .map(error => yamlFinding(source, error));
  const version = document.directives?.yaml;
  if (version?.explicit && version.version !== "1.2")
    found.push({
      severity: "error",
      code: "yaml/syntax",
      message: `the file asks for YAML ${version.version}; YAML 1.2 is read here`,
      help: "delete the `%YAML` line",
      at: {in: source, start: 0, end: endOfLine(source.text, 0)},
    });
  const values = new Map<string, Span>();
  const keys = new Map<string, Span>();
  const scalars = new Set<string>();
  if (found.length > 0) return {ok: false, diagnostics: found};
  if (document.contents === null)
    return refuse(
      source,
      "yaml/empty",
      "the file is empty",
      "write its content, or delete the file",
    );
  const data = plainOf(document.contents as Node, []);
  const whole: Span = {in: source, start: 0, end: Math.min(1, source.text.length)};
  return checked({source, data, places: placesOf({values, keys, scalars}, whole)}, found);

  function plainOf(node: Node | null, path: Path): Plain {
    if (node === null) return null;
    if (node.range)
      values.set(keyOf(path), {
        in: source,
        start: node.range[0],
        end: Math.max(node.range[0] + 1, node.range[1]),
      });
    if (isAlias(node) || ("anchor" in node && node.anchor)) {
      add(
        node,
        "yaml/anchor",
        "anchors (`&`) and aliases (`*`) are not used here",
        'write the value out; if it is meant as text, put it in quotes: "…"',
      );
      return null;
    }
    if (isMap(node))
      return Object.fromEntries(
        node.items.flatMap(pair => entryOf(pair, path, node.flow === true)),
      );
    if (isSeq(node))
      return node.items.map((item, i) =>
        plainOf((isPair(item) ? null : item) as Node | null, [...path, i]),
      );
    if (!isScalar(node)) return null;
    scalars.add(keyOf(path));
    const text = String(node.value ?? "");
    if (text === "" && node.type === "PLAIN") return null;
    found.push(...lintScalar(source, node, text));
    return text.normalize("NFC");
  }

  function entryOf(pair: Pair, path: Path, inBraces: boolean): readonly [string, Plain][] {
    const key = isScalar(pair.key) ? String(pair.key.value) : null;
    const at = (pair.key as Node | null) ?? (pair.value as Node | null);
    if (key === null || at === null) {
      if (at)
        add(
          at,
          "yaml/key",
          "a name in front of a colon has to be plain text",
          'a text that begins with `{` has to stand in quotes: "{{…}}"',
        );
      return [];
    }
    if (inBraces && pair.value === null)
      return add(
        at,
        "yaml/comma",
        `a comma inside \`{ }\` begins a new field, and \`${key}\` has no value`,
        "if the comma belongs to a text, put that whole text in quotes",
      );
    if (forbidden.has(key))
      return add(at, "yaml/key", `\`${key}\` cannot be used as a name`, "choose another name");
    if (key === "<<")
      return add(at, "yaml/merge", "merge keys (`<<`) are not supported", "write the fields out");
    if (/^\s|\s$/.test(key))
      return add(
        at,
        "yaml/space",
        "a no-break space stands in front of this name",
        "use ordinary spaces to indent",
      );
    const here = [...path, key];
    const range = at.range ?? [0, 1, 1];
    keys.set(keyOf(here), {in: source, start: range[0], end: range[1]});
    const value = pair.value as Node | null;
    if (value === null || !value.range)
      values.set(keyOf(here), {in: source, start: range[0], end: range[1]});
    return [[key, plainOf(value, here)]];
  }

  function add(node: Node, code: string, message: string, help: string): [] {
    const range = node.range ?? [0, 1, 1];
    found.push({
      severity: "error",
      code,
      message,
      help,
      at: {in: source, start: range[0], end: Math.max(range[0] + 1, range[1])},
    });
    return [];
  }
}

function refuse(source: SourceText, code: string, message: string, help: string): Checked<never> {
  return {
    ok: false,
    diagnostics: [{severity: "error", code, message, help, at: {in: source, start: 0, end: 1}}],
  };
}
