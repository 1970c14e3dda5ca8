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
  const first = pointAt(f, start);
  if (first?.y.isZero()) return {sort: "found", at: start};
  let points: readonly Point[] = first ? [first] : [];
  for (const step of steps) {
    const point = pointAt(f, start.plus(unit.times(step)));
    if (!point) continue;
    const before = new Set(crossings(points));
    points = [...points, point].toSorted((x, y) => x.x.cmp(y.x));
    const straight = points.length === 2 ? pointAt(f, lineThrough(points[0]!, points[1]!)) : null;
    if (straight && isSmall(straight.y, points[0]!.y)) return {sort: "found", at: straight.x};
    for (const [x, y] of crossings(points)) {
      if ([...before].some(([a, b]) => a === x && b === y)) continue;
      const at = narrowed(f, x, y);
      if (at) return {sort: "found", at};
    }
  }
  const isFlat = points.every(({y}) => y.eq(points[0]!.y));
  return {sort: isFlat ? "flat" : "none"};
}

interface Point {
  readonly x: Decimal;
  readonly y: Decimal;
}

function pointAt(f: (x: Decimal) => Decimal | null, x: Decimal | null): Point | null {
  const y = x && f(x);
  return y && {x, y};
}

function lineThrough(a: Point, b: Point): Decimal | null {
  const rise = b.y.minus(a.y);
  return rise.isZero() ? null : a.x.minus(a.y.times(b.x.minus(a.x)).div(rise));
}

/** Neighbours on either side of zero, of points in their order. */
function crossings(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  const pairs = points.slice(1).map((b, i) => [points[i]!, b] as const);
  return pairs.filter(([a, b]) => a.y.times(b.y).lte(zero));
}

/**
 * By straight lines, of which an end that stays is pulled in (the Illinois way), and half by half in between. Null where the
 * function jumps from one side of zero to the other, or is not there.
 */
function narrowed(f: (x: Decimal) => Decimal | null, a: Point, b: Point): Decimal | null {
  const scale = Decimal.max(a.y.abs(), b.y.abs());
  const half = ({x, y}: Point): Point => ({x, y: y.div(2)});
  let [left, right] = [a, b];
  let kept: "left" | "right" | null = null;
  for (let i = 0; i < mostTries; i++) {
    const line = i % 8 < 7 ? lineThrough(left, right) : null;
    const point = pointAt(f, line ?? left.x.plus(right.x).div(2));
    if (!point) return null;
    if (isSmall(point.y, scale)) return point.x;
    if (point.y.isNegative() === left.y.isNegative()) {
      [left, right] = [point, kept === "right" ? half(right) : right];
      kept = "right";
    } else {
      [left, right] = [kept === "left" ? half(left) : left, point];
      kept = "left";
    }
  }
  return null;
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
