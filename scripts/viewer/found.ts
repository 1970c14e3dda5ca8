// What is searched for, among documents, slides, figures and words: pure, so that it can be asked at each key.
import type {PreviewMention, PreviewPublication} from "../lib/preview/messages.ts";
import type {Content} from "./contents.ts";

export type Found =
  | {readonly sort: "document"; readonly document: string; readonly title: string}
  | {
      readonly sort: "part";
      readonly document: string;
      /** From 1. */
      readonly number: number;
      readonly isSlide: boolean;
      readonly title: string;
      /** Of the words, where it is not in the title: what stands before, in and after them. */
      readonly words: readonly [string, string, string] | null;
    }
  | {readonly sort: "figure"; readonly figure: PreviewMention};

export interface Searched {
  readonly publication: PreviewPublication;
  readonly contents: readonly Content[];
  readonly figures: readonly PreviewMention[];
  /** The words of a part. */
  readonly textOf: (html: string, hash: string) => string;
}

const most = {document: 6, title: 8, figure: 8, words: 12};

/** In the order in which they are shown. */
export function search(
  query: string,
  {publication, contents, figures, textOf}: Searched,
): readonly Found[] {
  const asked = fold(query).split(" ").filter(Boolean);
  const hits = (text: string): boolean => {
    const folded = fold(text);
    return asked.every(word => folded.includes(word));
  };
  const documents = publication.documents
    .filter(one => hits(`${one.name} ${one.title} ${one.kind}`))
    .map(({name, title}) => ({sort: "document" as const, document: name, title}));
  if (asked.length === 0) return documents;
  const titles: Found[] = [];
  const words: Found[] = [];
  for (const content of contents)
    for (const [i, part] of content.parts.entries()) {
      const isSlide = content.size !== null;
      const about = {document: content.document, number: i + 1, isSlide, title: part.title};
      if (hits(part.title)) titles.push({sort: "part", ...about, words: null});
      else if (words.length < most.words) {
        const found = around(textOf(part.html, part.hash), asked);
        if (found) words.push({sort: "part", ...about, words: found});
      }
    }
  const named = figures
    .filter(one => hits(`${one.label} ${one.id} ${one.value}`))
    .map(figure => ({sort: "figure" as const, figure}));
  return [
    ...documents.slice(0, most.document),
    ...titles.slice(0, most.title),
    ...named.slice(0, most.figure),
    ...words,
  ];
}

const reach = 44;

function around(text: string, asked: readonly string[]): readonly [string, string, string] | null {
  const folded = fold(text);
  // Folding may change the number of letters; then the place would be wrong.
  const source = folded.length === text.length ? text : folded;
  const phrase = asked.join(" ");
  const whole = folded.indexOf(phrase);
  const at =
    whole >= 0
      ? whole
      : asked.every(word => folded.includes(word))
        ? folded.indexOf(asked[0]!)
        : -1;
  if (at < 0) return null;
  const end = at + (whole >= 0 ? phrase.length : asked[0]!.length);
  const start = Math.max(0, at - reach);
  const before = (start > 0 ? "…" : "") + source.slice(start, at);
  return [before, source.slice(at, end), source.slice(end, end + 2 * reach)];
}

/** Without accents, in small letters, with plain spaces: as people type. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .replace(/[‘’]/g, "'")
    .trim();
}
