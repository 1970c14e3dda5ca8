// The account of what a document prints → how each figure is worded in it: what its files alone cannot say.
import {isMap} from "../map.ts";
import type {SlideRecord, Use} from "./printing.ts";

/** `in`: what prints it, where that is not the page itself. */
export interface Wording {
  readonly figure: string;
  readonly register: string;
  readonly text: string;
  readonly times: number;
  /** The chart of that name, the plain text, the presenter's notes, or what is not to be seen: descriptions. */
  readonly in?: "text" | "notes" | "unseen" | `chart ${string}`;
}

/** Of a manuscript. */
interface Printed {
  readonly uses: readonly Use[];
  readonly plain: {readonly uses: readonly Use[]} | null;
  readonly slides: readonly SlideRecord[];
}

/** An entry for each wording and place. `charts`: the names of charts by the keys of their places. */
export function wordingsOf(
  {uses, plain, slides}: Printed,
  charts: ReadonlyMap<string, string>,
): readonly Wording[] {
  const all = [
    ...uses.map(use => wordingOf(use, placeOf(use))),
    ...(plain?.uses ?? []).map(use => wordingOf(use, "text")),
    ...slides.flatMap(slide => slide.spoken).map(use => wordingOf(use, "notes")),
  ];
  const times = new Map<string, number>();
  for (const one of all) times.set(JSON.stringify(one), (times.get(JSON.stringify(one)) ?? 0) + 1);
  const once = new Map(all.map(one => [JSON.stringify(one), one]));
  return [...once].map(([key, one]) => ({...one, times: times.get(key)!}));

  function placeOf({visible, chart}: Use): Wording["in"] {
    if (!visible) return "unseen";
    const id = chart === undefined ? undefined : charts.get(chart);
    return id === undefined ? undefined : `chart ${id}`;
  }
}

function wordingOf({figure, register, text}: Use, where: Wording["in"]): Omit<Wording, "times"> {
  return {figure, register, text, ...(where === undefined ? {} : {in: where})};
}

/** None where they cannot be read: manifests did not always have them. */
export function readWordings(value: unknown): readonly Wording[] {
  return Array.isArray(value) && value.every(isWording) ? value : [];
}

function isWording(value: unknown): value is Wording {
  if (!isMap(value)) return false;
  const texts = [value["figure"], value["register"], value["text"], value["in"] ?? ""];
  return texts.every(one => typeof one === "string") && typeof value["times"] === "number";
}
