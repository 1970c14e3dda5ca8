// Numbers and charts in a document: what is meant by a click or a key on them, wherever they stand. Links lead where they should.
import {fileAddress} from "./server.ts";
import {openSheet} from "./sheet.ts";

/** `root`: a tree of its own, or the document of a frame. */
export function listenIn(root: Document | HTMLElement, publication: string): () => void {
  const click = (event: Event): void => touched(event, publication);
  const key = (event: Event): void => {
    const {key: name} = event as KeyboardEvent;
    if (name === "Enter" || name === " ") touched(event, publication);
  };
  root.addEventListener("click", click);
  root.addEventListener("keydown", key);
  return () => {
    root.removeEventListener("click", click);
    root.removeEventListener("keydown", key);
  };
}

function touched(event: Event, publication: string): void {
  const path = event.composedPath().filter(isElement);
  const number = path.find(one => one.matches("[data-figure], [data-chart]"));
  const link = path.find(one => one.localName === "a" && one.hasAttribute("href"));
  if (link && event.type === "click") return follow(event, link, publication);
  if (!number) return;
  event.preventDefault();
  event.stopPropagation();
  const figure = number.getAttribute("data-figure");
  const again = (): void => (number as HTMLElement).focus({preventScroll: true});
  const id = figure ?? number.getAttribute("data-chart")!;
  openSheet({publication, id, sort: figure === null ? "chart" : "figure"}, again);
}

/** Within the document; to a built file; or to another window. */
function follow(event: Event, link: Element, publication: string): void {
  event.preventDefault();
  const href = link.getAttribute("href")!;
  if (href.startsWith("#")) {
    const root = link.getRootNode() as Document | ShadowRoot;
    const target = root.getElementById(decodeURIComponent(href.slice(1)));
    target?.scrollIntoView({block: "start"});
    return;
  }
  const isElsewhere = /^(?:https?|mailto|tel):/i.test(href);
  const address = isElsewhere ? href : fileAddress(publication, href.replace(/^\.\//, ""));
  window.open(address, "_blank", "noopener,noreferrer");
}

/** Nodes of a frame are of no class of ours. */
function isElement(target: EventTarget): target is Element {
  return (target as Node).nodeType === 1;
}
