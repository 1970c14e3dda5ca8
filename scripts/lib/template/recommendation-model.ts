// What templates see of a recommendation, and of the verdict on what became of it.
import {sourcesOf} from "../content/cells.ts";
import type {
  HeadingEntry,
  PartEntry,
  RecommendationEntry,
  VerdictEntry,
} from "../content/publication.ts";
import {maybeRich, maybeText, richNode, textNode, type FigureNode, type Named} from "./model.ts";

export interface RecommendationMaterial {
  readonly headings: Readonly<Record<string, HeadingEntry>>;
  readonly parts: Readonly<Record<string, PartEntry>>;
  readonly scale: Readonly<Record<string, VerdictEntry>>;
  readonly cited: (ids: readonly string[]) => readonly Named[];
}

/** `saving`: the figure that it names, where it names one. */
export function recommendationModel(
  id: string,
  entry: RecommendationEntry,
  number: number,
  saving: FigureNode | undefined,
  {headings, parts, scale, cited}: RecommendationMaterial,
): Named {
  return {
    id,
    number,
    title: textNode(entry.title),
    what: richNode(entry.what),
    why: maybeRich(entry.why),
    who: maybeText(entry.who),
    "by-when": maybeText(entry["by-when"]),
    saving: saving ?? maybeText(entry.saving),
    outcome: maybeRich(entry.outcome),
    "outcome-status": entry["outcome-status"],
    notes: maybeText(entry.notes),
    verdict: verdictModel(entry.verdict, scale),
    part: maybeText(parts[entry.part ?? ""]?.label ?? null),
    heading: maybeText(headings[entry.heading]?.title ?? null),
    "heading-id": entry.heading,
    "heading-number": Object.keys(headings).indexOf(entry.heading) + 1,
    sources: cited(sourcesOf([entry])),
    "outcome-sources": cited(
      entry["outcome-sources"] ?? (entry["outcome-source"] ? [entry["outcome-source"]] : []),
    ),
  };
}

export function verdictModel(
  id: string | null,
  scale: RecommendationMaterial["scale"],
): Named | null {
  const verdict = scale[id ?? ""];
  return verdict
    ? {id, label: textNode(verdict.label), mark: verdict.mark, tone: verdict.tone}
    : null;
}
