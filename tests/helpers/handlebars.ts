// Templates for tests of helpers: the words that a template can say, over values that stand for a model.
import Handlebars from "handlebars";
import {helpersFor, noMaterial, type HelperMaterial} from "../../scripts/helpers/index.ts";
import type {Figure} from "../../scripts/lib/content/figure.ts";
import type {FigureNode, TextNode} from "../../scripts/lib/template/model.ts";
import {type Printing} from "../../scripts/lib/template/printing.ts";
import {printFigure, printText} from "../../scripts/lib/template/words-of.ts";

export function fill(
  template: string,
  model: object,
  printing: Printing,
  material: Partial<HelperMaterial> = {},
): string {
  const words = Handlebars.create();
  for (const [name, {run}] of Object.entries(helpersFor(printing, {...noMaterial, ...material})))
    words.registerHelper(name, run as Handlebars.HelperDelegate);
  return words.compile(template)(model);
}

/** A text or a figure as a template is handed it: see lib/template/binding.ts. */
export function boundText(node: TextNode, printing: Printing) {
  return {boundTo: node, toHTML: () => printText(node, printing)};
}

export function boundFigure(figure: Figure, printing: Printing) {
  const node: FigureNode = {node: "figure", figure, about: {}};
  return {boundTo: node, toHTML: () => printFigure(figure, "prose", printing)};
}
