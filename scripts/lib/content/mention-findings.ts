// What is wrong with the names in a text, and with what stands between its braces.
import {errorAt, type Diagnostic} from "../diagnostic.ts";
import {suggestion} from "../nearest.ts";
import type {Span} from "../text.ts";
import {registers, seenNouns, type Mention, type Prose, type ProseProblem} from "./prose.ts";

/** What a text may name. */
export interface MentionNames {
  readonly has: (noun: Mention["noun"], name: string) => boolean;
  readonly of: (noun: Mention["noun"]) => Iterable<string>;
}

/** `at`: the place of a stretch of the text, given its offsets in it. */
export function mentionFindings(
  prose: Prose,
  names: MentionNames,
  at: (start: number, end: number) => Span,
): readonly Diagnostic[] {
  const misread = prose.problems.map(one =>
    errorAt(at(one.start, one.end), "figures/bad-mention", ...sentenceOf(one)),
  );
  const unknown = prose.mentions.filter(({noun, name}) => !names.has(noun, name));
  return [
    ...misread,
    ...unknown.map(({noun, name, start, end}) => unknownName(noun, name, at(start, end), names)),
  ];
}

export function unknownName(
  noun: Mention["noun"],
  name: string,
  at: Span,
  names: MentionNames,
): Diagnostic {
  if (noun === "word") return unknownWord(name, at, names);
  return errorAt(
    at,
    `figures/unknown-${noun}`,
    `there is no ${noun} called \`${name}\``,
    suggestion(name, names.of(noun), `the ${noun}s are`),
  );
}

function unknownWord(name: string, at: Span, names: MentionNames): Diagnostic {
  const near = suggestion(name, names.of("word"), "");
  const help = near?.startsWith("did you mean")
    ? near
    : `give it one in editions.yaml, \`words: {${name}: …}\`; or write \`base: false\` there, if only editions are published`;
  const message = `the word \`${name}\` has no value outside the editions that give it one`;
  return errorAt(at, "figures/unknown-word", message, help);
}

function sentenceOf({what, word}: ProseProblem): readonly [string, string | undefined] {
  if (what === "register")
    return [`a figure cannot be printed as \`${word}\``, suggestion(word, registers, "it can be")];
  if (what === "unclosed")
    return [
      "`{{` is not closed",
      "close it with `}}`; two braces that are meant as text are written `\\{{`",
    ];
  if (what === "see")
    return [
      `\`${word}\` refers to nothing`,
      `write \`{{see chart name-of-a-chart}}\`; there are ${seenNouns.map(noun => `\`see ${noun}\``).join(", ")}`,
    ];
  if (what === "word")
    return [
      `\`${word}\` asks for a word of the edition in another form`,
      "words of an edition print as they are written: leave out what stands behind the name",
    ];
  if (what === "as-written")
    return [
      "`as-written` needs the words, and who wrote them or why they are no figure",
      'write `{{as-written "30 steps" source="name-of-a-source"}}`, or `{{as-written "100%" because="a figure of speech"}}`',
    ];
  return [
    `\`${word}\` is not the name of a figure`,
    "write `{{name-of-a-figure}}`, or `{{name-of-a-figure compact}}`",
  ];
}
