// The record of a document's figures and the words of its PDF → the record as the PDF carries it: with the pages on which each
// figure stands.
import type {AttachedFile} from "../pdf/attach.ts";
import {standingIn, type Standing} from "../pdf/standing.ts";
import {pagesOf} from "../pdf/whereabouts.ts";
import type {FiguresFile, Printed} from "./record.ts";

/** One printing of one figure that can be read on its page, in the order of the pages. */
export interface PrintedUse {
  readonly figure: string;
  readonly register: string;
  readonly text: string;
}

/** As it goes into the PDF. `pages`: the words of each, in the pieces in which they are set; `known`: where all uses stand in them. */
export function writeRecord(
  record: FiguresFile,
  uses: readonly PrintedUse[],
  print: {readonly browser: string | null; readonly pages: readonly (readonly string[])[]},
  known?: Standing,
): string {
  const texts = uses.map(use => use.text);
  const standing = known ?? standingIn(texts, print.pages);
  const {found} = standing;
  const places = new Map<string, (number | null)[]>();
  for (const [i, page] of pagesOf(texts, print.pages, standing).entries()) {
    const name = nameOf(uses[i]!.figure, uses[i]!);
    const known = places.get(name);
    if (known) known.push(page);
    else places.set(name, [page]);
  }
  const {format, version, content, program, document, figures, ...rest} = record;
  const whole: FiguresFile = {
    format,
    version,
    content,
    program,
    ...(print.browser === null ? {} : {browser: print.browser}),
    ...rest,
    document: {...document, pages: print.pages.length},
    figures: figures.map(figure => ({
      ...figure,
      printed: figure.printed.map(one => withPages(one, figure.id)),
    })),
  };
  return `${JSON.stringify(whole)}\n`;

  function withPages(one: Printed, id: string): Printed {
    const there = places.get(nameOf(id, one)) ?? [];
    const isCertain = there.every(page => page !== null);
    return {
      ...one,
      ...(isCertain ? {pages: [...new Set(there)].sort((a, b) => a - b)} : {}),
      times: countOf(found.get(one.text) ?? []),
    };
  }
}

function countOf(pages: readonly number[]): Readonly<Record<string, number>> {
  const times: Record<string, number> = {};
  for (const page of pages) times[page] = (times[page] ?? 0) + 1;
  return times;
}

/** No figure and no register has a space in its name. */
function nameOf(figure: string, {text, register}: Printed): string {
  return `${figure} ${register} ${text}`;
}

/** The record as a file within the PDF. */
export function figuresFile(text: string): AttachedFile {
  return {
    name: "figures.json",
    mime: "application/json",
    description: "The figures of this document: values, sources, formulas",
    bytes: new TextEncoder().encode(text),
  };
}
