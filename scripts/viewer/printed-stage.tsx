// The pages as they were printed: pictures of the PDF that lies in the output.
import {useEffect, useRef} from "preact/hooks";
import type {PreviewDocument} from "../lib/preview/messages.ts";
import type {Place} from "./address.ts";
import {go} from "./going.ts";
import {pictureAddress} from "./server.ts";

interface PrintedStage {
  readonly place: Place;
  readonly document: PreviewDocument;
  readonly printed: NonNullable<PreviewDocument["printed"]>;
}

export function PrintedStage({place, document, printed}: PrintedStage) {
  const list = useRef<HTMLDivElement>(null);
  /** The page that has come into view by scrolling, and is not to be scrolled to. */
  const seen = useRef(0);
  const noun = document.makes === "slides" ? "Slide" : "Page";
  const shape = {"--ratio": String(printed.width / printed.height)};

  useEffect(() => {
    const {current} = list;
    if (!current || seen.current === place.number) return;
    seen.current = place.number;
    const page = current.children[place.number - 1] as HTMLElement | undefined;
    if (page) current.scrollTop = page.offsetTop - 16;
  }, [place.number, printed.pages]);

  return (
    <div
      class="printed-stage"
      ref={list}
      tabindex={0}
      role="region"
      aria-label={`${document.name}, as printed`}
      style={shape}
      onScroll={() => {
        const now = inView(list.current);
        if (now === 0 || now === seen.current) return;
        seen.current = now;
        go({...place, number: now});
      }}
    >
      {Array.from({length: printed.pages}, (_, i) => i + 1).map(page => (
        <img
          key={page}
          class="sheet"
          src={pictureAddress(place, printed.hash, {page, width: sharpWidth()})}
          width={printed.width}
          height={printed.height}
          alt={`${noun} ${page} of ${printed.pages}`}
          style={{
            backgroundImage: `url("${pictureAddress(place, printed.hash, {page, width: 320})}")`,
          }}
          loading="lazy"
          decoding="async"
        />
      ))}
    </div>
  );
}

/** The page that takes the middle of what is seen. */
function inView(list: HTMLElement | null): number {
  if (!list) return 0;
  const middle = list.scrollTop + list.clientHeight * 0.4;
  const at = [...list.children].findIndex(one => {
    const {offsetTop, offsetHeight} = one as HTMLElement;
    return offsetTop + offsetHeight >= middle;
  });
  return at + 1;
}

function sharpWidth(): number {
  return devicePixelRatio > 1.2 ? 2000 : 1200;
}
