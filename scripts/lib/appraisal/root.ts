// Where a function of one number becomes zero.
import {Decimal, zero} from "../quantity/decimal.ts";

export type Root =
  | {readonly sort: "found"; readonly at: Decimal}
  /** It does not move, or is never zero as far as was looked. */
  | {readonly sort: "flat" | "none"};

/**
 * Exact where the function is a straight line, and to 25 figures else. Of several places the one nearest to `start` is given;
 * it is looked for up to a hundred times `start`, on both sides of zero.
 */
export function rootOf(f: (x: Decimal) => Decimal | null, start: Decimal): Root {
  const unit = start.isZero() ? new Decimal(1) : start;
  const value = f(start);
  if (value?.isZero()) return {sort: "found", at: start};
  const tried = steps.map(step => start.plus(unit.times(step))).flatMap(x => pointAt(f, x) ?? []);
  const points = value ? [{x: start, y: value}, ...tried] : tried;
  const first = points[0];
  if (!first || points.every(({y}) => y.eq(first.y))) return {sort: "flat"};
  const guess = lineThrough(points[0]!, points[1]!);
  const straight = guess && pointAt(f, guess);
  if (straight && isSmall(straight.y, first.y)) return {sort: "found", at: straight.x};
  for (const bracket of brackets(points, start)) {
    const at = narrowed(f, ...bracket, first.y);
    const there = at && f(at);
    // Where it jumps from one side of zero to the other it is not zero.
    if (at && there && there.abs().lte(first.y.abs().times("1e-12"))) return {sort: "found", at};
  }
  return {sort: "none"};
}

interface Point {
  readonly x: Decimal;
  readonly y: Decimal;
}

function pointAt(f: (x: Decimal) => Decimal | null, x: Decimal): Point | null {
  const y = f(x);
  return y && {x, y};
}

function lineThrough(a: Point, b: Point): Decimal | null {
  const rise = b.y.minus(a.y);
  return rise.isZero() ? null : a.x.minus(a.y.times(b.x.minus(a.x)).div(rise));
}

/** Two neighbours on either side of zero; the nearest such pair first. */
function brackets(points: readonly Point[], start: Decimal): readonly (readonly [Point, Point])[] {
  const sorted = points.toSorted((a, b) => a.x.cmp(b.x));
  const pairs = sorted.slice(1).map((b, i) => [sorted[i]!, b] as const);
  const crossing = pairs.filter(([a, b]) => a.y.times(b.y).lte(zero));
  const away = ([a, b]: readonly [Point, Point]): Decimal =>
    Decimal.min(a.x.minus(start).abs(), b.x.minus(start).abs());
  return crossing.toSorted((a, b) => away(a).cmp(away(b)));
}

/** Half by half, and by straight lines where they are quicker. */
function narrowed(
  f: (x: Decimal) => Decimal | null,
  a: Point,
  b: Point,
  scale: Decimal,
): Decimal | null {
  let [left, right] = [a, b];
  for (let i = 0; i < mostTries; i++) {
    const line = i % 2 === 0 ? lineThrough(left, right) : null;
    const x = line ?? left.x.plus(right.x).div(2);
    const point = pointAt(f, x);
    if (!point) return null;
    if (isSmall(point.y, scale)) return x;
    if (point.y.isNegative() === left.y.isNegative()) left = point;
    else right = point;
  }
  return left.x.plus(right.x).div(2);
}

function isSmall(y: Decimal, scale: Decimal): boolean {
  return y.abs().lte(scale.abs().times("1e-25"));
}

const mostTries = 200;

/** In multiples of the start, nearest first. */
const steps = [
  0.1, -0.1, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1, -1, 1.5, -1.5, 2, -2, 4, -4, 9, -9, 29, -29,
  99, -101,
];
