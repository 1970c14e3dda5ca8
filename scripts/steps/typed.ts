// From Content, Figures and Templates to findings: every number that was typed where a figure should be named, wherever people
// write words. What is a figure by its value is an error; what merely looks like money or a share is a warning.
import {errorAt, type Diagnostic} from "../lib/diagnostic.ts";
import type {Figures, Setting} from "../lib/content/figure.ts";
import {proseIn, type ProseText} from "../lib/content/prose-fields.ts";
import {adviceOn} from "../lib/numerals/advice.ts";
import {remembered, rememberedOf, rememberedText} from "../lib/memo.ts";
import {knownIn, type KnownNumbers} from "../lib/numerals/known.ts";
import {templateTexts} from "../lib/numerals/template-texts.ts";
import {typedNumbers, type Hunt} from "../lib/numerals/typed.ts";
import type {OwnWord} from "../lib/edition/overrides.ts";
import {markdownWords, wordsOf, type Words} from "../lib/numerals/words.ts";
import {proseWords} from "../lib/content/words-in.ts";
import {partOf, type SourceText, type Span} from "../lib/text.ts";
import type {YamlFile} from "../lib/yaml/yaml.ts";
import type {Content} from "./content.ts";
import type {Template} from "./template.ts";

/**
 * Text by text, since it takes its time.
 *
 * @param documents those of which the template is known
 */
export function* checkTyped(
  content: Content,
  figures: Figures,
  documents: readonly {
    readonly name: string;
    readonly file: YamlFile;
    readonly template: Template;
  }[],
): Generator<readonly Diagnostic[], void> {
  const {language: locale, currency} = content.about;
  const setting: Setting = {locale, currency};
  let known: KnownNumbers | null = null;
  const hunt: Hunt = {
    locale,
    currency,
    verbal: [...figures.values()].filter(({quantity}) => quantity.sort === "verbal"),
    known: () => (known ??= knownIn(figures, currency)),
  };
  const words = documents.flatMap(wordsOfDocument);
  for (const text of [...proseIn({...content}), ...words]) yield inProse(text);
  for (const word of content.edition.words.values()) yield inWord(word);
  for (const file of Object.values(content.texts)) yield* inChapter(file);
  for (const file of templateFiles(documents.map(one => one.template))) yield inTemplate(file);

  function inProse({path, text, isCited}: ProseText): readonly Diagnostic[] {
    const cited = isCited || cites(text);
    return findings(wordsIn(text, ""), cited, (start, end) =>
      partOf(content.places.value(path), text, start, end),
    );
  }

  /** Of the edition's own: they print as they are written. */
  function inWord({text, at}: OwnWord): readonly Diagnostic[] {
    const words = wordsOf(text, []);
    return findings(words, false, (start, end) => partOf(at, text, start, end));
  }

  /** A paragraph at a time: what one cites is no source of the next. */
  function* inChapter(file: SourceText): Generator<readonly Diagnostic[], void> {
    for (const {paragraph, index} of paragraphsIn(file))
      yield findings(wordsIn(paragraph, ""), cites(paragraph), (start, end) => ({
        in: file,
        start: index + start,
        end: index + end,
      }));
  }

  function inTemplate(file: SourceText): readonly Diagnostic[] {
    return templateTexts(file).flatMap(text =>
      findings(text, false, (start, end) => ({in: file, start, end}), text),
    );
  }

  function findings(
    words: Words,
    isCited: boolean,
    place: (start: number, end: number) => Span,
    lasting: Words | null = null,
  ): readonly Diagnostic[] {
    return typedNumbers(words.text, isCited, hunt, lasting).map(typed => {
      const {start, end} = words.at(typed.start, typed.end);
      const {severity, code, message, help} = adviceOn(
        words.text.slice(typed.start, typed.end),
        typed,
        setting,
      );
      return {...errorAt(place(start, end), code, message, help), severity};
    });
  }
}

const wordsOfDocument = remembered(
  ({name, file, template}: {name: string; file: YamlFile; template: Template}) => [
    file,
    template.manifest,
    name,
  ],
  ({name, file, template}) => proseWords(template.manifest.words, file.data, ["documents", name]),
);

const paragraphsIn = rememberedOf((file: SourceText) => {
  const text = file.text.replace(/<!--[^]*?(?:-->|$)|\x60{3}[^]*?(?:\x60{3}|$)/g, hidden =>
    hidden.replace(/[^\n]/g, " "),
  );
  const paragraphs = text.matchAll(/(?:[^\n]*\S[^\n]*(?:\n|$))+/g);
  return [...paragraphs].map(({0: paragraph, index}) => ({paragraph, index}));
});

const wordsIn = rememberedText(2_000_000, text => markdownWords(text));

function cites(text: string): boolean {
  return /\{\{\s*cite\s|\{\{\s*as-written\s+"[^"]+"\s+source=/.test(text);
}

/** Each file once, though many kinds share it. */
function templateFiles(templates: readonly Template[]): readonly SourceText[] {
  const files = templates.flatMap(({main, head, partials, plain}) => [
    main.file,
    ...(head ? [head.file] : []),
    ...[...partials.values()].map(one => one.file),
    ...(plain ? [plain.main.file, ...[...plain.partials.values()].map(one => one.file)] : []),
  ]);
  return [...new Map(files.map(file => [file.path, file])).values()];
}
