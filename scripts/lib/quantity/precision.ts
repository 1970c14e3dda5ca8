// How finely a result is written, so that it neither hides what was known nor claims what was not.
import {largest, rounded, tenTo, type Decimal} from "./decimal.ts";
import type {Scale, Written} from "./scale.ts";
import {countedIn, type Unit} from "./unit.ts";

interface Factor {
  readonly written: Written;
  readonly unit: Unit;
}

/**
 * A product is written at the larger scale of the two, as finely as the amount with that scale
 * (of two alike, the one that has a unit); and finer, up to three significant figures, where
 * digits would otherwise be lost: 10% × £12.7bn is £1.27bn, 2 × £600m is £1,200m.
 */
export function productWritten(a: Factor, b: Factor, ends: readonly Decimal[]): Written {
  const scale = a.written.scale > b.written.scale ? a.written.scale : b.written.scale;
  const there = [a, b].filter(one => one.written.scale === scale);
  const named = there.filter(one => one.unit.kind !== "number" && one.unit.kind !== "percent");
  const base = Math.max(...(named.length === 1 ? named : there).map(one => one.written.decimals));
  return {scale, decimals: Math.max(base, figuresNeeded(ends, scale, 3))};
}

/** What was changed by a factor is written as it was before, and finer, up to three significant figures. */
export function scaledWritten({scale, decimals}: Written, ends: readonly Decimal[]): Written {
  return {scale, decimals: Math.max(decimals, figuresNeeded(ends, scale, 3))};
}

/**
 * A quotient has three significant figures, fewer if it ends sooner, and always all before the
 * point. Money goes to the scale at which people say it; things keep the scale of the dividend.
 */
export function quotientWritten(dividend: Factor, unit: Unit, ends: readonly Decimal[]): Written {
  const counted = countedIn(unit).kind;
  const same = counted === dividend.unit.kind && unit.kind !== "ratio";
  const scale = counted === "money" ? spokenScale(ends) : same ? dividend.written.scale : 0;
  return {scale, decimals: figuresNeeded(ends, scale, 3)};
}

/**
 * A share or a change in per cent is whole from 10% on and has two significant figures below:
 * 26%, 9.8%, 0.42%. What is not quite 100% never prints as 100%.
 */
export function percentWritten(ends: readonly Decimal[]): Written {
  let decimals = figuresNeeded(ends, 0, 2);
  const nearly = (end: Decimal): boolean =>
    !end.abs().eq(100) && rounded(end.abs(), decimals).eq(100);
  while (decimals < 4 && ends.some(nearly)) decimals++;
  return {scale: 0, decimals};
}

/** Decimals that show so many significant figures of the largest end; less if all end sooner. */
function figuresNeeded(ends: readonly Decimal[], scale: Scale, figures: number): number {
  const shown = ends.map(end => end.abs().div(tenTo(scale)));
  const most = largest(shown[0]!, ...shown.slice(1));
  const exact = Math.max(...shown.map(end => end.decimalPlaces()));
  const wanted = most.isZero() ? 0 : Math.max(0, figures - 1 - most.e);
  return Math.min(exact, wanted, mostDecimals);
}

/** Below a million, money is written in full. */
function spokenScale(ends: readonly Decimal[]): Scale {
  return ([12, 9, 6] as const).find(scale => ends.some(end => end.abs().gte(tenTo(scale)))) ?? 0;
}

/** What number formatting in JavaScript can print. */
const mostDecimals = 20;
