// How a finding names a part of a page to the person who wrote it.
import type {PageElement, PageNode, PageWindow} from "./dom.ts";
import type {Frame} from "./frames.ts";

export interface Words {
  /** The first words of a block, at most 60 characters; `a word` for one that is longer. */
  readonly of: (block: PageElement) => string;
  /** The first heading of a slide or sheet; outside of both, the last heading before the block. */
  readonly heading: (block: PageElement, frame: Frame | null) => string;
}

/** Runs inside the page: may use nothing but its arguments. */
export function nameParts(window: PageWindow): Words {
  const longest = 60;
  const headings = "h1, h2, h3, h4, h5, h6, [role=heading]";
  return {of, heading};

  function of(block: PageElement): string {
    const said = textOf(block) || block.getAttribute("aria-label") || block.getAttribute("alt");
    return said ? shorten(said) : kindOf(block);
  }

  function heading(block: PageElement, frame: Frame | null): string {
    if (frame) return textOf(frame.element.querySelector(headings));
    const all = [...window.document.querySelectorAll(headings)];
    return textOf(all.findLast(one => one === block || comesBefore(one, block)) ?? null);
  }

  function comesBefore(one: PageElement, other: PageElement): boolean {
    const following = 4;
    return (one.compareDocumentPosition(other) & following) !== 0;
  }

  // The title of a chart is its name; of anything else, the text that it shows is.
  function textOf(element: PageElement | null): string {
    const title = element && /^svg$/i.test(element.tagName) ? element.querySelector("title") : null;
    const text = title?.textContent ?? (element ? shown(element) : "");
    return text.replace(/\s+/g, " ").trim();
  }

  function shown(node: PageNode): string {
    return [...node.childNodes]
      .map(child => {
        if (child.nodeType === 3) return child.textContent ?? "";
        if (child.nodeType !== 1) return "";
        const {display} = window.getComputedStyle(child as PageElement);
        if (display === "none") return "";
        const inline = display === "inline" && (child as PageElement).tagName !== "BR";
        return inline ? shown(child) : ` ${shown(child)} `;
      })
      .join("");
  }

  function shorten(text: string): string {
    if (text.length <= longest) return text;
    const end = text.lastIndexOf(" ", longest);
    return end > 0 ? text.slice(0, end) : "a word";
  }

  function kindOf(block: PageElement): string {
    const tag = block.tagName.toLowerCase();
    if (tag === "img") return "an image";
    return tag === "svg" ? "a chart" : "a box";
  }
}
