// The panel of one figure or chart: opened, followed from one to the next, and kept true.
import {go} from "./going.ts";
import {askChart, askFigure} from "./server.ts";
import {documentOf, getView, setView, watchView, type Sheet, type View} from "./store.ts";

type Named = Pick<Sheet, "publication" | "id" | "sort">;

/** Who opened it, to be given the focus again. */
let opener: (() => void) | null = null;

export function openSheet(named: Named, from: (() => void) | null = null): void {
  const {sheet, trail} = getView();
  if (from) opener = from;
  if (!sheet || sheet.id !== named.id || sheet.sort !== named.sort) {
    const known = sheet && !from ? [...trail, nameOf(sheet)] : [];
    setView({sheet: {...named, figure: null, chart: null, problem: null}, trail: known});
  }
  void refreshSheet();
}

export function backInTrail(): void {
  const {trail} = getView();
  const last = trail.at(-1);
  if (!last) return;
  setView({
    sheet: {...last, figure: null, chart: null, problem: null},
    trail: trail.slice(0, -1),
  });
  void refreshSheet();
}

export function closeSheet(): void {
  setView({sheet: null, trail: []});
  opener?.();
  opener = null;
}

export async function refreshSheet(): Promise<void> {
  const {sheet} = getView();
  if (!sheet) return;
  const {publication, id, sort} = sheet;
  const found = await read(publication, id, sort);
  const now = getView().sheet;
  if (now?.id !== id || now.sort !== sort || now.publication !== publication) return;
  // What was there stays where nothing better has come.
  setView({sheet: found.problem && (now.figure || now.chart) ? now : {...now, ...found}});
}

/** What is shown of a figure follows what is saved. */
export function followState(): void {
  let revision = getView().state?.revision;
  watchView(() => {
    const now = getView().state?.revision;
    if (now === revision) return;
    revision = now;
    void refreshSheet();
  });
}

async function read(
  publication: string,
  id: string,
  sort: Sheet["sort"],
): Promise<Pick<Sheet, "figure" | "chart" | "problem">> {
  const none = {figure: null, chart: null};
  const missing = `There is no ${sort} called ${id} in what was saved last.`;
  try {
    if (sort === "chart") {
      const chart = await askChart(publication, id);
      return {...none, chart, problem: chart ? null : missing};
    }
    const figure = await askFigure(publication, id);
    return {...none, figure, problem: figure ? null : missing};
  } catch {
    return {...none, problem: "The server does not answer."};
  }
}

let turn = 0;

/** To where a figure stands, and shows it there. `nth`: which of those of that document. */
export function goToPrint(
  publication: string,
  {document, slide}: {readonly document: string; readonly slide: number | null},
  mark: {readonly figure: string; readonly nth: number | null},
): void {
  const isSlides = documentOf({publication, document})?.makes === "slides";
  go({publication, document, number: (isSlides && slide) || 1, view: "screen"}, "new");
  const next: View["mark"] = {figure: mark.figure, nth: isSlides ? null : mark.nth, turn: ++turn};
  setView({mark: next});
}

function nameOf({publication, id, sort}: Named): Named {
  return {publication, id, sort};
}
