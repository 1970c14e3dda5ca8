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

/** A mark at its value, and the px that words and marks take on either side of it. */
export interface Extent {
  readonly value: number;
  readonly before: number;
  readonly after: number;
}

/**
 * The largest unit with which all extents fit between two edges, and where zero then stands; `null`
 * where their words alone are too wide. Zero need not be in between: add it as an extent if it has to.
 */
export function fitBetween(
  extents: readonly Extent[],
  from: number,
  to: number,
): {readonly unit: number; readonly zero: number} | null {
  const values = extents.map(one => one.value);
  const span = Math.max(...values) - Math.min(...values);
  if (room(0) < 0) return null;
  if (span === 0) {
    const {least, most} = zeros(1);
    return {unit: 1, zero: (least + most) / 2};
  }
  let [low, high] = [0, (to - from) / span];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (room(middle) >= 0) low = middle;
    else high = middle;
  }
  return {unit: low, zero: zeros(low).least};

  function room(unit: number): number {
    const {least, most} = zeros(unit);
    return most - least;
  }

  /** Where zero may stand with this unit. */
  function zeros(unit: number) {
    return {
      least: Math.max(...extents.map(one => from + one.before - one.value * unit)),
      most: Math.min(...extents.map(one => to - one.after - one.value * unit)),
    };
  }
}
