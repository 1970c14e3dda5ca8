// A page of which some parts are kept → the same page with next to nothing in these: what has changed is laid out without reading all
// the rest again. What the rest is asked for stays in it: names that lead from what is full to what is empty, or back, and the
// figures that are counted through the page.
import type {PartKept} from "../page/kept.ts";
import {partMark, type PageInParts} from "./parts.ts";

export interface Hollow {
  readonly html: string;
  readonly kept: readonly PartKept[];
}

/**
 * Null where a part may take something from the inside of another: then the page has to be there as a whole.
 *
 * @param unprinted of each part, the names of its figures and charts that are on no paper
 */
export function hollowPage(
  {around, parts, insides}: PageInParts,
  kept: readonly PartKept[],
  unprinted: readonly (readonly string[])[],
): Hollow | null {
  const pieces = around.split(partMark);
  // A writer's own comment may look like the mark.
  if (pieces.length !== parts.length + 1) return null;
  const full = withoutShadows(parts.filter((_, i) => kept[i]?.is !== "kept").join("\n"));
  const words = new Set(full.match(word));
  const own = new Set(namesIn(full));
  const taken = new Set(takenIn(full));
  const counted = new Set([...unprinted.flat(), ...shownIn(full).map(({name}) => name)]);
  let isApart = true;
  const hollow = parts.map((part, i) => {
    const one = kept[i];
    if (one?.is !== "kept") return {part, one};
    const [from, to] = insides[i]!;
    const inside = withoutShadows(part.slice(from, to));
    const names = namesIn(inside);
    const shown = shownIn(inside);
    isApart &&=
      !reaching.test(inside) &&
      names.every(name => plain.test(name) && !taken.has(name)) &&
      shown.every(({isClear}) => isClear) &&
      one.unprinted.every((nth, k) => shown[nth] && shown[nth].name === unprinted[i]?.[k]);
    const left = shown.flatMap(({name}, nth) => (counted.has(name) ? [nth] : []));
    const places = names.filter(name => words.has(name)).map(name => `<i id="${name}"></i>`);
    const links = linksIn(inside)
      .filter(name => own.has(name) || !plain.test(name))
      .map(name => `<a href="#${name}"></a>`);
    const more = [...new Set([...places, ...links]), ...left.map(nth => shown[nth]!.html)];
    return {
      part: part.slice(0, from) + more.join("") + part.slice(to),
      one: {...one, unprinted: one.unprinted.map(nth => left.indexOf(nth))},
    };
  });
  if (!isApart) return null;
  return {
    html: pieces.map((piece, i) => piece + (hollow[i]?.part ?? "")).join(""),
    kept: hollow.flatMap(({one}) => one ?? []),
  };
}

const word = /[\p{L}\p{N}_.:-]+/gu;
const plain = /^[\p{L}\p{N}_.:-]+$/u;

/** What holds for the page as a whole, wherever it stands. */
const reaching = /<(?:style|link|script|base|meta|map|template)\b|<!--|\sdir\s*=\s*["']?auto/i;

/** What is in a shadow tree is known there alone. */
function withoutShadows(html: string): string {
  return html.replaceAll(
    /(<template shadowrootmode="[a-z]+">)[^]*?<\/template>/g,
    (whole, start: string) => (whole.includes("<template", start.length) ? whole : ""),
  );
}

function namesIn(html: string): readonly string[] {
  return all(html, /\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi);
}

function linksIn(html: string): readonly string[] {
  return all(html, /\shref\s*=\s*(?:"\s*#([^"]*)"|'\s*#([^']*)'|#([^\s"'>]+))/gi);
}

/** By name, and more than a way there: what describes it, draws it, or belongs to it. */
function takenIn(html: string): readonly string[] {
  const said = all(
    html,
    /\s(?:aria-(?:labelledby|describedby|details|controls|owns|flowto|activedescendant|errormessage)|for|headers|list|form|usemap|itemref|anchor|xlink:href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi,
  );
  const drawn = all(html, /<(?!a\b|area\b)[a-z][^\s>]*\s[^>]*?\bhref\s*=\s*["']?\s*#([^\s"'>]+)/gi);
  const styled = all(html, /url\(\s*(?:["']|&quot;|&#39;|&#34;)?\s*#([^\s"'&)]+)/gi);
  return [...said.flatMap(one => one.match(word) ?? []), ...drawn, ...styled];
}

interface Shown {
  readonly name: string;
  /** Its element, with the words of a figure; of a chart, with nothing. */
  readonly html: string;
  readonly isClear: boolean;
}

/** Figures and charts, as lib/page/unprinted.ts finds them. */
function shownIn(html: string): readonly Shown[] {
  const starts = /<(data|svg)\b[^>]*?\sdata-(figure|chart)\s*=\s*(?:"([^"]*)")?[^>]*>/gi;
  return [...html.matchAll(starts)].flatMap(({0: start, 1: tag, 2: sort, 3: name = "", index}) => {
    if ((tag === "svg") !== (sort === "chart")) return [];
    const isNamed = plain.test(name);
    if (tag === "svg") return [{name, html: `<svg data-chart="${name}"></svg>`, isClear: isNamed}];
    const end = html.indexOf("</data>", index);
    const inside = html.slice(index + start.length, end);
    const isClear = isNamed && end > 0 && !inside.includes("<data");
    return [{name, html: `<data data-figure="${name}">${inside}</data>`, isClear}];
  });
}

function all(html: string, what: RegExp): string[] {
  return [...html.matchAll(what)].flatMap(([, ...groups]) => groups.find(one => one) ?? []);
}
