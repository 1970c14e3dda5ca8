// From Content and the names of all figures to findings: every `{{name}}` in every text, and every figure that a field names.
import {errorAt, type Diagnostic} from "../lib/diagnostic.ts";
import {mentionFindings, unknownName, type MentionNames} from "../lib/content/mention-findings.ts";
import {textsInFields, textsWithMentions, type Mentioning} from "../lib/content/mentions.ts";
import {missingWords} from "../lib/quantity/quantity.ts";
import {isMap} from "../lib/map.ts";
import {partOf} from "../lib/text.ts";
import type {Content} from "./content.ts";
import type {Quantities} from "./quantities.ts";

export function checkMentions(content: Content, mentionable: MentionNames): readonly Diagnostic[] {
  // What stands in a row is looked at in its edition.
  const {
    documents,
    names: _names,
    places,
    name: _name,
    texts: _texts,
    editions: _,
    ...fields
  } = content;
  const written = [
    ...textsInFields(fields, []),
    ...Object.entries(documents).flatMap(([id, {data}]) =>
      isMap(data)
        ? textsInFields(data, ["documents", id])
        : textsWithMentions(data, ["documents", id]),
    ),
  ];
  return [
    ...written.flatMap(textFindings),
    ...Object.entries(content.recommendations).flatMap(savingFindings),
  ];

  function textFindings({path, text, prose}: Mentioning): readonly Diagnostic[] {
    return mentionFindings(prose, mentionable, (start, end) =>
      partOf(places.value(path), text, start, end),
    );
  }

  /** A saving is a figure, or the reason why there is none. */
  function savingFindings([id, {saving}]: readonly [
    string,
    {readonly saving: string | null},
  ]): readonly Diagnostic[] {
    if (
      saving === null ||
      mentionable.has("figure", saving) ||
      missingWords.some(word => word === saving)
    )
      return [];
    const at = places.value(["recommendations", id, "saving"]);
    if (/^[a-z0-9.-]+$/.test(saving)) return [unknownName("figure", saving, at, mentionable)];
    const help =
      "write the amount in figures.yaml and name it here, or say why there is none: `not given`";
    return [errorAt(at, "content/bad-saving", "`saving` names a figure", help)];
  }
}

/** What any text of a publication may name. */
export function mentionNames({names, edition}: Content, quantities: Quantities): MentionNames {
  return {
    has: (noun, name) => {
      if (noun === "word") return edition.words.has(name) || edition.isOpen;
      return noun === "figure" ? quantities.isKnown(name) : names.has(`${noun}s`, name);
    },
    of: noun => {
      if (noun === "word") return edition.words.keys();
      return noun === "figure" ? quantities.pending.keys() : names.of(`${noun}s`);
    },
  };
}
