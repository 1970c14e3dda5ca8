// What templates see of a figure beside what it prints.
import {figureText, type Figure, type Figures, type Setting} from "../content/figure.ts";
import {formatQuantity} from "../quantity/format.ts";
import {isKnown} from "../quantity/outcome.ts";
import {lastDigitOf} from "../quantity/scale.ts";
import {endsOf, spreadOf} from "../quantity/spread.ts";
import {influenceModels, yearTables} from "./working-model.ts";
import {maybeText, textNode, wordsNode, type FigureNode, type Named} from "./model.ts";

export interface FigureMaterial extends Setting {
  readonly cited: (sources: readonly string[]) => readonly Named[];
  readonly figures: Figures;
}

export function figureModel(figure: Figure, material: FigureMaterial): FigureNode {
  const {cited, figures, ...setting} = material;
  return {
    node: "figure",
    figure,
    about: {
      id: figure.id,
      label: textNode(figure.label),
      "as-of": figure.asOf,
      prices: figure.prices,
      period: maybeText(figure.period),
      kind: figure.kind,
      timing: figure.timing,
      measure: figure.measure,
      status: figure.status,
      evidence: figure.evidence,
      range: figure.range,
      baseline: maybeText(figure.baseline),
      owner: maybeText(figure.owner),
      "checked-by": maybeText(figure.checkedBy),
      note: maybeText(figure.note),
      formula: maybeText(figure.formula),
      workings: maybeText(figure.workings),
      unrounded: unroundedOf(figure, setting),
      shortened: figureText(figure, "compact", setting) !== figureText(figure, "exact", setting),
      "by-year": yearTables(figure, setting),
      sensitivity: influenceModels(figure, figures, one => figureModel(one, material)),
      accepted: figure.accepted.map(({rule, reason}) => ({
        rule: rule.replaceAll("-", " "),
        reason: textNode(reason),
      })),
      was: figure.was.map(one => ({
        value: one.quantity
          ? wordsNode(figureText(figure, "compact", setting, one.quantity))
          : textNode(one.value),
        "as-of": one.asOf,
        corrected: one.corrected,
        why: maybeText(one.why),
        sources: cited(one.sources),
        note: maybeText(one.note),
      })),
      sources: cited(figure.sources),
    },
  };
}

/** Four digits more of a result that is rounded even where it prints exactly: 53.7738% for 54%. Null where nothing is lost. */
function unroundedOf({quantity}: Figure, {locale, currency}: Setting): string | null {
  if (!isKnown(quantity)) return null;
  const {written} = quantity;
  const isCut = endsOf(spreadOf(quantity)).some(end => !end.mod(lastDigitOf(written)).isZero());
  const finer = {register: "exact", locale, currency, decimals: written.decimals + 4} as const;
  return isCut ? formatQuantity(quantity, finer) : null;
}
