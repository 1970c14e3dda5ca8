// What comes of adding, scaling and comparing, as far as it can be said: the price base, the timing, the kind … of a result.
import {addedKinds, addedMeasures} from "./kinds.ts";
import {periodKey, priceKey} from "./period.ts";
import {combinedPrices, type deeds} from "./prices.ts";
import {addedBaselines, addedRanges, addedStatuses, weakest} from "./states.ts";
import {addedTimings} from "./timings.ts";
import {agreed, mixed, none, silent, type Basis, type Clash, type Said, type Term} from "./said.ts";

export function addedTerms(terms: readonly Term[]): {
  readonly basis: Basis;
  readonly clashes: readonly Clash[];
} {
  const [only, more] = terms;
  if (!only) return {basis: silent("nothing"), clashes: []};
  if (!more) return {basis: only.basis, clashes: []};
  const {timing, period} = addedTimings(terms);
  const combined = {
    prices: combinedPrices(terms, "sum"),
    timing,
    measure: addedMeasures(terms),
    kind: addedKinds(terms),
    status: addedStatuses(terms),
    baseline: addedBaselines(terms),
    range: addedRanges(terms),
  };
  const {prices, measure, kind, status, baseline, range} = combined;
  return {
    clashes: Object.values(combined).flatMap(one => one.clash ?? []),
    basis: {
      measures: only.basis.measures,
      said: {
        asOf: agreed(terms, "asOf"),
        prices: prices.said,
        period,
        kind: kind.said,
        timing: timing.said,
        measure: measure.said,
        status: status.said,
        evidence: weakest(terms, "evidence"),
        baseline: baseline.said,
        range: range.said,
      },
    },
  };
}

/** Of a comparison: the larger of two costs is a cost, and one as a share of the other is a share. */
export function comparedTerms(terms: readonly Term[], deed: keyof typeof deeds): Basis {
  const all = {
    asOf: agreed(terms, "asOf"),
    prices: agreed(terms, "prices", priceKey),
    period: agreed(terms, "period", periodKey),
    kind: agreed(terms, "kind"),
    timing: agreed(terms, "timing"),
    measure: agreed(terms, "measure"),
    status: weakest(terms, "status"),
    evidence: weakest(terms, "evidence"),
    baseline: agreed(terms, "baseline"),
    range: agreed(terms, "range"),
  };
  const measures = terms[0]?.basis.measures ?? "nothing";
  if (deed === "extreme") return {measures, said: all};
  const by = terms.flatMap(({basis}) => ("by" in basis.said.kind ? [basis.said.kind.by] : []))[0];
  const kindOf = {share: "share", change: "rate"} as const;
  const kind: Said =
    by === undefined || deed === "quotient" || deed === "sum" || deed === "difference"
      ? none
      : {sort: "said", value: kindOf[deed], by};
  return {
    measures: "shares",
    said: {
      ...all,
      prices: none,
      kind,
      measure: none,
      status: deed === "share" ? shareStatus(terms) : all.status,
      ...(deed === "share" ? {} : {timing: none, period: none}),
    },
  };
}

/** What happened as a share of what was expected is neither a forecast nor a target. */
function shareStatus(terms: readonly Term[]): Said {
  const [part, whole] = terms.map(term => term.basis.said.status);
  const isResult =
    part?.sort === "said" && (part.value === "actual" || part.value === "provisional");
  const isPlan = whole?.sort === "said" && (whole.value === "forecast" || whole.value === "target");
  return isResult && isPlan ? mixed : weakest(terms, "status");
}

/** So many of something: a saving each year for seven years is what has added up by then. */
export function scaledBy(a: Basis, b: Basis): Basis {
  const isSecond = b.measures === "money" || a.measures === "nothing";
  const [bearer, by] = isSecond && a.measures !== "money" ? [b, a] : [a, b];
  return borne(bearer, by, by.measures === "years" ? {annual: "cumulative"} : {});
}

/** For each of something: for each year, where there are several. */
export function quotientOf(a: Basis, b: Basis): Basis {
  const each = b.measures === "years" ? {cumulative: "annual", lifetime: "annual"} : {};
  return borne(a, b, each);
}

/** A part of a cost may be a saving: a percentage of something is not of its kind. */
function borne(
  bearer: Basis,
  by: Basis,
  timings: Readonly<Partial<Record<string, string>>>,
): Basis {
  const both = [bearer, by].map(
    basis => ({basis, sign: 1, isBelowZero: false, isRange: true}) as const,
  );
  const {kind, timing, period} = bearer.said;
  const isPart = by.measures === "shares" || by.measures === "nothing";
  const turned = timing.sort === "said" ? timings[timing.value] : undefined;
  return {
    measures: bearer.measures,
    said: {
      ...bearer.said,
      asOf: by.said.asOf.sort === "unsaid" ? bearer.said.asOf : agreed(both, "asOf"),
      kind: isPart && kind.sort === "said" ? {sort: "unsaid", by: kind.by} : kind,
      // Ten times what comes each year may be ten years of it, or ten of them in a year.
      timing:
        by.measures === "nothing" && timing.sort === "said"
          ? mixed
          : turned !== undefined && timing.sort === "said"
            ? {...timing, value: turned}
            : timing,
      period:
        turned !== undefined && period.sort === "said" ? {sort: "unsaid", by: period.by} : period,
      status: weakest(both, "status"),
      evidence: weakest(both, "evidence"),
      range: bearer.said.range.sort === "said" ? bearer.said.range : by.said.range,
    },
  };
}
