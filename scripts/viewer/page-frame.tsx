// A page as it is on screen: in a frame that runs nothing, so that its own rules about widths and paper hold. A save changes the parts
// that are others, and nothing else: the frame scrolls on where it was.
import {useEffect, useLayoutEffect, useRef, useState} from "preact/hooks";
import type {PreviewDocument} from "../lib/preview/messages.ts";
import type {Content} from "./contents.ts";
import {glow} from "./glow.ts";
import {keyPressed} from "./keys.ts";
import {showIn, styleIn, type Shown} from "./page-parts.ts";
import {useSize} from "./size.ts";
import {useView} from "./store.ts";
import {styleAddress} from "./styles.ts";
import {listenIn} from "./touch.ts";

/** What documents for paper are laid out for, at the least. */
const paperWidth = 860;

const policy = [
  "default-src 'none'",
  "img-src 'self' data:",
  "font-src data:",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

interface Framed {
  readonly content: Content;
  readonly document: PreviewDocument;
}

export function PageFrame({content, document: {title, name, files, printed}}: Framed) {
  const [room, area] = useSize();
  const frame = useRef<HTMLIFrameElement>(null);
  const shown = useRef<Shown | null>(null);
  const [isReady, setReady] = useState(false);
  const wanted = useView(view => view.width);
  const mark = useView(view => view.mark);
  const target = useView(view => view.part);
  const chosen = useView(view => view.sheet?.id ?? null);
  const isWide = document.documentElement.clientWidth >= paperWidth + 100;
  const width = wanted ?? (isWide ? Math.max(area.width, paperWidth) : area.width);
  const scale = Math.min(1, area.width / width);
  const isOnlyPrinted = printed !== null && !files.some(file => file.name === `${name}.html`);
  const paper = isOnlyPrinted ? printed.width : null;

  useEffect(() => {
    const {current} = frame;
    if (!current) return;
    const start = (): void => {
      shown.current = null;
      current.contentDocument?.addEventListener("keydown", keyPressed);
      setReady(true);
    };
    current.addEventListener("load", start);
    current.srcdoc = emptyPage(content);
    return () => current.removeEventListener("load", start);
  }, []);

  // With the next frame, and not in the one after it.
  useLayoutEffect(() => {
    const inner = frame.current?.contentDocument;
    if (!isReady || !inner) return;
    styleIn(inner, content.style);
    const {now, changed} = showIn(inner, content, {before: shown.current, paper});
    shown.current = now;
    glow(changed);
  }, [isReady, content, paper]);

  useEffect(() => {
    const inner = frame.current?.contentDocument;
    if (isReady && inner) return listenIn(inner, content.publication);
  }, [isReady, content.publication]);

  useEffect(() => {
    const inner = frame.current?.contentDocument;
    for (const one of inner?.querySelectorAll("[data-figure]") ?? [])
      one.toggleAttribute("data-viewer-chosen", one.getAttribute("data-figure") === chosen);
  }, [isReady, chosen, content]);

  useEffect(() => {
    const inner = frame.current?.contentDocument;
    if (!isReady || !mark || !inner) return;
    const found = [...inner.querySelectorAll(`[data-figure="${CSS.escape(mark.figure)}"]`)];
    const those = mark.nth === null ? found : found.slice(mark.nth, mark.nth + 1);
    const first = those[0] ?? found[0];
    for (let up = first?.parentElement; up; up = up.parentElement)
      if (up.localName === "details") up.setAttribute("open", "");
    first?.scrollIntoView({block: "center"});
    glow(those.length > 0 ? those : found);
  }, [isReady, mark]);

  useEffect(() => {
    const node = target && shown.current?.parts[target.index]?.find(one => one.nodeType === 1);
    if (isReady && node) (node as Element).scrollIntoView({block: "start"});
  }, [isReady, target]);

  return (
    <div class="page-stage" ref={room}>
      <iframe
        ref={frame}
        title={title}
        data-ready={isReady}
        style={{
          width: `${width}px`,
          height: `${area.height / scale}px`,
          transform: scale < 1 ? `scale(${scale})` : undefined,
          marginInline: width < area.width ? "auto" : undefined,
        }}
      />
    </div>
  );
}

function emptyPage({language, style}: Content): string {
  const lang = language.replace(/[^\w-]/g, "");
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title></title><link rel="stylesheet" href="${styleAddress(style)}"></head><body></body></html>`;
}
