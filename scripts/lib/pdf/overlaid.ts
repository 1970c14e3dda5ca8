// Which letters of a page lie below its links: those whose middle does.

export interface Area {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

export interface Overlaid {
  /** In the order in which the page draws them. */
  readonly letter: (x: number, y: number, letters: string) => void;
  /** A space or the end of a line: it counts where letters below the same link come before it and after it. */
  readonly between: (character: string) => void;
  /** The words below each link. */
  readonly words: () => readonly string[];
}

interface Link extends Area {
  words: string;
  waiting: string;
  isWithin: boolean;
}

export function overlaidBy(areas: readonly Area[]): Overlaid {
  const links: Link[] = areas.map(area => ({...area, words: "", waiting: "", isWithin: false}));
  const [left, right] = [minOf(links, "left"), -minOf(links, "right", -1)];
  const [bottom, top] = [minOf(links, "bottom"), -minOf(links, "top", -1)];
  const [across, up] = [(cells - 1) / (right - left), (cells - 1) / (top - bottom)];
  const grid = gridOf();
  return {letter, between, words: () => links.map(link => link.words)};

  function letter(x: number, y: number, letters: string): void {
    if (x < left || y < bottom || x > right || y > top) return;
    for (const link of grid.get(cellAt(x, y)) ?? []) {
      const isWithin = link.left < x && x < link.right && link.bottom < y && y < link.top;
      link.words += isWithin ? link.waiting + letters : "";
      if (isWithin || link.isWithin) link.waiting = "";
      link.isWithin = isWithin;
    }
  }

  function between(character: string): void {
    for (const link of links) if (link.isWithin) link.waiting += character;
  }

  function cellAt(x: number, y: number): number {
    return Math.floor((x - left) * across) + Math.floor((y - bottom) * up) * cells;
  }

  /** Only letters near a link are compared with it, and end its words. */
  function gridOf(): ReadonlyMap<number, readonly Link[]> {
    const found = new Map<number, Link[]>();
    for (const link of links) {
      const [from, to] = [cellAt(link.left, link.bottom), cellAt(link.right, link.top)];
      const [wide, high] = [(to - from) % cells, Math.floor((to - from) / cells)];
      for (let row = from; row <= from + high * cells; row += cells)
        for (let i = 0; i <= wide; i += 1)
          found.set(row + i, [...(found.get(row + i) ?? []), link]);
    }
    return found;
  }
}

const cells = 64;

function minOf(links: readonly Link[], side: keyof Area, sign = 1): number {
  return Math.min(...links.map(link => sign * link[side]));
}
