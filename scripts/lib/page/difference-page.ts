// Differences between two statements and the pictures of their pages → one page that shows them, which needs nothing but itself.
import type {Piece} from "../statement/word-diff.ts";
import {escapeHtml} from "../template/escape.ts";
import {dataAddress} from "../template/inline.ts";
import {differenceScript, differenceStyle} from "./difference-style.ts";
import type {Box} from "./differing.ts";

export interface DifferenceReport {
  readonly title: string;
  /** What the two sides are called. */
  readonly before: string;
  readonly after: string;
  readonly figures: readonly FigureRow[];
  /** What else is stated otherwise, under its headings. */
  readonly entries: readonly EntryGroup[];
  readonly documents: readonly DocumentPages[];
  /** What the reader has to know of how it was made. */
  readonly notes: readonly string[];
}

export interface FigureRow {
  readonly id: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly moved: readonly string[];
  /** What else of it is another: "as of: 2008 → 2009". */
  readonly described: readonly string[];
  readonly follows: boolean;
}

export interface EntryGroup {
  readonly title: string;
  readonly items: readonly {
    readonly change: string;
    readonly title: string;
    readonly fields: readonly {readonly name: string; readonly words: readonly Piece[]}[];
  }[];
}

export interface DocumentPages {
  readonly name: string;
  /** "3 of 38 slides differ, 1 is new". */
  readonly says: string;
  readonly pages: readonly PagePair[];
}

export interface PagePair {
  /** In this report: "deck-4". */
  readonly id: string;
  /** "Slide 4". */
  readonly title: string;
  readonly heading: string | null;
  readonly figures: readonly string[];
  readonly before: Shot | null;
  readonly after: Shot | null;
  readonly words: readonly Piece[];
}

export interface Shot {
  readonly png: Uint8Array;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
}

