// What was found, in the order in which it is shown: documents, slides by their titles, figures, and then words.
import type {PreviewFound, PreviewMention, PreviewState} from "../lib/preview/messages.ts";

export type Found =
  | {
      readonly sort: "document";
      readonly publication: string;
      readonly document: string;
      readonly title: string;
    }
  | {
      readonly sort: "part";
      readonly publication: string;
      readonly document: string;
      /** From 0. */
      readonly part: number;
      readonly isSlide: boolean;
      readonly title: string;
      /** Where it is not in the title: what stands before, in and after the words. */
      readonly words: readonly [string, string, string] | null;
    }
  | {readonly sort: "figure"; readonly publication: string; readonly figure: PreviewMention};

export interface Searched {
  readonly state: PreviewState;
  readonly publication: string;
  readonly figures: readonly PreviewMention[];
  readonly found: readonly PreviewFound[];
}

const most = {titles: 8, figures: 8, words: 30};

export function arrange(query: string, searched: Searched): readonly Found[] {
  const {state, publication, figures, found} = searched;
  const asked = fold(query);
  const documents = state.publications
    .filter(one => asked !== "" || one.name === publication)
    .flatMap(one => one.documents.map(document => ({publication: one.name, ...document})))
    .filter(one => fold(`${one.name} ${one.title} ${one.kind}`).includes(asked))
    .map(one => ({
      sort: "document" as const,
      publication: one.publication,
      document: one.name,
      title: one.title,
    }));
  if (asked === "") return documents;
  const parts = firstOfEach(found).map(one => partOf(one, asked, state));
  const words = asked.split(" ");
  const named = figures
    .filter(one => has(fold(`${one.label} ${one.id} ${one.value}`), words))
    .map(figure => ({sort: "figure" as const, publication, figure}));
  return [
    ...documents,
    ...parts.filter(one => one.words === null).slice(0, most.titles),
    ...named.slice(0, most.figures),
    ...parts.filter(one => one.words !== null).slice(0, most.words),
  ];
}

/** A part once, however often the words stand in it; and a title once in a document, whose parts have parts. */
function firstOfEach(found: readonly PreviewFound[]): readonly PreviewFound[] {
  const seen = new Set<string>();
  return found.filter(({publication, document, part, title}) => {
    const name = [publication, document, title === "" ? part : title.replace(/^\d+ /, "")].join(
      "\n",
    );
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

function partOf(
  {publication, document, part, title, around}: PreviewFound,
  asked: string,
  state: PreviewState,
): Found & {readonly sort: "part"} {
  const documents = state.publications.find(one => one.name === publication)?.documents;
  const isSlide = documents?.find(one => one.name === document)?.makes === "slides";
  const words = fold(title).includes(asked) ? null : divided(around, asked);
  return {sort: "part", publication, document, part, isSlide, title, words};
}

function divided(text: string, asked: string): readonly [string, string, string] {
  const folded = fold(text);
  // Folding may change the number of letters; then the place would be wrong.
  const at = folded.length === text.length ? folded.indexOf(asked) : -1;
  if (at < 0) return [text, "", ""];
  const end = at + asked.length;
  return [text.slice(0, at), text.slice(at, end), text.slice(end)];
}

function has(text: string, words: readonly string[]): boolean {
  return words.every(word => text.includes(word));
}

/** Without accents, in small letters, with plain spaces: as people type. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim();
}
