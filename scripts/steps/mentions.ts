// From Content and the names of all figures to findings: every `{{name}}` in every text, and every figure that a field names.
import {errorAt, type Diagnostic} from "../lib/diagnostic.ts";
import {textsWithMentions, type Mentioning} from "../lib/content/mentions.ts";
import {suggestion} from "../lib/nearest.ts";
import {registers, type ProseProblem} from "../lib/content/prose.ts";
import {missingWords} from "../lib/quantity/quantity.ts";
import {partOf, type Span} from "../lib/text.ts";
import type {Content} from "./content.ts";
import type {Quantities} from "./quantities.ts";

export function checkMentions(content: Content, quantities: Quantities): readonly Diagnostic[] {
  const {documents, names, places, name: _, ...fields} = content;
  const written = [
    ...textsWithMentions(fields, []),
    ...Object.entries(documents).flatMap(([id, file]) =>
      textsWithMentions(file.data, ["documents", id]),
    ),
  ];
  return [
    ...written.flatMap(textFindings),
    ...Object.entries(content.recommendations).flatMap(savingFindings),
  ];

  function textFindings({path, text, prose}: Mentioning): readonly Diagnostic[] {
    const at = (start: number, end: number) => partOf(places.value(path), text, start, end);
    const misread = prose.problems.map(one =>
      errorAt(at(one.start, one.end), "figures/bad-mention", ...sentenceOf(one)),
    );
    const unknown = prose.mentions.filter(({noun, name}) => !isKnown(noun, name));
    return [
      ...misread,
      ...unknown.map(({noun, name, start, end}) => unknownName(noun, name, at(start, end))),
    ];
  }

  /** A saving is a figure, or the reason why there is none. */
  function savingFindings([id, {saving}]: readonly [
    string,
    {readonly saving: string | null},
  ]): readonly Diagnostic[] {
    if (saving === null || isKnown("figure", saving) || missingWords.some(word => word === saving))
      return [];
    const at = places.value(["recommendations", id, "saving"]);
    if (/^[a-z0-9.-]+$/.test(saving)) return [unknownName("figure", saving, at)];
    const help =
      "write the amount in figures.yaml and name it here, or say why there is none: `not given`";
    return [errorAt(at, "content/bad-saving", "`saving` names a figure", help)];
  }

  function isKnown(noun: "figure" | "source", name: string): boolean {
    return noun === "figure" ? quantities.isKnown(name) : names.has("sources", name);
  }

  function unknownName(noun: "figure" | "source", name: string, at: Span): Diagnostic {
    const known = noun === "figure" ? quantities.pending.keys() : names.of("sources");
    return errorAt(
      at,
      `figures/unknown-${noun}`,
      `there is no ${noun} called \`${name}\``,
      suggestion(name, known, `the ${noun}s are`),
    );
  }
}

function sentenceOf({what, word}: ProseProblem): readonly [string, string | undefined] {
  if (what === "register")
    return [`a figure cannot be printed as \`${word}\``, suggestion(word, registers, "it can be")];
  if (what === "unclosed")
    return [
      "`{{` is not closed",
      "close it with `}}`; two braces that are meant as text are written `\\{{`",
    ];
  return [
    `\`${word}\` is not the name of a figure`,
    "write `{{name-of-a-figure}}`, or `{{name-of-a-figure compact}}`",
  ];
}
