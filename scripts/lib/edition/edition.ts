// Which edition of a publication this is, and the words that are its own.
import type {ContentPlaces} from "../content/places.ts";
import type {EditionsEntry} from "./entry.ts";
import type {Overrides, OwnWord} from "./overrides.ts";

export interface Edition {
  /** Null for the common publication. */
  readonly name: string | null;
  /** Where what is made of it goes: "output/trusts/leeds". */
  readonly folder: string;
  readonly words: ReadonlyMap<string, OwnWord>;
  /** The same as they print. */
  readonly texts: ReadonlyMap<string, string>;
  /** It is not published itself: words may be missing. */
  readonly isOpen: boolean;
}

/** The common publication prints what editions.yaml says for editions that say nothing. */
export function editionOf(
  {
    name: publication,
    editions,
    places,
  }: {
    readonly name: string;
    readonly editions: EditionsEntry | null;
    readonly places: ContentPlaces;
  },
  overrides: Overrides | null,
): Edition {
  const words = overrides?.words ?? commonWords(editions, places);
  const texts = new Map([...words].map(([name, {text}]) => [name, text]));
  const isOpen = overrides === null && editions?.base === false;
  const name = overrides?.edition ?? null;
  const folder = ["output", publication, ...(name === null ? [] : [name])].join("/");
  return {name, folder, words, texts, isOpen};
}

export function commonWords(
  editions: EditionsEntry | null,
  places: ContentPlaces,
): ReadonlyMap<string, OwnWord> {
  return new Map(
    Object.entries(editions?.words ?? {}).map(([name, text]) => [
      name,
      {text, at: places.value(["editions", "words", name])},
    ]),
  );
}
