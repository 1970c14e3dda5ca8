// A publication of a few lines, for tests of single steps.
import {readContent, type Content} from "../../scripts/steps/content.ts";
import {composeCharts, type Charts} from "../../scripts/steps/charts.ts";
import {computeFigures} from "../../scripts/steps/figures.ts";
import {composeCorrections} from "../../scripts/steps/corrections.ts";
import {composeModel, type PublicationModel} from "../../scripts/steps/model.ts";
import {weighTotals} from "../../scripts/steps/totals.ts";
import {readQuantities} from "../../scripts/steps/quantities.ts";
import type {Diagnostic} from "../../scripts/lib/diagnostic.ts";
import type {Corrections} from "../../scripts/lib/content/correction.ts";
import type {Figures} from "../../scripts/lib/content/figure.ts";

/** Files below content/small, by name. */
export type Files = Readonly<Record<string, string>>;

const needed: Files = {
  "publication.yaml":
    "title: Small\nauthors: [{name: Ana}]\npublisher: {name: Office}\ndate: 2024-05\nlanguage: en-GB\ncurrency: GBP\n",
  "sources.yaml":
    "nao: {title: Audit, publisher: NAO, date: 2008-05}\npress: {title: Press, publisher: Office, date: 2010}\n",
};

export interface Small {
  readonly content: Content;
  readonly figures: Figures;
  readonly charts: Charts;
  readonly corrections: readonly Corrections[];
  readonly model: PublicationModel;
  readonly findings: readonly Diagnostic[];
}

export function small(files: Files = {}): Small {
  const read = readContent(
    "content/small",
    Object.entries({...needed, ...files}).map(([path, text]) => ({
      path: `content/small/${path}`,
      text,
    })),
  );
  if (!read.value) throw new Error(read.diagnostics.map(one => one.message).join("\n"));
  const content = read.value;
  const quantities = readQuantities(content);
  const figures = computeFigures(content, quantities.value);
  const corrections = composeCorrections(
    figures.value,
    replaced => computeFigures(content, quantities.value, replaced).value,
  );
  const charts = composeCharts(content, figures.value, quantities.value);
  const totals = weighTotals(content, figures.value, quantities.value);
  return {
    content,
    figures: figures.value,
    charts: charts.value,
    corrections,
    model: composeModel(
      {
        content,
        figures: figures.value,
        charts: charts.value,
        chapters: {},
        corrections,
        totals: totals.value,
      },
      [],
    ),
    findings: [
      ...read.diagnostics,
      ...quantities.diagnostics,
      ...figures.diagnostics,
      ...totals.diagnostics,
      ...charts.diagnostics,
    ],
  };
}

/** As `small`, where nothing may be found wrong. */
export function right(files: Files = {}): Small {
  const made = small(files);
  if (made.findings.length > 0) throw new Error(made.findings.map(one => one.message).join("\n"));
  return made;
}
