// All editions of a publication on one page, which needs nothing but itself: what was made of each, what was not and why.
import {formatSize} from "../file-size.ts";
import {escapeHtml as text} from "../template/escape.ts";
import {indexScript, indexStyle} from "./index-style.ts";
import {isMade, type Listed, type ListedDocument, type Listing} from "./listing.ts";

/** `tokens`: the theme, with its fonts as data. */
export function indexPage(listing: Listing, tokens: (text: string) => string): string {
  const {title, of, base, editions} = listing;
  const failed = editions.filter(isFailed);
  const made = editions.length - failed.length;
  const body = [
    '<a class="skip" href="#editions">To the editions</a>',
    `<header class="masthead"><p>All editions</p><h1>${text(title)}</h1>`,
    `<p class="says">${sentence()}</p></header>`,
    "<main>",
    ...(base.length > 0
      ? [
          `<section class="common"><h2>Of all in common</h2><ul class="files">${base.map(one => linksOf(one, "")).join("")}</ul></section>`,
        ]
      : []),
    '<section id="editions"><h2>Editions</h2>',
    search,
    // Roles are said because a small screen shows rows as blocks, and some browsers then forget that it is a table.
    '<table role="table" aria-label="Editions"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Edition</th><th role="columnheader" scope="col">Documents</th></tr></thead>',
    `<tbody role="rowgroup">\n${editions.map(rowOf).join("\n")}\n</tbody></table>`,
    '<p class="nothing" hidden>No edition is called so.</p>',
    "</section></main>",
  ].join("\n");
  return [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${text(title)}: all editions</title>`,
    `<style>${tokens(body)}${indexStyle}</style></head><body>`,
    body,
    `<script>${indexScript}</script>`,
    "</body></html>",
    "",
  ].join("\n");

  function sentence(): string {
    const missing = of - editions.length;
    return [
      made === of && of > 0
        ? of === 1
          ? "One edition"
          : `${counted(of)} editions`
        : `${counted(made)} of ${counted(of)} ${of === 1 ? "edition" : "editions"}`,
      failed.length > 0 ? `${counted(failed.length)} could not be made` : "",
      missing > 0
        ? `${counted(missing)} ${missing === 1 ? "has" : "have"} not been asked for yet`
        : "",
    ]
      .filter(part => part !== "")
      .join("; ");
  }

  function rowOf(one: Listed): string {
    const {name, documents, language} = one;
    const called = one.title ?? name;
    const lang = language === null || language.startsWith("en") ? "" : ` lang="${text(language)}"`;
    const id = called === name ? "" : `<span class="name">${text(name)}</span>`;
    const cell = isFailed(one)
      ? `<p class="failed"><strong>Not made</strong></p>${reasonsOf(one)}`
      : `<ul class="files">${documents.map(document => linksOf(document, `${name}/`, called)).join("")}</ul>`;
    return `<tr role="row"${isFailed(one) ? ' class="is-failed"' : ""}><th role="rowheader" scope="row"><span${lang}>${text(called)}</span>${id}</th><td role="cell">${cell}</td></tr>`;
  }
}

function counted(number: number): string {
  return number.toLocaleString("en-GB");
}

function isFailed(one: Listed): boolean {
  return !isMade(one);
}

function reasonsOf({findings}: Listed): string {
  const errors = findings.filter(one => one.severity === "error");
  const shown = errors.slice(0, 5).map(({message, where}) => {
    const place = where === null ? "" : `<span class="where">${text(where)}</span>`;
    return `<li>${wordsOf(message)}${place}</li>`;
  });
  const more = errors.length > 5 ? `<li>and ${errors.length - 5} more</li>` : "";
  return `<ul class="reasons">${shown.join("")}${more}</ul>`;
}

/** What stands between backticks is code. */
function wordsOf(message: string): string {
  // Backticks are escaped, too: the parts between them are told apart before.
  const parts = message.split(/`([^`]+)`/);
  return parts.map((part, i) => (i % 2 === 1 ? `<code>${text(part)}</code>` : text(part))).join("");
}

/** What a reader opens; notes of a speaker and Markdown are no such things. `whose` is said to those who do not see the row. */
function linksOf({name, pages, files}: ListedDocument, folder: string, whose = ""): string {
  const opened = files.filter(({path}) => /^[^.]+\.(?:pdf|html|txt)$/.test(path));
  const links = opened.map(({path, bytes}) => {
    const type = {pdf: "PDF", html: "HTML", txt: "Text"}[path.split(".").at(-1)!] ?? "";
    const extent =
      type === "PDF" && pages !== null ? `${pages} ${pages === 1 ? "page" : "pages"}, ` : "";
    const unseen = whose === "" ? "" : `<span class="unseen"> of ${text(whose)}</span>`;
    return `<a href="${text(folder + path)}"><span class="unseen">${text(name)}, </span>${type}${unseen}</a> <span class="size">${extent}${formatSize(bytes, "en-GB")}</span>`;
  });
  return `<li><b>${text(name)}</b> ${links.join(" ")}</li>`;
}

const search =
  '<form class="search" role="search" hidden><p><label for="sought">Find an edition</label> <input id="sought" type="search" autocomplete="off"></p><p><label><input id="only" type="checkbox"> Only those that could not be made</label></p><p role="status" class="found"></p></form>';
