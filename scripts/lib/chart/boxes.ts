// Rectangles that words take, and what crosses them.

/** In px. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The corners of a broken line, from left to right. */
export type Path = readonly {readonly x: number; readonly y: number}[];

/** Whether two boxes meet, or come nearer than `apart` px side by side. */
export function overlap(a: Box, b: Box, apart: number): boolean {
  return (
    a.left < b.right + apart && b.left < a.right + apart && a.top < b.bottom && b.top < a.bottom
  );
}

/** Whether a line passes through a box: it does if its heights within the box's width meet the box's. */
export function crosses(line: Path, box: Box): boolean {
  const inside = line.filter(({x}) => x >= box.left && x <= box.right).map(({y}) => y);
  const edges = [box.left, box.right].flatMap(x => heightAt(line, x));
  const heights = [...inside, ...edges];
  // The box of a line of text has air above and below, which a line may use.
  const air = Math.min(2.5, (box.bottom - box.top) * 0.12);
  return (
    heights.length > 0 &&
    Math.min(...heights) < box.bottom - air &&
    Math.max(...heights) > box.top + air
  );
}

function heightAt(line: Path, x: number): readonly number[] {
  return line.slice(1).flatMap((to, index) => {
    const from = line[index];
    if (!from || x < from.x || x > to.x || from.x === to.x) return [];
    return [from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x)];
  });
}
