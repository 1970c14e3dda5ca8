// What templates see of corrections: {{#each corrections}}, newest first.
import type {Corrections, Moved} from "../content/correction.ts";
import {figureText, type Setting} from "../content/figure.ts";
import type {Register} from "../content/prose.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {maybeText, wordsNode, type FigureNode, type Model, type Named} from "./model.ts";

export interface CorrectionsMaterial extends Setting {
  readonly nodes: Readonly<Record<string, FigureNode>>;
  readonly cited: (sources: readonly string[]) => readonly Named[];
}

/** `after` is the figure itself, where it has not been corrected again since: then it is words as `before` is. */
export function correctionsModel(
  {date, corrected, moved}: Corrections,
  {nodes, cited, ...setting}: CorrectionsMaterial,
): Named {
  return {
    date,
    figures: corrected.map(one => ({
      ...change(one),
      why: maybeText(one.earlier.why),
      note: maybeText(one.earlier.note),
      sources: cited(one.figure.sources),
      "earlier-sources": cited(one.earlier.sources),
    })),
    moved: moved.map(change),
  };

  function change({figure, before, after, isLast}: Moved): Readonly<Record<string, Model>> {
    const said = (quantity: Quantity, register: Register): string =>
      figureText(figure, register, setting, quantity);
    // Where rounding would hide the change, both are said in full.
    const isHidden = said(before, "prose") === said(after, "prose");
    const words = (quantity: Quantity): string => said(quantity, isHidden ? "exact" : "prose");
    const node = nodes[figure.id]!;
    const today = isHidden ? {...node, as: words(after)} : node;
    return {
      id: figure.id,
      label: node.about["label"] ?? null,
      before: wordsNode(words(before)),
      after: isLast ? today : wordsNode(words(after)),
    };
  }
}
