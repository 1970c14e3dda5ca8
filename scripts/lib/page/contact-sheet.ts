// Pictures of pages → one page that shows them all, side by side, to be looked at as a whole.
import {dataAddress} from "../template/inline.ts";
import {escapeHtml} from "../template/escape.ts";

export interface SheetPicture {
  readonly bytes: Uint8Array;
  /** Beneath it: its number. */
  readonly label: string;
}

export interface ContactSheet {
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

const gap = 16;
const labelHeight = 20;

/** `size`: that of the first picture in px; all are shown alike. */
export function contactSheet(
  pictures: readonly SheetPicture[],
  size: {readonly width: number; readonly height: number},
  language: string,
): ContactSheet {
  const isWide = size.width > size.height;
  const across = Math.min(pictures.length, isWide ? 4 : 6);
  const cell = isWide ? 380 : 250;
  const high = Math.round((cell * size.height) / size.width);
  const down = Math.ceil(pictures.length / across);
  const figures = pictures.map(
    ({bytes, label}) =>
      `<figure><img src="${dataAddress("page.png", bytes)}" alt=""><figcaption>${escapeHtml(label)}</figcaption></figure>`,
  );
  const html = [
    "<!doctype html>",
    `<html lang="${escapeHtml(language)}"><meta charset="utf-8"><title>Contact sheet</title>`,
    "<style>",
    "body { margin: 0; background: #e6e6e3; font: 12px/20px sans-serif; color: #444; }",
    `main { display: grid; grid-template-columns: repeat(${across}, ${cell}px); gap: ${gap}px; padding: ${gap}px; }`,
    `figure { margin: 0; } img { display: block; width: ${cell}px; height: ${high}px; object-fit: cover; object-position: top; }`,
    `figcaption { height: ${labelHeight}px; text-align: center; }`,
    "</style>",
    `<main>${figures.join("")}</main></html>`,
  ].join("\n");
  return {
    html,
    width: across * (cell + gap) + gap,
    height: down * (high + labelHeight + gap) + gap,
  };
}
