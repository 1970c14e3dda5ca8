// Where each figure stands in the documents as they are shown now.
import {seenUses} from "../../lib/chart/printed.ts";
import type {PreviewFigure} from "../../lib/preview/messages.ts";
import {wordingsOf} from "../../lib/template/wording.ts";
import {readPrints, type Print} from "../../steps/prints.ts";
import type {Shown} from "./shown.ts";
import type {Play} from "./play.ts";

export type ShownPrint = PreviewFigure["prints"][number] & Pick<Print, "figure" | "chart">;

export function printsIn({shown}: Play): readonly ShownPrint[] {
  return [...shown.values()].flatMap(printsOf);
}

/** A document that has not changed is not read again. */
const read = new WeakMap<Shown, readonly ShownPrint[]>();

function printsOf(shown: Shown): readonly ShownPrint[] {
  const known = read.get(shown);
  if (known) return known;
  const {page, html, drawn} = shown;
  const {name, manuscript} = page;
  const charts = new Map(manuscript.charts.map(({key, chart}) => [key, chart]));
  const seen = {...manuscript, uses: seenUses(manuscript.uses, drawn)};
  const file = `${name}.html`;
  const built = {files: [file], wordings: wordingsOf(seen, charts)};
  const prints = readPrints(name, built, new Map([[file, {sort: "text", text: html} as const]]));
  const told = prints.map(({figure, chart, slide, page, heading, text, around}) => ({
    document: name,
    where: slide === null ? (heading ?? "") : `slide ${slide}`,
    slide,
    page,
    text,
    around,
    figure,
    chart,
  }));
  read.set(shown, told);
  return told;
}
