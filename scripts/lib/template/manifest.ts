// template.yaml: what the files of a kind cannot say.
import {errorAt, type Diagnostic} from "../diagnostic.ts";
import {suggestion} from "../nearest.ts";
import type {SourceText} from "../text.ts";
import {readFields, type Fields} from "../content/words.ts";
import {fit} from "../yaml/fit.ts";
import type {SumWords} from "../totals/stated.ts";
import * as s from "../yaml/schema.ts";
import {readYaml} from "../yaml/yaml.ts";

/** template.yaml with every default filled in. */
export interface TemplateManifest {
  readonly about: string | null;
  /** Which of its words is the title of a document; without it, that of the publication is. */
  readonly title: string | null;
  readonly outputs: readonly Output[];
  readonly notes: "numbered" | "none";
  readonly words: Fields;
  readonly mostPages: number | null;
  /** Words of which some are parts, and one is what they come to. */
  readonly sums: readonly SumWords[];
}

const outputs = ["html", "pdf", "text"] as const;
export type Output = (typeof outputs)[number];

const shape = s.fields({
  about: s.maybe(s.text),
  title: s.maybe(s.text),
  outputs: s.maybe(s.oneOrMore(s.oneOf(outputs))),
  notes: s.maybe(s.oneOf(["numbered", "none"])),
  words: s.anything,
  check: s.maybe(
    s.fields({
      pages: s.maybe(s.fields({most: s.maybe(s.count)})),
      sums: s.maybe(s.list(s.fields({in: s.maybe(s.text), parts: s.text, total: s.text}))),
    }),
  ),
});

interface Read {
  readonly manifest: TemplateManifest;
  readonly diagnostics: readonly Diagnostic[];
}

/** `hasText`: whether the kind has a plain text to make. What cannot be read counts as absent. */
export function readManifest(
  source: SourceText | null | undefined,
  kind: string,
  hasText: boolean,
): Read {
  const found: Diagnostic[] = [];
  const none: TemplateManifest = {
    about: null,
    title: null,
    outputs: hasText ? outputs : ["html", "pdf"],
    notes: "none",
    words: {},
    mostPages: null,
    sums: [],
  };
  if (!source) return {manifest: none, diagnostics: found};
  const yaml = readYaml(source);
  found.push(...yaml.diagnostics);
  if (!yaml.ok) return {manifest: none, diagnostics: found};
  const fitted = fit(yaml.value, shape, "template");
  found.push(...fitted.diagnostics);
  if (!fitted.value) return {manifest: none, diagnostics: found};
  const {about, title, outputs: asked, notes, words, check} = fitted.value;
  const textAsked = asked?.indexOf("text") ?? -1;
  if (textAsked >= 0 && !hasText)
    found.push(
      errorAt(
        yaml.value.places.value(["outputs", textAsked]),
        "template/no-text",
        `\`templates/${kind}\` holds no \`text.txt.hbs\`, and so it makes no text`,
        "add that file, or leave `text` out",
      ),
    );
  const asks =
    words === null || words === undefined
      ? {fields: {}, diagnostics: []}
      : readFields(yaml.value, words, ["words"]);
  found.push(...asks.diagnostics);
  const titles = Object.entries(asks.fields).flatMap(([name, {type, optional}]) =>
    !optional && type.sort === "leaf" && (type.type === "text" || type.type === "prose")
      ? [name]
      : [],
  );
  if (title !== null && title !== undefined && !titles.includes(title))
    found.push(
      errorAt(
        yaml.value.places.value(["title"]),
        "template/bad-title",
        `\`${title}\` cannot be the title: it is not a text that every document has`,
        suggestion(title, titles, "of the `words`, these are"),
      ),
    );
  const manifest = {
    about,
    title: title ?? null,
    outputs: asked ?? none.outputs,
    notes: notes ?? "none",
    words: asks.fields,
    mostPages: check?.pages?.most ?? null,
    sums: check?.sums ?? [],
  };
  return {manifest, diagnostics: found};
}
