// The words for missing values in a line chart: on the line at zero, beneath the gap in the line.
import type {ChartData} from "./chart-data.ts";
import type {Box} from "./chart-line-labels.ts";
import type {Words} from "./chart-scene.ts";
import {missingWords} from "./chart-tracks.ts";
import {longestWord, placeStack, setEvenly, stackHeight, wordStyle} from "./chart-words.ts";
import type {Pen} from "./chart-words.ts";

export interface Missing {
  readonly words: readonly Words[];
  readonly box: Box;
}

/** `zero` is the height of the line at zero; words keep between `left` and `right`. */
export function layMissing(
  chart: ChartData,
  pen: Pen,
  places: readonly number[],
  zero: number,
  {left, right}: {readonly left: number; readonly right: number},
): readonly Missing[] {
  const step = (places[1] ?? right) - (places[0] ?? left);
  const missing: Missing[] = [];
  for (const [c, place] of places.entries()) {
    const words = missingWords(chart, c);
    const longest = Math.max(...words.map(word => longestWord(pen, word, wordStyle(pen))));
    const blocks = words.map(word =>
      setEvenly(pen, word, wordStyle(pen), Math.max(step - pen.text * 0.5, longest + 1)),
    );
    if (blocks.length === 0) continue;
    const [wide, high] = [Math.max(...blocks.map(block => block.width)), stackHeight(blocks)];
    const x = Math.max(left + wide / 2, Math.min(place, right - wide / 2));
    // Words that would meet those of a neighbour stand above them.
    const beside = missing.filter(({box}) => box.right + 4 > x - wide / 2).map(({box}) => box.top);
    const bottom = Math.min(zero - 3, ...beside);
    const box = {left: x - wide / 2, right: x + wide / 2, top: bottom - high, bottom};
    missing.push({words: placeStack(blocks, x, box.top, "center"), box});
  }
  return missing;
}
