// What the page shows, in one place: whoever shows something of it says which part, and is drawn again when that has changed.
import {useEffect, useReducer, useRef} from "preact/hooks";
import type {
  PreviewChart,
  PreviewDocument,
  PreviewFigure,
  PreviewState,
} from "../lib/preview/messages.ts";
import {readAddress, type Place} from "./address.ts";
import type {Content} from "./contents.ts";

export interface Mark {
  readonly figure: string;
  /** Which of those of the document, from 0; null for all that can be seen. */
  readonly nth: number | null;
  /** Another one each time, so that the same can be marked again. */
  readonly turn: number;
}

export interface Sheet {
  readonly publication: string;
  readonly id: string;
  readonly sort: "figure" | "chart";
  readonly figure: PreviewFigure | null;
  readonly chart: PreviewChart | null;
  /** Why there is nothing to show. */
  readonly problem: string | null;
}

export interface View {
  readonly connection: "opening" | "live" | "lost";
  readonly state: PreviewState | null;
  readonly place: Place | null;
  /** By publication/document. */
  readonly contents: ReadonlyMap<string, Content>;
  readonly sheet: Sheet | null;
  /** Those that were looked at before it, the last one at the end. */
  readonly trail: readonly Pick<Sheet, "publication" | "id" | "sort">[];
  readonly mark: Mark | null;
  /** Part of a page, to be scrolled to. */
  readonly part: {readonly index: number} | null;
  readonly dialog: "search" | "help" | null;
  readonly full: boolean;
  readonly unfolded: boolean;
  readonly outline: boolean;
  /** In pixels, of a page on screen; null for what there is. */
  readonly width: number | null;
  /** Of all that has been said politely, the last. */
  readonly said: string;
}

let view: View = {
  connection: "opening",
  state: null,
  place: readAddress(typeof location === "undefined" ? "" : location.hash),
  contents: new Map(),
  sheet: null,
  trail: [],
  mark: null,
  part: null,
  dialog: null,
  full: false,
  unfolded: false,
  outline: false,
  width: null,
  said: "",
};

const watchers = new Set<() => void>();

export function getView(): View {
  return view;
}

export function setView(change: Partial<View>): void {
  view = {...view, ...change};
  for (const tell of [...watchers]) tell();
}

export function watchView(tell: () => void): void {
  watchers.add(tell);
}

/** `select` gives what is compared: a new object each time would be drawn each time. */
export function useView<T>(select: (view: View) => T): T {
  const [, again] = useReducer((n: number) => n + 1, 0);
  const value = select(view);
  const last = useRef({select, value});
  last.current = {select, value};
  useEffect(() => {
    const look = (): void => {
      if (!Object.is(last.current.select(view), last.current.value)) again(0);
    };
    watchers.add(look);
    look();
    return () => void watchers.delete(look);
  }, []);
  return value;
}

export function documentOf({
  publication,
  document,
}: Pick<Place, "publication" | "document">): PreviewDocument | null {
  const found = view.state?.publications.find(one => one.name === publication);
  return found?.documents.find(one => one.name === document) ?? null;
}

export function nameOf({publication, document}: Pick<Place, "publication" | "document">): string {
  return `${publication}/${document}`;
}
