// The slides or pages of the document, small: to see where one is, and to go elsewhere.
import {useEffect, useRef} from "preact/hooks";
import type {PreviewDocument} from "../lib/preview/messages.ts";
import type {Place} from "./address.ts";
import type {Content} from "./contents.ts";
import {go} from "./going.ts";
import {LiveSlide} from "./live-slide.tsx";
import {pictureAddress} from "./server.ts";
import {useSize} from "./size.ts";
import {setView, useView} from "./store.ts";

interface Navigator {
  readonly place: Place;
  readonly document: PreviewDocument;
  readonly content: Content | null;
}

export function Navigator({place, document, content}: Navigator) {
  const isOutline = useView(view => view.outline);
  const {printed} = document;
  if (document.makes === "slides")
    return (
      <nav class="navigator" aria-label="Slides">
        {content?.size && place.view === "screen" ? (
          <Slides content={content} place={place} />
        ) : (
          printed && <Pages place={place} printed={printed} noun="Slide" />
        )}
      </nav>
    );
  const hasOutline = (content?.parts.filter(part => part.title !== "").length ?? 0) > 1;
  const showsOutline = hasOutline && (isOutline || !printed);
  return (
    <nav class="navigator" aria-label={showsOutline ? "Parts" : "Pages"}>
      {hasOutline && printed && (
        <div class="switch" role="group" aria-label="Navigate by">
          <button
            type="button"
            aria-pressed={!showsOutline}
            onClick={() => setView({outline: false})}
          >
            Pages
          </button>
          <button
            type="button"
            aria-pressed={showsOutline}
            onClick={() => setView({outline: true})}
          >
            Outline
          </button>
        </div>
      )}
      {showsOutline && content ? (
        <Outline content={content} place={place} />
      ) : (
        printed && <Pages place={place} printed={printed} noun="Page" />
      )}
    </nav>
  );
}

function Slides({content, place}: {readonly content: Content; readonly place: Place}) {
  const [list, {width}] = useSize();
  const size = content.size ?? {width: 1280, height: 720};
  const across = width > 0 ? Math.min(thumbWidth(width), 320) : 160;
  useEffect(() => showCurrent(list.current), [place.number, content.document, width > 0]);
  return (
    <div class="thumbs" ref={list} data-scrolls>
      <ol>
        {content.parts.map((part, i) => (
          <li key={part.key}>
            <div class="thumb">
              <span class="number" aria-hidden="true">
                {i + 1}
              </span>
              <span class="picture" inert>
                <LiveSlide content={content} part={part} scale={across / size.width} />
              </span>
              <button
                type="button"
                aria-current={i + 1 === place.number ? "true" : undefined}
                aria-label={`Slide ${i + 1}: ${part.title}`}
                onClick={() => go({...place, number: i + 1, view: "screen"})}
              />
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Pages({
  place,
  printed,
  noun,
}: {
  readonly place: Place;
  readonly printed: NonNullable<PreviewDocument["printed"]>;
  readonly noun: string;
}) {
  const list = useRef<HTMLDivElement>(null);
  const isHere = place.view === "printed";
  useEffect(() => showCurrent(list.current), [place.number, isHere, place.document]);
  return (
    <div class="thumbs" ref={list} data-scrolls>
      <ol class={printed.width > printed.height ? "" : "upright"}>
        {Array.from({length: printed.pages}, (_, i) => i + 1).map(page => (
          <li key={page}>
            <div class="thumb">
              <span class="number" aria-hidden="true">
                {page}
              </span>
              <span class="picture">
                <img
                  src={pictureAddress(place, printed.hash, {page, width: 320})}
                  width={printed.width}
                  height={printed.height}
                  alt=""
                  loading="lazy"
                  decoding="async"
                />
              </span>
              <button
                type="button"
                aria-current={isHere && page === place.number ? "true" : undefined}
                aria-label={`${noun} ${page}, as printed`}
                onClick={() =>
                  go({...place, number: page, view: "printed"}, isHere ? "same" : "new")
                }
              />
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Outline({content, place}: {readonly content: Content; readonly place: Place}) {
  return (
    <div class="thumbs" data-scrolls>
      <ol class="outline">
        {headingsOf(content).map(({title, index, key}) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => {
                go({...place, number: 1, view: "screen"});
                setView({part: {index}});
              }}
            >
              {title}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What says again what stands above it, such as a slide in a handout, is left out. */
function headingsOf(content: Content) {
  const bare = (title: string): string => title.replace(/^\d+ /, "");
  const headings = content.parts.flatMap(({title, key}, index) =>
    title === "" ? [] : [{title, key, index}],
  );
  return headings.filter(({title}, i) => i === 0 || bare(title) !== bare(headings[i - 1]!.title));
}

/** Beside the numbers in a column; in a strip, as high as the strip. */
function thumbWidth(width: number): number {
  return matchMedia("(max-width: 759px)").matches ? 128 : width - 56;
}

const begun = new WeakSet<HTMLElement>();

/** In the middle at first; then it moves no further than it must. */
function showCurrent(list: HTMLElement | null): void {
  const current = list?.querySelector("[aria-current]");
  if (!list || !current) return;
  const where = begun.has(list) ? "nearest" : "center";
  begun.add(list);
  current.scrollIntoView({block: where, inline: where});
}
