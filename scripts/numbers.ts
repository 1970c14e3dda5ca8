// The beginning of the program: content comes in, and every figure of it is computed and held against the rules, whatever templates
// are like.
import type {Figures} from "./lib/content/figure.ts";
import {isError, type Log, type Looked} from "./lib/diagnostic.ts";
import type {Overrides} from "./lib/edition/overrides.ts";
import type {SourceText} from "./lib/text.ts";
import {finished} from "./lib/together.ts";
import {readContent, type Content} from "./steps/content.ts";
import {readEditions, type Editions} from "./steps/editions.ts";
import {computeFigures} from "./steps/figures.ts";
import {readQuantities, type Quantities} from "./steps/quantities.ts";
import {applyRules} from "./steps/rules.ts";
import type {TemplateFile} from "./steps/template.ts";
import {weighTotals, type Totals} from "./steps/totals.ts";

export interface Sources {
  /** "content/fixing-nhs-it" */
  readonly folder: string;
  readonly files: readonly SourceText[];
  readonly templates: readonly TemplateFile[];
  /** What an edition says otherwise; without it, this is the publication that all editions have in common. */
  readonly overrides?: Overrides;
}

/** Which editions there are to be; null where there are none, or it cannot be said. */
export function readPlan({folder, files, templates}: Sources): Looked<Editions | null> {
  const {value: content, diagnostics} = readContent(folder, files);
  if (!content) return {value: null, diagnostics};
  // What is wrong with the content itself is told where it is composed.
  const here = files.filter(({path}) => path === `${folder}/editions.yaml`);
  const own = diagnostics.filter(({at}) => at && here.includes(at.in));
  const plan = readEditions(content, files, templates);
  return {value: own.some(isError) ? null : plan.value, diagnostics: [...own, ...plan.diagnostics]};
}

/** What a publication says in numbers, whatever its templates are like. */
export interface Numbers {
  readonly content: Content;
  readonly quantities: Quantities;
  readonly figures: Figures;
  readonly totals: Totals;
}

type TextSources = Omit<Sources, "templates">;

/** As far as it can be read; null without a publication.yaml that can. */
export function readNumbers(sources: TextSources, log: Log): Numbers | null {
  return finished(numbersIn(sources, log));
}

/** The same step by step. */
export function* numbersIn(sources: TextSources, log: Log): Generator<null, Numbers | null> {
  const {folder, files, overrides} = sources;
  const content = log.look(readContent(folder, files, overrides));
  if (!content) return null;
  yield null;
  const quantities = log.look(readQuantities(content));
  yield null;
  const computed = log.look(computeFigures(content, quantities));
  yield null;
  const totals = log.look(weighTotals(content, computed, quantities));
  const figures = log.look(applyRules(content, quantities, computed, totals));
  return {content, quantities, figures, totals};
}
