// What went missing on a page without leaving its place: pictures, fonts, targets of links, vectors.
import type {PageElement, PageImage, PageStyle, PageWindow} from "./dom.ts";
import type {Rules} from "./rules.ts";
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
export async function findFaults(window: PageWindow, words: Words, rules: Rules): Promise<Faults> {
  const {document} = window;
  const preceding = 2;
  // What gives way to empty sheets was looked at when it was printed.
  const notKept = ":not([data-kept-unprinted] *)";
  const inner = ["iframe", "frame", "object", "embed", "portal", "fencedframe"]
    .map(tag => `body ${tag}`)
    .join();
  const given = rules.given("drawn", "added");
  const drawn = [...(given ?? document.querySelectorAll("body, body *"))].filter(one =>
    document.body.contains(one),
  );
  const named = namesOf(document.querySelectorAll("body[id], body [id], body a[name]"));
  return {
    brokenImages: await brokenImages(),
    failedFonts: [...document.fonts].filter(font => font.status === "error").map(nameOfFont),
    deadLinks: [...document.querySelectorAll(`:is(body a[href], body area[href])${notKept}`)]
      .filter(isDead)
      .map(link => ({href: hrefOf(link), text: words.of(link)})),
    rasterised: drawn.flatMap(rasterised),
    frames: [...document.querySelectorAll(inner)].map(sourceOf),
  };

  async function brokenImages(): Promise<readonly string[]> {
    const images = [...document.querySelectorAll("body img")] as PageImage[];
    const broken = images
      .filter(image => !image.complete || image.naturalWidth === 0)
      .map(nameOfImage);
    const inDrawings = [...document.querySelectorAll("body svg image")].map(
      one => one.getAttribute("href") ?? "",
    );
    const inStyles = drawn.flatMap(one => partsOf(one).flatMap(part => addresses(one, part)));
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

  /** The element itself, as undefined, and what may stand before and after it. */
  function partsOf(element: PageElement): readonly (string | undefined)[] {
    return rules.mayHave(element, "added") ? [undefined, "::before", "::after"] : [undefined];
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
    const href = hrefOf(link);
    if (href.startsWith("#") ? leads(href.slice(1)) : /^(https?|mailto|tel):/i.test(href))
      return false;
    return link.checkVisibility();
  }

  /** Whether it leads to the first element of that name, as it is written or decoded. */
  function leads(fragment: string): boolean {
    const places = [...new Set([fragment, decoded(fragment)])].flatMap(name => {
      const place = name === "" ? undefined : named.get(name);
      return place ? [place] : [];
    });
    const [one, other] = places;
    const isBehind = one && other && (one.compareDocumentPosition(other) & preceding) !== 0;
    const place = isBehind ? other : one;
    // What gives way to empty sheets was there when it was printed.
    return place
      ? place.checkVisibility() || place.closest("[data-kept-unprinted]") !== null
      : false;
  }

  // What a link can lead to: the first element of each name. Looked up, and not searched for: a report has a thousand links and
  // ten thousand elements.
  function namesOf(elements: Iterable<PageElement>): ReadonlyMap<string, PageElement> {
    const first = new Map<string, PageElement>();
    for (const element of elements) {
      const own = /^a$/i.test(element.tagName) ? element.getAttribute("name") : null;
      for (const name of [element.getAttribute("id"), own])
        if (name && !first.has(name)) first.set(name, element);
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

  function sourceOf(element: PageElement): string {
    const source = element.getAttribute("src") || element.getAttribute("data");
    return source?.slice(0, 200) || `a page inside the page (\`${element.tagName.toLowerCase()}\`)`;
  }

  function rasterised(element: PageElement): readonly {block: string; why: string}[] {
    if (!element.checkVisibility()) return [];
    const reasons = partsOf(element).flatMap(part => {
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
