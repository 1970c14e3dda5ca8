// One slide as it is, in a tree of its own: at any size, laid out as it is printed.
import {useLayoutEffect, useRef} from "preact/hooks";
import type {Content, Part} from "./contents.ts";
import {glow} from "./glow.ts";
import {morphChildren} from "./morph.ts";
import {parseSafely} from "./safe.ts";
import {useStyle} from "./styles.ts";
import {growTrees} from "./trees.ts";

interface LiveSlide {
  readonly content: Content;
  readonly part: Part;
  /** Of its own size. */
  readonly scale: number;
  /** What has changed is shown for a moment, and numbers can be opened. */
  readonly isMain?: boolean;
  readonly host?: (host: HTMLElement | null) => void;
}

const around = ":host { all: initial; display: block; }";
const touchable = `
  [data-figure], [data-chart] { cursor: pointer; border-radius: 2px; transition: background-color .12s, box-shadow .12s; }
  [data-figure]:hover { background-color: rgb(255 196 0 / .28); box-shadow: 0 0 0 3px rgb(255 196 0 / .28); }
  [data-chart]:hover { outline: 2px solid rgb(232 163 0 / .7); outline-offset: 6px; }
  [data-figure]:focus-visible, [data-chart]:focus-visible { outline: 3px solid #e8a300; outline-offset: 3px; }
  [data-viewer-chosen] { background-color: rgb(255 196 0 / .28); box-shadow: 0 0 0 3px rgb(255 196 0 / .28); }
  @media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`;

export function LiveSlide({content, part, scale, isMain = false, host}: LiveSlide) {
  const element = useRef<HTMLDivElement>(null);
  const shown = useRef<{key: number; hash: string} | null>(null);
  const rules = useStyle(content.style);
  const {width, height} = content.size ?? {width: 1280, height: 720};

  useLayoutEffect(() => {
    const {current} = element;
    if (!current || rules === null) return;
    const tree = current.shadowRoot ?? current.attachShadow({mode: "open"});
    const styles = [around, rules, ...(isMain ? [touchable] : [])];
    const before = shown.current;
    if (before?.hash === part.hash) return growTrees(tree, styles);
    shown.current = {key: part.key, hash: part.hash};
    const now = parseSafely(`<div class="marpit">${part.html}</div>`);
    if (before?.key === part.key) {
      const changed = morphChildren(tree, now);
      growTrees(tree, styles);
      if (isMain) glow(changed);
    } else {
      tree.replaceChildren(now);
      growTrees(tree, styles);
    }
  }, [part.hash, part.key, rules, isMain]);

  return (
    <div
      class="slide"
      style={{width: `${width * scale}px`, height: `${height * scale}px`}}
      data-ready={rules !== null}
    >
      <div
        class="slide-tree"
        lang={content.language}
        ref={one => {
          element.current = one;
          host?.(one);
        }}
        style={{width: `${width}px`, height: `${height}px`, transform: `scale(${scale})`}}
      />
    </div>
  );
}
