// The words for missing values in a line chart: in a free place at their category, or in a note below.
import {amountOf, cellAt} from "./data.ts";
import type {ChartData} from "./data.ts";
import type {Box} from "./boxes.ts";
import {isFree} from "./line-labels.ts";
import type {Obstacles, Placed} from "./line-labels.ts";
import {longestWord, placeStack, setEvenly, stackHeight, wordStyle} from "./words.ts";
import type {Pen} from "./words.ts";

/** What has no value, and the word that says why. `name` is `null` where it is so for all series alike. */
export interface Gap {
  readonly c: number;
  readonly name: string | null;
  readonly word: string;
  /** The whole series has none, and so no line to which the word could belong. */
  readonly always: boolean;
}

export function gapsOf(chart: ChartData): readonly Gap[] {
  const isMissing = (s: number, c: number) => {
    const {value, low, high} = amountOf(cellAt(chart, s, c));
    return value === null && (low === null || high === null);
  };
  const many = chart.series.length > 1;
  const always = chart.series.map(
    (_, s) => many && chart.categories.every((_one, c) => isMissing(s, c)),
  );
  return chart.categories.flatMap((_, c) => {
    const gaps = chart.series.flatMap(({label}, s): readonly Gap[] =>
      isMissing(s, c)
        ? [
            {
              c,
              name: many ? label : null,
              word: cellAt(chart, s, c).label,
              always: always[s] === true,
            },
          ]
        : [],
    );
    const [first] = gaps;
    const alike =
      gaps.length === chart.series.length && new Set(gaps.map(one => one.word)).size === 1;
    return first && alike && !always.includes(true) ? [{...first, name: null}] : gaps;
  });
}

/**
 * The words of each category as near to the line at zero as there is a free place for them, between
 * `left` and `right`. `homeless` are the categories for which there is none.
 */
export function placeMissing(
  gaps: readonly Gap[],
  places: readonly number[],
  obstacles: Obstacles,
  {left, right}: {readonly left: number; readonly right: number},
  pen: Pen,
): Placed & {readonly homeless: readonly number[]} {
  const step = (places[1] ?? right) - (places[0] ?? left);
  const style = wordStyle(pen);
  const boxes: Box[] = [];
  const homeless: number[] = [];
  const words = places.flatMap((place, c) => {
    const texts = gaps.filter(gap => gap.c === c).map(textOf);
    if (texts.length === 0) return [];
    const longest = Math.max(...texts.map(text => longestWord(pen, text, style)));
    const room = Math.max(step - pen.text * 0.5, longest + 1);
    const blocks = texts.map(text => setEvenly(pen, text, style, room));
    const [wide, high] = [Math.max(...blocks.map(block => block.width)), stackHeight(blocks)];
    const x = Math.max(left + wide / 2, Math.min(place, right - wide / 2));
    const taken = {...obstacles, words: [...obstacles.words, ...boxes]};
    const few = blocks.reduce((sum, block) => sum + block.lines.length, 0) <= 3;
    const rise = pen.text * 0.5;
    const count = Math.max(0, Math.floor((obstacles.zero - obstacles.top) / rise));
    const box = Array.from({length: few ? count : 0}, (_, index): Box => {
      const bottom = obstacles.zero - 3 - index * rise;
      return {left: x - wide / 2, right: x + wide / 2, top: bottom - high, bottom};
    }).find(
      one => isFree(aired(one), taken) && one.left >= left - 0.01 && one.right <= right + 0.01,
    );
    if (!box) {
      homeless.push(c);
      return [];
    }
    boxes.push(box);
    return placeStack(blocks, x, box.top, "center");
  });
  return {words, boxes, homeless};
}

/** One line for all: "Stations, 2027, 2028: not given; Training: not estimated". */
export function noteOf(chart: ChartData, gaps: readonly Gap[]): string {
  const groups = new Map<string, Gap[]>();
  for (const gap of gaps) {
    const key = JSON.stringify([gap.name, gap.word, gap.always]);
    groups.set(key, [...(groups.get(key) ?? []), gap]);
  }
  return [...groups.values()]
    .map(group => {
      const {name = null, word = "", always = false} = group[0] ?? {};
      const when = always ? [] : group.map(({c}) => chart.categories[c]?.label ?? "");
      return `${[...(name === null ? [] : [name]), ...when].join(", ")}: ${word}`;
    })
    .join("; ");
}

/** A stroke is thicker than the line that it follows. */
function aired(box: Box): Box {
  return {...box, top: box.top - 2, bottom: box.bottom + 2};
}

function textOf({name, word}: Gap): string {
  return name === null ? word : `${name}: ${word}`;
}
