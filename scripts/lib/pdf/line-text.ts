// The pieces in which a page is set, with their places → its words as a reader sees them: lines, cells of a table, raised numbers of notes.
// Programs set text letter by letter, in columns, upright or turned; what stands apart on the page stands apart here.

/** A stretch of text in one font, as it is placed on the page: `matrix` is where it begins, how large and how turned. */
export interface Piece {
  readonly text: string;
  readonly matrix: readonly number[];
  readonly width: number;
}

/** Between what stands in one line and does not belong together: a number, and the number of the note behind it. */
export const apart = "\u2063";

interface Placed {
  readonly angle: number;
  /** Along the line and across it, in the direction in which it reads. */
  readonly start: number;
  readonly end: number;
  readonly base: number;
  readonly size: number;
}

/** In the order in which the program set it, which is nearly always that in which it reads. Cells are parted by tabs. */
export function lineText(pieces: readonly Piece[]): string {
  let text = "";
  let last: Placed | null = null;
  /** The line on which a raised or lowered piece stands. */
  let line: Placed | null = null;
  for (const piece of pieces) {
    if (piece.text.trim() === "") {
      if (piece.text !== "" && !/\s$/.test(text)) text += " ";
      continue;
    }
    const here = placeOf(piece);
    text += between(here);
    text += piece.text;
    last = here;
  }
  return text;

  function between(here: Placed): string {
    if (!last || !line) {
      line = here;
      return "";
    }
    const gap = here.start - last.end;
    const size = Math.max(line.size, here.size);
    const shift = here.base - line.base;
    const isTurned = Math.abs(here.angle - line.angle) > 0.02;
    const isNear = !isTurned && Math.abs(gap) < size;
    if (isNear && isRaised(here, line)) return apart;
    const isBack = isNear && here !== line && isRaised(last, line) && Math.abs(shift) < 0.1 * size;
    if (isBack) {
      line = here;
      return gap > 0.13 * size || /\s$/.test(text) ? " " : apart;
    }
    const isLine = !isTurned && Math.abs(shift) < 0.3 * size && gap > -0.5 * size;
    line = here;
    if (isLine) return spaceFor(gap / size);
    const isNext = !isTurned && shift < 0 && shift > -2.6 * size;
    return isNext ? "\n" : "\n\n";
  }

  function spaceFor(gap: number): string {
    if (gap > 1.5) return "\t";
    return gap > 0.13 && !/\s$/.test(text) ? " " : "";
  }
}

/** Clearly smaller than what it stands beside, and not on its line: the number of a note, an exponent. */
function isRaised(piece: Placed, line: Placed): boolean {
  const shift = Math.abs(piece.base - line.base);
  return piece.size < 0.86 * line.size && shift > 0.12 * line.size && shift < 0.9 * line.size;
}

function placeOf({matrix, width}: Piece): Placed {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = matrix;
  const angle = Math.atan2(b, a);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const start = x * cos + y * sin;
  const size = Math.hypot(c, d) || 1;
  return {angle, start, end: start + width, base: y * cos - x * sin, size};
}
