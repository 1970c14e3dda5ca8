// The list: what a template can say, besides the names of its model and of figures.
import type {CitedSource} from "../lib/content/citation.ts";
import type {Model} from "../lib/template/model.ts";
import type {Printing, SlideRecord} from "../lib/template/printing.ts";
import {noSums} from "../lib/totals/sums.ts";
import {asWrittenHelpers} from "./as-written.ts";
import {chartHelpers} from "./chart.ts";
import {figureHelpers} from "./figure.ts";
import type {Helpers} from "./helper.ts";
import {numberedHelpers} from "./numbered.ts";
import {miniatureHelpers} from "./miniature.ts";
import {pageHelpers} from "./pages.ts";
import {roundingHelpers, type SumMaterial} from "./rounding.ts";
import {slideHelpers} from "./slide.ts";
import {tableHelpers} from "./table.ts";
import {sourceHelpers} from "./source.ts";
import {textHelpers} from "./text.ts";
import {wordHelpers} from "./words.ts";

export interface HelperMaterial extends SumMaterial {
  readonly sources: ReadonlyMap<string, {readonly shown: unknown; readonly cited: CitedSource}>;
  /** Of each document that is shown, by its name. */
  readonly slides: ReadonlyMap<string, readonly SlideRecord[]>;
}

export const noMaterial: HelperMaterial = {
  charts: new Map(),
  sources: new Map(),
  slides: new Map(),
  sums: noSums,
  roundingNote: "",
};

/** What the body of `{{#cited}}` sees. */
const citedScope: Model = {
  page: 1,
  pages: 1,
  more: false,
  sources: [
    {
      id: "",
      number: 1,
      places: [""],
      title: "",
      publisher: "",
      cite: "",
      date: null,
      url: null,
      accessed: null,
      status: null,
      note: null,
    },
  ],
};

export function helpersFor(printing: Printing, material: HelperMaterial): Helpers {
  return {
    ...figureHelpers(printing),
    ...wordHelpers(printing),
    ...asWrittenHelpers(printing),
    ...pageHelpers(printing),
    ...sourceHelpers(printing, material, citedScope),
    ...roundingHelpers(printing, material),
    ...numberedHelpers(printing),
    ...tableHelpers(printing),
    ...slideHelpers(printing),
    ...chartHelpers(printing, material.charts),
    ...(printing.makes === "text" ? textHelpers() : {}),
    ...miniatureHelpers(printing, material.slides),
  };
}
