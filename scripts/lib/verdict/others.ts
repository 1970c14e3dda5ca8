// The words of a PDF that any program has made → each number in it judged: whether it is a figure of ours, and still what it was.
import {figureText, type Figure} from "../content/figure.ts";
import {excerptOf} from "../html/excerpt.ts";
import type {Numeral} from "../numerals/numeral.ts";
import {countedIn} from "../quantity/unit.ts";
import type {Candidates} from "./candidates.ts";
import {likeness, surroundingsOf, type Surroundings} from "./context.ts";
import {readableText} from "./page-text.ts";
import {spotsIn, type Option, type Spot} from "./spots.ts";
import type {Judged, Resembling} from "./verdict.ts";

/** One for each figure in each of its wordings on each page, and one for each number with a unit that is none of ours. */
export function judgeOthers(
  pages: readonly {readonly text: string}[],
  all: readonly Candidates[],
): readonly Judged[] {
  return pages.flatMap((page, i) => {
    const text = readableText(page.text);
    const judged = spotsIn(text, all).flatMap(spot => {
      const verdict = judge(text, spot, i + 1, all);
      return verdict ? [{...verdict, at: spot.start}] : [];
    });
    const found = judged.map(({at, ...one}) =>
      one.state === "changed" && isBesideToday(one.figure, at, judged)
        ? {...one, state: "unchanged" as const}
        : one,
    );
    const keys = found.map(one =>
      one.figure === null ? `${one.around}` : `${one.state} ${one.figure} ${one.said}`,
    );
    return found.filter((_, nth) => keys.indexOf(keys[nth]!) === nth);
  });
}

/** “£12.7bn; £12.4bn in 2006”: who says what it is and what it was says nothing that has changed. */
function isBesideToday(
  figure: string | null,
  at: number,
  judged: readonly (Judged & {readonly at: number})[],
): boolean {
  return judged.some(
    one => one.figure === figure && one.state === "unchanged" && Math.abs(one.at - at) < 250,
  );
}

interface Ranked extends Option {
  readonly like: number;
  readonly score: number;
}

function judge(
  text: string,
  {start, end, numeral, options}: Spot,
  page: number,
  all: readonly Candidates[],
): Judged | null {
  const said = text.slice(start, end).replace(/\s+/g, " ").trim();
  const digits = said.replace(/[^\d]/g, "").replace(/^0+/, "").length;
  const around = surroundingsOf(text, start, end);
  const ranked = options
    .map(one => rank(one, digits, around))
    .filter(one => isCredible(one, digits))
    .toSorted((a, b) => b.score - a.score);
  const place = {page, said, around: excerptOf(text, start, end)};
  const [best] = ranked;
  if (!best) {
    const isAmount = numeral !== null && numeral.sort !== "count" && numeral.isClear;
    return isAmount ? notOurs(place, numeral, around, all) : null;
  }
  const {figure, of, age, isGone, like} = best;
  const rivals = ranked.filter(one => one !== best && best.score - one.score < 1);
  const isOpen = rivals.some(one => one.age !== age) || (like < 0.15 && digits < 3);
  const today = of.figures.get(figure.id);
  return {
    ...nothing,
    ...place,
    state: isGone ? "withdrawn" : age === "now" ? "unchanged" : "changed",
    now: today ? (age === "now" ? said : nowText(today, of, said, best.isBare)) : null,
    publication: of.publication,
    figure: figure.id,
    label: figure.label,
    because: of.causes.get(figure) ?? [],
    sure: isOpen ? "perhaps" : "likely",
  };
}

function rank(option: Option, digits: number, around: Surroundings): Ranked {
  const {of, figure, how, age} = option;
  const like = likeness(of.words.get(figure.id) ?? [], around, of.language);
  const score =
    {equal: 3, finer: 1.5, rounded: 1}[how] +
    4 * like +
    0.3 * Math.min(digits, 4) -
    (age === "then" ? 1.6 : 0) -
    (of.causes.has(figure) ? 0.4 : 0) -
    (option.isBare ? 0.5 : 0);
  return {...option, like, score};
}

/** Small and round numbers stand in every text: the words around them have to speak of the figure. */
function isCredible({figure, how, age, isBare, like}: Ranked, digits: number): boolean {
  const {quantity} = figure;
  if (quantity.sort === "verbal") return true;
  const unit = "unit" in quantity ? countedIn(quantity.unit).kind : "number";
  const isCount = unit === "count" || unit === "number";
  if (isBare) return like >= 0.25;
  if (how !== "equal") return like >= (age === "now" ? 0.3 : 0.4) && digits >= 1;
  if (age === "then" || isCount) return like >= 0.15 || digits >= 3;
  return true;
}

/** Written out where the page writes it out. */
function nowText(figure: Figure, of: Candidates, said: string, isBare: boolean): string {
  const isWritten = /\p{L}{4}/u.test(said);
  const register = isBare ? "number" : isWritten ? "prose" : "compact";
  return figureText(figure, register, {locale: of.locale, currency: of.currency});
}

type Place = Pick<Judged, "page" | "said" | "around">;

function notOurs(
  place: Place,
  numeral: Numeral,
  around: Surroundings,
  all: readonly Candidates[],
): Judged {
  return {...nothing, ...place, state: "not ours", resembles: resembling(numeral, around, all)};
}

function resembling(
  numeral: Numeral,
  around: Surroundings,
  all: readonly Candidates[],
): Resembling | null {
  let best: Resembling | null = null;
  let most = 0.6;
  for (const of of all)
    for (const figure of of.figures.values()) {
      const words = of.words.get(figure.id) ?? [];
      // One word is soon found.
      if (words.length < 3 || !isOfUnit(figure, numeral)) continue;
      const like = likeness(words, around, of.language);
      if (like <= most) continue;
      most = like;
      best = {
        publication: of.publication,
        figure: figure.id,
        label: figure.label,
        now: nowText(figure, of, "", false),
      };
    }
  return best;
}

function isOfUnit({quantity}: Figure, {sort, currency}: Numeral): boolean {
  if (quantity.sort !== "amount" && quantity.sort !== "range") return false;
  const unit = countedIn(quantity.unit);
  if (unit.kind === "money") return sort === "money" && unit.currency === currency;
  return unit.kind === "percent" && (sort === "percent" || sort === "share");
}

const nothing: Judged = {
  state: "not ours",
  page: null,
  said: null,
  recorded: null,
  now: null,
  publication: null,
  figure: null,
  label: null,
  because: [],
  restated: [],
  sure: "likely",
  around: null,
  resembles: null,
};
