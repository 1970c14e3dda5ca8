// How places and sizes of one drawing become those of another: `a b c d e f`, as PDF writes it.

export type Matrix = readonly [number, number, number, number, number, number];

/** What `n` does, and then `m`. */
export function transform(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/** A place as seen along the line of writing. `own`: how the letter there is turned. */
export function alongLine(
  x: number,
  y: number,
  own: Matrix,
  {0: a, 1: b, 2: c, 3: d}: Matrix,
): readonly [number, number] {
  if (a && b === 0 && c === 0) return a > 0 ? [x, y] : [-x, -y];
  if (b && a === 0 && d === 0) return b > 0 ? [y, x] : [-y, -x];
  const size = Math.hypot(own[0], own[1]);
  return [(own[0] * x + own[1] * y) / size, (own[2] * x + own[3] * y) / size];
}
