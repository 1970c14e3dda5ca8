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
