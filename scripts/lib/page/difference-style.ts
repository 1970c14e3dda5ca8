// How the page of differences looks: in the tokens of the theme. One of three ways to show the pictures is chosen by radio buttons, so
// that it works without a script; only the sliding edge needs one.

export const differenceStyle = `
* { box-sizing: border-box; }
html { scroll-padding-top: 5.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1rem/1.5 var(--font-text); font-variant-numeric: lining-nums tabular-nums; --gutter: max(1.25rem, 50vw - 52rem); }
h1, h2, h3, p, ul, dl, dd, figure, table, fieldset { margin: 0; padding: 0; }
ul { list-style: none; }
h1, h2, h3 { font-family: var(--font-display); font-weight: var(--title-weight); letter-spacing: var(--title-spacing); text-wrap: balance; }
a { color: inherit; text-decoration: underline 1px; text-decoration-color: var(--quiet); text-underline-offset: .18em; }
a:hover { text-decoration: underline 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -10rem; z-index: 3; padding: .6rem 1rem; background: var(--paper); color: var(--ink); font-weight: 700; }
.skip:focus { top: 1rem; }

.masthead { background: var(--cover); color: var(--on-cover); border-top: var(--cover-bar) solid var(--cover-bar-colour); padding: 2rem var(--gutter) 2.25rem; }
.masthead p { color: var(--on-cover-quiet); }
.masthead h1 { font-size: clamp(2rem, 1.5rem + 2vw, 3rem); line-height: 1.1; margin: .5rem 0 .75rem; }
.masthead .sides { font-size: 1.125rem; }
.masthead .sides strong { color: var(--on-cover); }

section { padding: 2.5rem var(--gutter); }
section > h2 { font-size: 1.75rem; line-height: 1.15; }
.tint { background: var(--wash); }
.none { color: var(--soft); margin-top: .5rem; }

.scroll { position: relative; overflow-x: auto; margin-top: 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: left; vertical-align: baseline; padding: .5rem 1.5rem .5rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; border-bottom: var(--rule) solid var(--ink); font-weight: 600; color: var(--soft); padding-top: 0; }
tbody th { font-weight: 600; max-width: 26rem; }
tbody tr.follows th { font-weight: 400; padding-left: 1.5rem; }
td.amount { white-space: nowrap; }
td.amount .then { color: var(--quiet); }
td.moved { color: var(--soft); min-width: 9rem; max-width: 24rem; }
td.moved span, td.places > span { display: block; }
td.places { min-width: 18rem; }
td.places a { position: relative; }
td.places b { font-weight: 600; margin-right: .25rem; }
:target > th { background: var(--wash); box-shadow: -.6rem 0 0 var(--wash); }
.tint :target > th { background: var(--paper); box-shadow: -.6rem 0 0 var(--paper); }
.entries li { border-top: 1px solid var(--line); padding: .6rem 0 .7rem; max-width: 60rem; }
.entries h3 { font-size: 1.1875rem; margin: 1.5rem 0 .5rem; }
.entries p { color: var(--soft); font-size: .9375rem; }
.word { color: var(--quiet); }
del { color: var(--tone-red); text-decoration: line-through 1px; }
ins { color: var(--tone-green); text-decoration: underline 1px; text-underline-offset: .2em; }

.ways { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem; padding: .6rem var(--gutter); border: 0; border-bottom: 1px solid var(--line); background: var(--paper); min-width: 0; }
.ways legend { float: left; padding: 0; font-weight: 700; margin-right: .5rem; }
.ways label { display: inline-flex; align-items: center; gap: .45rem; padding: .35rem 0; cursor: pointer; }
.ways input { accent-color: var(--brand); width: 1.05rem; height: 1.05rem; margin: 0; }
.scripted { display: none !important; }
.has-script .scripted { display: inline-flex !important; }

.document { border-top: 1px solid var(--line); }
.document > h2 { font-size: 2rem; }
.document > p { color: var(--soft); margin-top: .25rem; }
.page { margin-top: 2.25rem; padding-top: 1rem; border-top: var(--rule) solid var(--ink); }
.page h3 { font-size: 1.3125rem; line-height: 1.25; }
.page h3 .heading { color: var(--soft); font-weight: 400; }
.stated { display: flex; flex-wrap: wrap; gap: .15rem 1.75rem; margin-top: .4rem; font-size: .9375rem; color: var(--soft); }
.stated .then { color: var(--quiet); }
.pictures { display: grid; gap: 1.5rem; margin-top: 1rem; }
figcaption { font-weight: 600; font-size: .9375rem; margin-bottom: .4rem; display: flex; align-items: center; gap: .5rem; }
figcaption::before { content: ""; width: .8rem; height: .8rem; border: 2px solid var(--c); background: color-mix(in srgb, var(--c) 20%, transparent); }
.before { --c: var(--tone-red); }
.after { --c: var(--tone-green); }
.sheet { position: relative; border: 1px solid var(--line); background: #fff; }
.sheet img { display: block; width: 100%; height: auto; }
.sheet svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.sheet rect { fill: var(--c); fill-opacity: .13; stroke: var(--c); stroke-width: 2px; vector-effect: non-scaling-stroke; }
.missing { display: grid; place-items: center; min-height: 8rem; height: calc(100% - 2rem); border: 1px dashed var(--line); color: var(--quiet); }
.edge { display: none; }
details { margin-top: .75rem; font-size: .9375rem; }
summary { cursor: pointer; padding: .35rem 0; width: fit-content; font-weight: 600; color: var(--brand); }
details p { max-width: 60rem; color: var(--soft); }
.foot { padding: 1.5rem var(--gutter) 2.5rem; color: var(--soft); font-size: .9375rem; border-top: 1px solid var(--line); }

@media (max-width: 44rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, th, td { display: block; }
  tbody tr { border-top: 1px solid var(--line); padding: .6rem 0; }
  tbody :is(th, td) { border: 0; padding: 0; max-width: none; min-width: 0; white-space: normal; }
  tbody td.places { margin-top: .25rem; }
  td:empty { display: none; }
}
@media (min-width: 56rem) {
  .pictures { grid-template-columns: 1fr 1fr; }
}
body:has(#way-before:checked, #way-after:checked, #way-edge:checked) .pictures { grid-template-columns: minmax(0, 62rem); }
body:has(#way-before:checked) .pictures:has(.before .sheet) .after,
body:has(#way-after:checked) .pictures:has(.after .sheet) .before { display: none; }
body:not(:has(#marks:checked)) .sheet svg { display: none; }
body:has(#way-edge:checked) .pictures:has(.before .sheet):has(.after .sheet) { grid-template-rows: auto auto; }
body:has(#way-edge:checked) .pictures:has(.before .sheet):has(.after .sheet) :is(.before, .after) { grid-area: 1 / 1; }
body:has(#way-edge:checked) .pictures:has(.before .sheet):has(.after .sheet) .after { clip-path: inset(0 0 0 var(--at, 50%)); }
body:has(#way-edge:checked) .pictures:has(.before .sheet):has(.after .sheet) .after figcaption { visibility: hidden; }
body:has(#way-edge:checked) .pictures:has(.before .sheet):has(.after .sheet) .after .sheet { border-left: 2px solid var(--accent); }
body:has(#way-edge:checked) .edge { display: flex; gap: .75rem; align-items: center; font-size: .9375rem; }
.edge input { flex: 1; accent-color: var(--accent); }

@page { size: A4 landscape; margin: 12mm; }
@media print {
  body { --gutter: 0; font-size: 9.5pt; }
  .ways, .skip, details, .edge { display: none !important; }
  .masthead { padding: 8mm; }
  .masthead, .sheet rect { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  section { padding: 6mm 0; }
  .pictures { grid-template-columns: 1fr 1fr !important; gap: 6mm; }
  .before, .after { display: block !important; clip-path: none !important; grid-area: auto !important; }
  .sheet img { max-height: 145mm; object-fit: contain; object-position: top left; width: auto; max-width: 100%; }
  .sheet { width: fit-content; }
  .page { break-inside: avoid; }
  .document > h2, .page h3 { break-after: avoid; }
}
`;

/** The edge between two pictures that lie on each other follows its slider. */
export const differenceScript =
  'document.documentElement.classList.add("has-script");' +
  'document.addEventListener("input",e=>{if(e.target.matches(".edge input"))' +
  'e.target.closest(".pictures").style.setProperty("--at",e.target.value+"%")});';
