// How long a unit may be drawn so that every bar and the words at its end have room.

/** A bar's end, and the px that stand beyond it on its own side of zero. */
export interface End {
  readonly value: number;
  readonly beyond: number;
}

export interface Fit {
  /** Px for one unit. */
  readonly unit: number;
  /** Px before zero (left of it, or below it) and after it. */
  readonly before: number;
  readonly after: number;
}

/**
 * The largest unit with which all ends fit into `room` px together; `null` where the words alone are
 * too many. Every side grows with the unit, so halving the interval finds it, always the same.
 */
export function fitUnit(ends: readonly End[], room: number): Fit | null {
  const largest = Math.max(0, ...ends.map(end => Math.abs(end.value)));
  if (!within(0)) return null;
  if (largest === 0) return {unit: 1, before: sideOf(0, -1), after: room - sideOf(0, -1)};
  let [low, high] = [0, room / largest];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (within(middle)) low = middle;
    else high = middle;
  }
  return fitAt(low);

  function within(unit: number): boolean {
    const {before, after} = fitAt(unit);
    return before + after <= room;
  }

  function fitAt(unit: number): Fit {
    return {unit, before: sideOf(unit, -1), after: sideOf(unit, 1)};
  }

  function sideOf(unit: number, sign: number): number {
    const reach = (end: End) => Math.abs(end.value) * unit + end.beyond;
    return Math.max(halfLine, ...ends.filter(end => (end.value < 0 ? -1 : 1) === sign).map(reach));
  }
}

/** The value at which a bar visibly ends: anything but zero is at least a sliver long. */
export function visibleEnd(value: number, unit: number): number {
  const least = sliver / unit;
  return value !== 0 && Math.abs(value) < least ? Math.sign(value) * least : value;
}

// In px. The line at zero needs half its width on either side.
const halfLine = 0.75;
const sliver = 1.5;
