// From a Manuscript to findings: what would print wrongly, or not at all, though every name was right.
import {errorAt, type Diagnostic} from "../lib/diagnostic.ts";
import {charactersWithoutFont} from "../lib/template/coverage.ts";
import {brokenData} from "../lib/template/structured.ts";
import type {SourceText} from "../lib/text.ts";
import type {Manuscript} from "./manuscript.ts";
import type {Template} from "./template.ts";

/** `content`: the texts of the publication, to say where it was written. */
export function proofread(
  manuscript: Manuscript,
  template: Template,
  content: readonly SourceText[],
): readonly Diagnostic[] {
  return [
    ...checkCharacters(manuscript, template, content),
    ...checkHead(manuscript, template),
    ...checkSeen(manuscript, content),
  ];
}

/** Characters that the template's fonts do not have, each where content or template first writes it. */
function checkCharacters(
  manuscript: Manuscript,
  template: Template,
  content: readonly SourceText[],
): readonly Diagnostic[] {
  const files = [
    ...content,
    template.main.file,
    ...[...template.partials.values()].map(partial => partial.file),
  ];
  return charactersWithoutFont(manuscript.css, manuscript.text).flatMap(character => {
    const file = files.find(one => one.text.includes(character));
    const start = file?.text.indexOf(character) ?? 0;
    return [
      {
        severity: "error" as const,
        code: "template/no-glyph",
        message: `the character \`${character}\` is in none of the fonts of \`${template.kind}\``,
        help: "write it another way, or add a font that has it to the theme, in `templates/shared/themes/`",
        at: file && {in: file, start, end: start + character.length},
      },
    ];
  });
}

/** Data for machines in the head that no machine can read, at the script that holds it. */
function checkHead({head}: Manuscript, template: Template): readonly Diagnostic[] {
  return brokenData(head).map(({script, near}) => {
    const {file} = template.head ?? template.main;
    const found = [...file.text.matchAll(/application\/ld\+json/g)][script];
    const start = found?.index ?? 0;
    return errorAt(
      {in: file, start, end: start + (found?.[0].length ?? 1)},
      "template/bad-data",
      `what this script holds is not JSON: look near \`${near}\``,
      "commas stand between values, and after the last there is none; write `{{json …}}` for words and numbers",
    );
  });
}

/** References to what is not in the document, each where a text makes it. */
function checkSeen(
  {name, missing, plain}: Manuscript,
  content: readonly SourceText[],
): readonly Diagnostic[] {
  // What the page does not show is told once; the plain text may leave out more.
  const onlyPlain = (plain?.missing ?? []).filter(
    one => !missing.some(({noun, id}) => noun === one.noun && id === one.id),
  );
  return [...missing, ...onlyPlain].map(({noun, id}) => {
    const words = new RegExp(`see\\s+${noun}\\s+${id}\\s*\\}\\}`);
    const file = content.find(one => words.test(one.text));
    const start = file ? file.text.search(words) : 0;
    const length = (words.exec(file?.text ?? "")?.[0] ?? "").replace(/\s*\}\}$/, "").length;
    return errorAt(
      file && {in: file, start, end: start + length},
      "document/not-shown",
      `\`${name}\` refers to the ${noun} \`${id}\` by its number, and does not show it`,
      `put it there, with a line \`{{${noun} ${id}}}\` in a chapter, or refer to it in other words`,
    );
  });
}
