// "See Chart 3": a text may refer to what stands later, so its number is filled in when all is printed.
import {escape, type Printing} from "./printing.ts";
import type {Segment} from "../content/prose.ts";

const place = /\ue002(link|plain) (words|number) ([a-z]+) ([a-z0-9-]+)\ue003/g;

/** Gives a thing the next number of its kind, or the one that it has: "Chart 3". */
export function numberThing(
  noun: string,
  id: string,
  word: string,
  own: number | null,
  printing: Printing,
): string {
  const {numbered} = printing.ledger;
  const key = `${noun} ${id}`;
  const before = numbered.get(key);
  const number = before?.number ?? own ?? count(noun, printing) + 1;
  const words = `${word} ${number}`.trim();
  numbered.set(key, before ?? {noun, number, words});
  return before?.words ?? words;
}

export function seePlace(
  {as, noun, id}: Extract<Segment, {sort: "see"}>,
  how: "link" | "plain",
): string {
  return `\ue002${how} ${as} ${noun} ${id}\ue003`;
}

/** The text with every reference filled in, and those that lead nowhere: what they name is not in the document. */
export function withSeen(
  text: string,
  printing: Printing,
): {readonly text: string; readonly missing: readonly {noun: string; id: string}[]} {
  const missing: {noun: string; id: string}[] = [];
  const whole = text.replace(place, (_, how: string, as: string, noun: string, id: string) => {
    const thing = printing.ledger.numbered.get(`${noun} ${id}`);
    if (!thing) missing.push({noun, id});
    const words = escape(
      (as === "number" ? thing?.number.toString() : thing?.words) ?? "",
      printing,
    ).replace(" ", "\u00a0");
    return how === "link" && printing.makes === "page"
      ? `<a class="see" href="#${noun}-${id}">${words}</a>`
      : words;
  });
  return {text: whole, missing};
}

function count(noun: string, printing: Printing): number {
  return [...printing.ledger.numbered.values()].filter(one => one.noun === noun).length;
}
