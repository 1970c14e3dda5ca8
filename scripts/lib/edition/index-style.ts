// How the page of all editions looks, in the tokens of the theme; and how it is searched. Without a script it is a table.

export const indexStyle = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1rem/1.5 var(--font-text); font-variant-numeric: lining-nums tabular-nums; --gutter: max(1.25rem, 50vw - 36rem); }
h1, h2, p, ul, table { margin: 0; padding: 0; }
ul { list-style: none; }
h1, h2 { font-family: var(--font-display); font-weight: var(--title-weight); letter-spacing: var(--title-spacing); text-wrap: balance; overflow-wrap: anywhere; }
a { color: var(--brand); text-decoration: underline 1px; text-underline-offset: .18em; padding: .15rem 0; }
a:hover { text-decoration: underline 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -10rem; z-index: 3; padding: .6rem 1rem; background: var(--paper); color: var(--ink); font-weight: 700; }
.skip:focus { top: 1rem; }
.masthead { background: var(--cover); color: var(--on-cover); border-top: var(--cover-bar) solid var(--cover-bar-colour); padding: 2rem var(--gutter) 2.25rem; }
.masthead p { color: var(--on-cover-quiet); }
.masthead h1 { font-size: clamp(1.75rem, 1.25rem + 2vw, 2.75rem); line-height: 1.1; margin: .5rem 0 .75rem; }
.masthead .says { font-size: 1.125rem; color: var(--on-cover); }
section { padding: 2rem var(--gutter); }
section > h2 { font-size: 1.75rem; line-height: 1.15; }
.common { background: var(--wash); }
.common .files { margin-top: .75rem; }
.search { display: flex; flex-wrap: wrap; align-items: flex-end; gap: .5rem 2rem; padding: 1rem 0; background: var(--paper); }
.search p { padding-bottom: .55rem; }
.search p:first-child { padding: 0; flex: 0 1 20rem; }
.search p:first-child label { display: block; }
.search[hidden] { display: none; }
.search label { font-weight: 600; }
.search input[type="search"] { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--quiet); padding: .5rem .6rem; width: 100%; }
.search input[type="checkbox"] { accent-color: var(--brand); width: 1.1rem; height: 1.1rem; vertical-align: -.15rem; }
.found, .nothing { color: var(--soft); }
.nothing { margin-top: 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: baseline; padding: .6rem 1.5rem .6rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; border-bottom: var(--rule) solid var(--ink); font-weight: 600; color: var(--soft); padding-top: 0; }
tbody th { font-weight: 600; width: 45%; overflow-wrap: anywhere; }
tbody tr[hidden] { display: none; }
.name { display: block; font-weight: 400; font-size: .875rem; color: var(--quiet); }
.files li b { font-weight: 600; margin-right: .5rem; }
.files .size { color: var(--soft); font-size: .875rem; margin-right: .75rem; }
.files li { position: relative; }
.failed strong { color: var(--tone-red); }
.reasons { font-size: .9375rem; }
.reasons li { overflow-wrap: anywhere; }
.where { display: block; color: var(--quiet); font-size: .875rem; }
code { font: inherit; background: var(--wash); padding: 0 .2em; }
/* A long list is searched from anywhere in it. */
@media (min-width: 40.01rem) and (min-height: 30rem) {
  html { scroll-padding-top: 7rem; }
  .search { position: sticky; top: 0; z-index: 2; box-shadow: 0 1px var(--line); }
}
@media (max-width: 40rem) {
  table, tbody, tr, tbody th, td { display: block; width: auto; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border-top: 1px solid var(--line); padding: .7rem 0; }
  tbody th, td { border: 0; padding: 0; }
  .files a { display: inline-block; padding: .3rem 0; }
}
@media print { .search, .skip { display: none; } }
`;

export const indexScript = `
const rows = [...document.querySelectorAll("tbody tr")];
const words = rows.map(row => row.firstElementChild.textContent.normalize("NFKD").toLowerCase());
const sought = document.getElementById("sought"), only = document.getElementById("only");
const found = document.querySelector(".found"), nothing = document.querySelector(".nothing");
const form = document.querySelector(".search");
form.hidden = false;
only.closest("p").hidden = !document.querySelector(".is-failed");
form.addEventListener("submit", event => event.preventDefault());
function show() {
  const parts = sought.value.normalize("NFKD").toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  rows.forEach((row, i) => {
    const fits = parts.every(part => words[i].includes(part)) && (!only.checked || row.classList.contains("is-failed"));
    row.hidden = !fits;
    if (fits) count++;
  });
  const said = number => number.toLocaleString("en-GB");
  found.textContent = parts.length > 0 || only.checked ? said(count) + " of " + said(rows.length) : "";
  nothing.hidden = count > 0;
}
sought.addEventListener("input", show);
only.addEventListener("change", show);
show();
`;
