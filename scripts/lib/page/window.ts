// The rules of a page for its paper → how large a window it needs, to lie there as it will be printed: so that it need not be laid
// out twice. The page itself knows for certain (see paper.ts), and is asked in any case.

/** In CSS pixels; null for paper that is not said in a way that is simple to read. */
export function windowOf(html: string): {readonly width: number; readonly height: number} | null {
  // Rules without a name, each up to what it says of its margins' boxes.
  const said = [...html.matchAll(/@page\s*\{([^{}@]*)/g)].map(([, words = ""]) => words).join(";");
  const [width, height] = lengthsOf(said, "size");
  if (!width || !height) return null;
  const [top = 0, right = top, bottom = top, left = right] = lengthsOf(said, "margin");
  return {width: Math.floor(width - left - right), height: Math.floor(height - top - bottom)};
}

/** Of the last that is said of a property. */
function lengthsOf(said: string, property: string): readonly number[] {
  const values = [...said.matchAll(/(?<![\w-])([\w-]+)\s*:\s*([^;]+)/g)];
  const [, , value = ""] = values.findLast(([, name]) => name === property) ?? [];
  return value.trim().split(/\s+/).flatMap(lengthOf);
}

function lengthOf(word: string): readonly number[] {
  const [, amount, unit = "px"] = /^([\d.]+)(px|cm|mm|in|pt)?$/.exec(word) ?? [];
  return amount ? [Number(amount) * perUnit[unit as keyof typeof perUnit]] : [];
}

const perUnit = {px: 1, cm: 96 / 2.54, mm: 96 / 25.4, in: 96, pt: 96 / 72};
