// What the server says → what the page shows.
import type {PreviewContent, PreviewState} from "../lib/preview/messages.ts";
import type {Place} from "./address.ts";
import {mergeContent, movedTo} from "./contents.ts";
import {askContent} from "./server.ts";
import {documentOf, getView, nameOf, setView} from "./store.ts";
import {changesInWords, findingsInWords} from "./words.ts";

export function afterState(state: PreviewState): void {
  const {state: before, place, unfolded} = getView();
  const errors = (one: PreviewState | null): number =>
    one?.findings.filter(finding => finding.severity === "error").length ?? 0;
  const [were, are] = [errors(before), errors(state)];
  const said = findingsInWords(before?.findings ?? [], state.findings);
  setView({
    state,
    place: existing(place, state),
    // What is wrong now is shown; what the reader has folded stays folded until it is mended.
    unfolded: state.findings.length === 0 ? false : were === 0 && are > 0 ? true : unfolded,
    ...(said && before ? {said} : {}),
  });
  void load();
}

/** Where there is no such document (any more), the first one. */
function existing(place: Place | null, {publications}: PreviewState): Place | null {
  const publication = publications.find(one => one.name === place?.publication) ?? publications[0];
  const document =
    publication?.documents.find(one => one.name === place?.document) ?? publication?.documents[0];
  if (!publication || !document) return null;
  if (place?.publication === publication.name && place.document === document.name) return place;
  return {publication: publication.name, document: document.name, number: 1, view: "screen"};
}

let asking: {readonly name: string; readonly hash: string | null} | null = null;
let told = "";

/** The document that is looked at, where it is not here as the server has it. The server hears which one that is. */
export async function load(): Promise<void> {
  const {place, state, contents} = getView();
  if (!place || !state) return;
  const name = nameOf(place);
  const hash = documentOf(place)?.hash ?? null;
  const have = contents.get(name)?.hash ?? null;
  if (told === name && (hash === null || have === hash)) return;
  if (asking?.name === name && asking.hash === hash) return;
  asking = {name, hash};
  try {
    const content = await askContent(place, {have, looking: true});
    told = name;
    if (content) receive(content);
  } catch {
    // The line says so itself when it is lost, and asks again when it is back.
  } finally {
    asking = null;
  }
}

/** After a line was lost, a server that is new has to hear what is looked at. */
export function forget(): void {
  told = "";
}

export function receive(content: PreviewContent): void {
  const {contents, place} = getView();
  const name = nameOf(content);
  const before = contents.get(name) ?? null;
  if (before?.hash === content.hash) return;
  const now = mergeContent(before, content);
  if (!now) return void askWhole(content);
  const isShown = place !== null && nameOf(place) === name;
  const number =
    isShown && place.view === "screen" && now.size ? movedTo(place.number, before, now) : null;
  setView({
    contents: new Map(contents).set(name, now),
    ...(place && number !== null && number !== place.number ? {place: {...place, number}} : {}),
    ...(before && isShown ? {said: changesInWords(before, now)} : {}),
  });
}

async function askWhole(content: PreviewContent): Promise<void> {
  const whole = await askContent(content, {have: null, looking: false}).catch(() => null);
  const {contents} = getView();
  if (!whole) return;
  const now = mergeContent(contents.get(nameOf(whole)) ?? null, whole);
  if (now) setView({contents: new Map(contents).set(nameOf(whole), now)});
}
