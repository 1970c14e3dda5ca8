// What went missing on a page without leaving its place: pictures, fonts, targets of links, vectors.
import type {PageElement, PageImage, PageStyle, PageWindow} from "./dom.ts";
import type {Styled} from "./styled.ts";
import type {Words} from "./words.ts";

export interface Faults {
  /** Pictures that cannot be shown: their description, or else the start of their address. */
  readonly brokenImages: readonly string[];
  /** Faces that cannot be used: `Source Sans 3 700 italic`. */
  readonly failedFonts: readonly string[];
  /** Links that lead nowhere in a PDF: `#name` without such a name, or an address without a site. */
  readonly deadLinks: readonly {readonly href: string; readonly text: string}[];
  /** Blocks that print as bitmaps, or lose their text, because of a style. */
  readonly rasterised: readonly {readonly block: string; readonly why: string}[];
  /** Pages inside the page, which are never loaded. */
  readonly frames: readonly string[];
}

/** Runs inside the page: may use nothing but its arguments. */
export async function findFaults(
  window: PageWindow,
  words: Words,
  styled: Styled,
): Promise<Faults> {
  const {document} = window;
  const all = [...document.querySelectorAll("body, body *")];
  const named = namesOf(all);
  const drawn = styled.elements(all);
  return {
    brokenImages: await brokenImages(),
    failedFonts: [...document.fonts].filter(font => font.status === "error").map(nameOfFont),
    deadLinks: all.filter(isDead).map(link => ({href: hrefOf(link), text: words.of(link)})),
    rasterised: drawn.flatMap(rasterised),
    frames: all.filter(isFrame).map(sourceOf),
  };

  async function brokenImages(): Promise<readonly string[]> {
    const images = [...document.querySelectorAll("body img")] as PageImage[];
    const broken = images
      .filter(image => !image.complete || image.naturalWidth === 0)
      .map(nameOfImage);
    const inDrawings = [...document.querySelectorAll("body svg image")].map(
      one => one.getAttribute("href") ?? "",
    );
    const inStyles = drawn.flatMap(one => styled.parts(one).flatMap(part => addresses(one, part)));
    for (const address of new Set([...inDrawings, ...inStyles])) {
      const image = new window.Image();
      image.src = address;
      if (
        !(await image.decode().then(
          () => true,
          () => false,
        ))
      )
        broken.push(address.slice(0, 60));
    }
    return broken;
  }

  function addresses(element: PageElement, part: string | undefined): readonly string[] {
    const style = window.getComputedStyle(element, part);
    if (part && style.content === "none") return [];
    const all = [
      style.backgroundImage,
      style.listStyleImage,
      style.borderImageSource,
      style.maskImage,
    ];
    if (part) all.push(style.content);
    return all.flatMap(value => {
      if (!value.includes("url(")) return [];
      return [...value.matchAll(/url\("((?:[^"\\]|\\.)*)"\)/g)].map(([, address]) =>
        (address ?? "").replace(/\\(.)/g, "$1"),
      );
    });
  }

  function nameOfImage(image: PageImage): string {
    const source = image.currentSrc || image.getAttribute("src") || "";
    return image.getAttribute("alt") || source.slice(0, 60) || "an image without a source";
  }

  function nameOfFont(font: {family: string; weight: string; style: string}): string {
    const style = font.style === "normal" ? "" : ` ${font.style}`;
    return `${font.family.replace(/^["']|["']$/g, "")} ${font.weight}${style}`;
  }

  function isDead(link: PageElement): boolean {
    if (!link.matches("a[href], area[href]") || !link.checkVisibility()) return false;
    const href = hrefOf(link);
    if (!href.startsWith("#")) return !/^(https?|mailto|tel):/i.test(href);
    const fragment = href.slice(1);
    const places = [fragment, decoded(fragment)].map(name => (name ? named.get(name) : undefined));
    const first = Math.min(...places.map(place => place ?? Infinity));
    return !all[first]?.checkVisibility();
  }

  // What a link can lead to: where the first element of each name stands. Looked up, and not searched for: a report has a
  // thousand links and ten thousand elements.
  function namesOf(elements: readonly PageElement[]): ReadonlyMap<string, number> {
    const first = new Map<string, number>();
    for (const [at, element] of elements.entries()) {
      const own = element.matches("a") ? element.getAttribute("name") : null;
      for (const name of [element.getAttribute("id"), own])
        if (name && !first.has(name)) first.set(name, at);
    }
    return first;
  }

  function decoded(fragment: string): string {
    try {
      return decodeURIComponent(fragment);
    } catch {
      return fragment;
    }
  }

  function hrefOf(link: PageElement): string {
    return (link.getAttribute("href") ?? "").trim();
  }

  function isFrame(element: PageElement): boolean {
    return element.matches("iframe, frame, object, embed, portal, fencedframe");
  }

  function sourceOf(element: PageElement): string {
    const source = element.getAttribute("src") || element.getAttribute("data");
    return source?.slice(0, 200) || `a page inside the page (\`${element.tagName.toLowerCase()}\`)`;
  }

  function rasterised(element: PageElement): readonly {block: string; why: string}[] {
    if (!element.checkVisibility()) return [];
    const reasons = styled.parts(element).flatMap(part => {
      const style = window.getComputedStyle(element, part);
      if (part && style.content === "none") return [];
      const above = part ? element : element.parentElement;
      return reasonsOf(style, above ? window.getComputedStyle(above).textShadow : "none");
    });
    return [...new Set(reasons)].map(why => ({block: words.of(element), why}));
  }

  // A shadow of text is handed down: it is named where it comes from.
  function reasonsOf(style: PageStyle, inherited: string): readonly string[] {
    const reasons: string[] = [];
    if (style.filter !== "none") reasons.push("`filter`, which also loses its text");
    if (style.backdropFilter !== "none") reasons.push("`backdrop-filter`");
    if (isBlurred(style.boxShadow)) reasons.push("a blurred `box-shadow`");
    if (style.textShadow !== inherited && isBlurred(style.textShadow))
      reasons.push("a blurred `text-shadow`");
    return reasons;
  }

  // As computed: a colour, then x, y and blur; several shadows with commas between.
  function isBlurred(shadows: string): boolean {
    if (shadows === "none") return false;
    return shadows.split(/,(?![^(]*\))/).some(shadow => {
      const lengths = [...shadow.matchAll(/(-?[\d.]+)px/g)].map(([, length]) => Number(length));
      return (lengths[2] ?? 0) > 0 && !/rgba\([^)]*, 0\)/.test(shadow);
    });
  }
}
