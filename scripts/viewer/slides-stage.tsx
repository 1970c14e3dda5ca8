// The chosen slide, as large as the window allows, and what is said to it.
import {useEffect, useRef} from "preact/hooks";
import type {Content} from "./contents.ts";
import {glow} from "./glow.ts";
import {LiveSlide} from "./live-slide.tsx";
import {useSize} from "./size.ts";
import {useView} from "./store.ts";
import {listenIn} from "./touch.ts";

interface SlidesStage {
  readonly content: Content;
  readonly number: number;
  readonly full: boolean;
}

export function SlidesStage({content, number, full}: SlidesStage) {
  const [room, area] = useSize();
  const host = useRef<HTMLElement | null>(null);
  const mark = useView(view => view.mark);
  const chosen = useView(view => view.sheet?.id ?? null);
  const {width, height} = content.size ?? {width: 1280, height: 720};
  const part = content.parts[Math.min(number, content.parts.length) - 1];
  const margin = full ? 0 : area.width < 700 ? 12 : 32;
  const scale = Math.max(
    0.05,
    Math.min((area.width - 2 * margin) / width, (area.height - 2 * margin) / height),
  );

  useEffect(() => {
    if (host.current) return listenIn(host.current, content.publication);
  }, [content.publication, part === undefined]);

  useEffect(() => {
    const numbers = [...(host.current?.shadowRoot?.querySelectorAll("[data-figure]") ?? [])];
    for (const one of numbers)
      one.toggleAttribute("data-viewer-chosen", one.getAttribute("data-figure") === chosen);
  }, [chosen, part?.hash]);

  useEffect(() => {
    if (!mark) return;
    const tree = host.current?.shadowRoot;
    const found = tree?.querySelectorAll(`[data-figure="${CSS.escape(mark.figure)}"]`) ?? [];
    glow([...found]);
  }, [mark, part?.key]);

  if (!part) return <p class="nothing">There are no slides in it yet.</p>;
  return (
    <div class="slides-stage">
      <div class="room" ref={room}>
        <section aria-label={`Slide ${number} of ${content.parts.length}: ${part.title}`}>
          <LiveSlide
            content={content}
            part={part}
            scale={scale}
            isMain
            host={one => {
              host.current = one;
            }}
          />
        </section>
      </div>
      {!full && part.notes.length > 0 && (
        <section class="notes" aria-label="Speaker notes" tabindex={0}>
          <h2>Notes</h2>
          <div>
            {part.notes.map(note => (
              <p key={note}>{note}</p>
            ))}
          </div>
        </section>
      )}
    </div>
  );
}
