// From Manuscripts to findings: documents that print "up to £9bn" and nowhere the range that it is the end of. It makes only findings.
import {figureText, type Figure, type Figures} from "../lib/content/figure.ts";
import {errorAt, type Diagnostic} from "../lib/diagnostic.ts";
import {acceptances} from "../lib/rules/accept.ts";
import {orAccept} from "../lib/rules/codes.ts";
import {claimOf} from "../lib/quantity/qualifier.ts";
import {sameUnit} from "../lib/quantity/unit.ts";
import type {Content} from "./content.ts";
import type {Manuscript} from "./manuscript.ts";

/** `isAll`: whether these are all documents; else nobody knows what another prints, or what was accepted for one of them. */
export function checkHeadlines(
  content: Content,
  figures: Figures,
  manuscripts: readonly Manuscript[],
  isAll: boolean,
): readonly Diagnostic[] {
  const accepted = acceptances(content);
  const setting = {locale: content.about.language, currency: content.about.currency};
  const printed = manuscripts.map(({name, uses, plain}) => ({
    name,
    figures: new Set([...uses, ...(plain?.uses ?? [])].map(one => one.figure)),
  }));
  const found = [...figures.values()].flatMap(figure => {
    const range = rangeOf(figure, figures);
    const bare = printed.filter(
      one => one.figures.has(figure.id) && !one.figures.has(range?.id ?? ""),
    );
    if (!range || bare.length === 0) return [];
    if (accepted.forFigures("headline-range", [figure.id]) !== null) return [];
    const say = (one: Figure): string => `\`${one.id}\`, ${figureText(one, "compact", setting)}`;
    const names = bare.map(({name}) => `\`${name}\``).join(", ");
    const message = `${names} ${bare.length === 1 ? "prints" : "print"} ${say(figure)}, and nowhere the range that this is the end of, ${say(range)}`;
    const help = orAccept(`print \`{{${range.id}}}\` beside it`, "headline-range");
    const at = content.places.key(figure.path);
    return [{...errorAt(at, "rules/headline-range", message, help), severity: "warning" as const}];
  });
  return [...found, ...(isAll ? accepted.findings(["headline-range"]) : [])];
}

/** A range of the same unit and kind that ends there, and that comes from the same source: then it is of the same thing. */
function rangeOf({id, quantity, kind, sources}: Figure, figures: Figures): Figure | null {
  if (quantity.sort !== "amount" || quantity.qualifier === null) return null;
  if (claimOf(quantity.qualifier) !== "ceiling") return null;
  const ranges = [...figures.values()].filter(
    one =>
      one.id !== id &&
      one.quantity.sort === "range" &&
      one.quantity.high.eq(quantity.value) &&
      sameUnit(one.quantity.unit, quantity.unit) &&
      (one.kind === kind || one.kind === null || kind === null) &&
      one.sources.some(source => sources.includes(source)),
  );
  return ranges[0] ?? null;
}
