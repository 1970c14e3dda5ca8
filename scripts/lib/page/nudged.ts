// Whether the same thing stands in two pictures, a pixel or two beside its place: nobody would call that a difference.

/** In px; `right` and `bottom` lie behind the last pixel. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Of one size, four bytes for each pixel. */
export interface Pictures {
  readonly first: Uint8Array;
  readonly second: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const furthest = {across: 4, down: 3};

/**
 * Of the strongest contrast there: half a pixel aside, a softened hairline differs by half of what it was, and another letter by
 * all of it.
 */
const tolerance = 0.6;

export function isNudged(pictures: Pictures, area: Area): boolean {
  const {across, down} = furthest;
  const wide = {
    left: area.left - across,
    top: area.top - down,
    right: area.right + across,
    bottom: area.bottom + down,
  };
  const here = softened(pictures.first, pictures, area);
  const there = softened(pictures.second, pictures, wide);
  const most = tolerance * contrastOf(here, there);
  const size = {width: area.right - area.left, height: area.bottom - area.top};
  for (const dy of nearestFirst(down))
    for (const dx of nearestFirst(across)) if (fits(dx + across, dy + down)) return true;
  return false;

  function fits(right: number, lower: number): boolean {
    const stride = size.width + 2 * across;
    for (let y = 0; y < size.height; y++)
      for (let x = 0; x < size.width; x++) {
        const at = (y * size.width + x) * 3;
        const to = ((y + lower) * stride + x + right) * 3;
        for (let colour = 0; colour < 3; colour++)
          if (Math.abs(here[at + colour]! - there[to + colour]!) > most) return false;
      }
    return true;
  }
}

function contrastOf(...pictures: readonly Float32Array[]): number {
  let [least, most] = [255, 0];
  for (const picture of pictures)
    for (const value of picture) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
  return most - least;
}

/** Each pixel with its eight neighbours; outside the picture it is white. */
function softened(
  data: Uint8Array,
  {width, height}: Pictures,
  {left, top, right, bottom}: Area,
): Float32Array {
  const soft = new Float32Array((right - left) * (bottom - top) * 3);
  let to = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++)
      for (let colour = 0; colour < 3; colour++) {
        let sum = 0;
        for (let v = y - 1; v <= y + 1; v++)
          for (let u = x - 1; u <= x + 1; u++) {
            const isInside = u >= 0 && v >= 0 && u < width && v < height;
            sum += isInside ? data[(v * width + u) * 4 + colour]! : 255;
          }
        soft[to++] = sum / 9;
      }
  return soft;
}

/** 0, 1, −1, 2, −2 … */
function nearestFirst(most: number): readonly number[] {
  return [0, ...Array.from({length: most}, (_, i) => [i + 1, -i - 1]).flat()];
}