/** `tokens`: the theme, with its fonts as data. */
export function differencePage(report: DifferenceReport, tokens: (text: string) => string): string {
  const {title, before, after, documents, notes} = report;
  const rows = new Map(report.figures.map(one => [one.id, one]));
  const shown = documents.some(one => one.pages.length > 0);
  const body = [
    '<a class="skip" href="#documents">To the pages</a>',
    `<header class="masthead"><p>What has changed</p><h1>${text(title)}</h1>`,
    `<p class="sides"><strong>${text(before)}</strong> → <strong>${text(after)}</strong></p></header>`,
    "<main>",
    `<section class="tint"><h2>Figures</h2>${figureTable()}</section>`,
    ...(report.entries.length > 0
      ? [
          `<section class="entries"><h2>Words</h2>${report.entries.map(entryGroup).join("")}</section>`,
        ]
      : []),
    ...(shown ? [ways] : []),
    `<div id="documents">${documents.map(documentOf).join("")}</div>`,
    "</main>",
    ...(notes.length > 0
      ? [`<footer class="foot">${notes.map(note => `<p>${text(note)}</p>`).join("")}</footer>`]
      : []),
  ].join("\n");
  return [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${text(title)}: what has changed</title>`,
    `<style>${tokens(body)}${differenceStyle}</style></head><body>`,
    body,
    ...(shown ? [`<script>${differenceScript}</script>`] : []),
    "</body></html>",
    "",
  ].join("\n");

  function figureTable(): string {
    if (rows.size === 0) return '<p class="none">No figure has changed.</p>';
    const valued = report.figures.filter(one => one.before !== one.after);
    const described = report.figures.filter(one => one.before === one.after);
    const title = `${described.length} ${described.length === 1 ? "figure is" : "figures are"} described otherwise`;
    return [
      valued.length > 0 ? tableOf(valued, "Figures with another value") : "",
      described.length > 0
        ? `<details><summary>${title}</summary>${tableOf(described, title)}</details>`
        : "",
    ].join("");
  }

  function tableOf(those: readonly FigureRow[], name: string): string {
    const lines = those.map(one => {
      const moved = one.moved.map(say => `<span>${text(say)}</span>`);
      const others = one.described.map(say => `<span>${text(say)}</span>`);
      const isNew = one.before === null ? "<span>new</span>" : "";
      return `<tr id="figure-${one.id}"${one.follows ? ' class="follows"' : ""}><th scope="row">${text(one.label)}</th><td class="amount">${amountOf(one)}</td><td class="moved">${isNew}${moved.join("")}${others.join("")}</td><td class="places">${placesOf(one.id)}</td></tr>`;
    });
    return `<div class="scroll" tabindex="0" role="region" aria-label="${text(name)}"><table><thead><tr><th scope="col">Figure</th><th scope="col">Value</th><th scope="col">Difference</th><th scope="col">Pages</th></tr></thead><tbody>${lines.join("\n")}</tbody></table></div>`;
  }

  /** "deck 1, 4, 5": each number leads to its page. */
  function placesOf(figure: string): string {
    const places = documents.flatMap(({name, pages}) => {
      const there = pages.filter(page => page.figures.includes(figure));
      const links = there.map(
        ({id, title: page}) =>
          `<a href="#${id}"><span class="unseen">${text(name)}, </span>${text(page.toLowerCase())}</a>`,
      );
      return links.length === 0 ? [] : [`<span><b>${text(name)}</b> ${links.join(", ")}</span>`];
    });
    return places.join("");
  }

  function documentOf({name, says, pages}: DocumentPages): string {
    return `<section class="document"><h2>${text(name)}</h2><p>${text(says)}</p>\n${pages.map(page => pageOf(page, name)).join("\n")}</section>`;
  }

  function pageOf(
    {id, title: page, heading, figures, words, ...shots}: PagePair,
    name: string,
  ): string {
    const stated = figures.flatMap(figure => {
      const row = rows.get(figure);
      if (!row) return [];
      return [`<li><a href="#figure-${figure}">${text(row.label)}</a> ${amountOf(row)}</li>`];
    });
    const head = heading === null ? "" : ` <span class="heading">· ${text(heading)}</span>`;
    const edge =
      shots.before && shots.after
        ? `<div class="edge"><span>Before</span><input type="range" min="0" max="100" value="50" aria-label="Edge between before and after, ${text(name)}, ${text(page)}"><span>After</span></div>`
        : "";
    return [
      `<article class="page" id="${id}"><h3>${text(page)}${head}</h3>`,
      ...(stated.length > 0 ? [`<ul class="stated">${stated.join("")}</ul>`] : []),
      `<div class="pictures">${shot(shots.before, "before", name)}${shot(shots.after, "after", name)}${edge}</div>`,
      ...(words.length > 0
        ? [
            `<details><summary>What its words say<span class="unseen"> on ${text(page)} of ${text(name)}</span></summary><p>${piecesOf(words)}</p></details>`,
          ]
        : []),
      "</article>",
    ].join("");
  }
}

/** One that only describes itself otherwise has one value. */
function amountOf({before, after}: FigureRow): string {
  if (before === after || before === null) return text(after ?? "");
  return `<span class="then">${text(before)}</span> → ${text(after ?? "withdrawn")}`;
}

function shot(one: Shot | null, when: "before" | "after", name: string): string {
  const caption = when === "before" ? "Before" : "After";
  if (!one)
    return `<figure class="${when}"><figcaption>${caption}</figcaption><div class="missing">${when === "before" ? "It was not there" : "It is not there any more"}</div></figure>`;
  const boxes = one.boxes.map(
    box =>
      `<rect x="${part(box.x)}" y="${part(box.y)}" width="${part(box.width)}" height="${part(box.height)}"/>`,
  );
  const marks =
    boxes.length === 0
      ? ""
      : `<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">${boxes.join("")}</svg>`;
  const alt = `${name}, ${one.label.toLowerCase()}, ${when}`;
  return `<figure class="${when}"><figcaption>${caption}: ${text(one.label.toLowerCase())}</figcaption><div class="sheet"><img src="${dataAddress("page.png", one.png)}" width="${one.width}" height="${one.height}" alt="${text(alt)}" loading="lazy">${marks}</div></figure>`;
}

function entryGroup({title, items}: EntryGroup): string {
  const lines = items.map(({change, title: name, fields}) => {
    const said = fields.map(field => `<p>${text(field.name)}: ${piecesOf(field.words)}</p>`);
    return `<li><span class="word">${text(change)}</span> <strong>${text(name)}</strong>${said.join("")}</li>`;
  });
  return `<h3>${text(title)}</h3><ul>${lines.join("")}</ul>`;
}

function piecesOf(words: readonly Piece[]): string {
  const tags = {gone: "del", new: "ins"} as const;
  return words
    .map(({is, text: said}) =>
      is === "gone" || is === "new" ? `<${tags[is]}>${text(said)}</${tags[is]}>` : text(said),
    )
    .join(" ");
}

/** In per cent, with so many digits that nobody sees the rest. */
function part(share: number): string {
  return String(Math.round(share * 10_000) / 100);
}

const text = escapeHtml;

const ways = [
  '<fieldset class="ways"><legend>Show</legend>',
  '<label><input type="radio" name="way" id="way-both" checked> side by side</label>',
  '<label><input type="radio" name="way" id="way-before"> before</label>',
  '<label><input type="radio" name="way" id="way-after"> after</label>',
  '<label class="scripted"><input type="radio" name="way" id="way-edge"> on each other</label>',
  '<label><input type="checkbox" id="marks" checked> mark what differs</label>',
  "</fieldset>",
].join("");
