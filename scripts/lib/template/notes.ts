// The numbers behind figures and statements that lead to the notes on their sources, and back.
import type {Figure} from "../content/figure.ts";
import {cite, type Printing} from "./printing.ts";

/** The numbers of the notes that a figure's sources have, as links to them. `already`: those that this sentence has. */
export function noteMarks(figure: Figure, printing: Printing, already: string[] = []): string {
  const fresh = figure.sources.filter(source => !already.includes(source));
  already.push(...fresh);
  return printing.notes === "none" ? "" : marksOf(fresh, printing);
}

/** What rests on these sources says so; without numbered notes it only counts as said. */
export function citeMarks(sources: readonly string[], printing: Printing): string {
  for (const source of sources) cite(source, printing);
  return printing.notes === "none" ? "" : marksOf(sources, printing);
}

/** Where the text says that it rests on a source: places for its note to lead back to. */
export function placesOf(source: string, printing: Printing): readonly string[] {
  const number = printing.ledger.cited.indexOf(source) + 1;
  const marks = printing.ledger.marks.get(source) ?? 0;
  return Array.from({length: marks}, (_, i) => `cite-${number}-${i + 1}`);
}

function marksOf(sources: readonly string[], printing: Printing): string {
  if (sources.length === 0) return "";
  if (printing.makes === "text") {
    const numbers = sources.map(source => cite(source, printing));
    // Never at the beginning of a line, away from what it belongs to.
    return `\u00a0[${numbers.join(",\u00a0")}]`;
  }
  const links = sources.map(source => {
    const number = cite(source, printing);
    const mark = (printing.ledger.marks.get(source) ?? 0) + 1;
    printing.ledger.marks.set(source, mark);
    return `<a href="#note-${number}" id="cite-${number}-${mark}">${number}</a>`;
  });
  return `<sup class="note">${links.join(", ")}</sup>`;
}
