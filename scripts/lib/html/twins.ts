// A PDF and HTML of one document print the same: what one of them cannot say, the other may know.
import {squeezed} from "./figures.ts";

/** One printing of a figure: see steps/prints.ts. */
interface Printed {
  readonly file: string;
  readonly figure: string;
  readonly text: string;
  readonly page: number | null;
  readonly perhaps: readonly number[];
  readonly slide: number | null;
  readonly heading: string | null;
  readonly chart: string | null;
  readonly around: string | null;
}

/** Each slide is a page: where the PDF leaves open which of several it is, HTML knows. */
export function onSlides<T extends Printed>(
  print: T,
  all: readonly T[],
  html: readonly T[],
): readonly T[] {
  if (print.perhaps.length === 0) return [print];
  const isAlike = (one: T): boolean => one.figure === print.figure && one.text === print.text;
  const known = new Set(
    all.filter(one => one.file === print.file && isAlike(one)).map(one => one.page),
  );
  const slides = new Set(html.filter(isAlike).flatMap(one => one.slide ?? []));
  const left = [...slides].filter(slide => !known.has(slide));
  if (left.length === 0 || left.some(slide => !print.perhaps.includes(slide))) return [print];
  return left.map(page => ({...print, page, perhaps: []}));
}

/**
 * A PDF and HTML of the same document print the same in the same order. Where there are as many of both, HTML knows better what the
 * sentence is, and in which chart it stands.
 */
export function inSentence<T extends Printed>(
  print: T,
  all: readonly T[],
  html: readonly T[],
): Pick<Printed, "heading" | "chart" | "around"> {
  const isAlike = (one: T): boolean =>
    one.figure === print.figure && squeezed(one.text) === squeezed(print.text);
  const there = html.filter(isAlike);
  const here = all.filter(one => one.file === print.file && isAlike(one));
  const twin = here.length === there.length ? there[here.indexOf(print)] : undefined;
  const {heading, chart, around} = twin ?? print;
  return {heading, chart, around};
}
