// From one document, slide or page to another, and the window's address with it.
import {readAddress, writeAddress, type Place} from "./address.ts";
import {load} from "./receive.ts";
import {documentOf, getView, nameOf, setView} from "./store.ts";

/** `how`: "new" is a step that the window's Back undoes; the slides that one passes on the way are none. */
export function go(place: Place, how: "new" | "same" = "same"): void {
  const {place: before} = getView();
  const isOther = !before || nameOf(before) !== nameOf(place);
  setView({place, ...(isOther ? {mark: null} : {})});
  const address = writeAddress(place);
  if (location.hash === address) return;
  if (how === "new" || isOther) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  void load();
}

/** What the reader does with the window itself: Back, or another address. */
export function followAddress(): void {
  const follow = (): void => {
    const place = readAddress(location.hash);
    if (!place) return;
    setView({place});
    void load();
  };
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
}

/** The number of parts or pages that the view has. */
export function lengthOf(place: Place): number {
  const {contents} = getView();
  if (place.view === "printed") return documentOf(place)?.printed?.pages ?? 1;
  return contents.get(nameOf(place))?.parts.length ?? 1;
}

export function step(by: number | "first" | "last"): void {
  const {place} = getView();
  if (!place) return;
  const length = lengthOf(place);
  const to = by === "first" ? 1 : by === "last" ? length : place.number + by;
  const number = Math.max(1, Math.min(length, to));
  if (number !== place.number) go({...place, number});
}

/** The document before or after this one, round and round. */
export function stepDocument(by: 1 | -1): void {
  const {place, state} = getView();
  const all = (state?.publications ?? []).flatMap(publication =>
    publication.documents.map(({name}) => ({publication: publication.name, document: name})),
  );
  const at = all.findIndex(one => place && nameOf(one) === nameOf(place));
  const next = all.at((at + by + all.length) % Math.max(1, all.length));
  if (next) go({...next, number: 1, view: "screen"}, "new");
}
