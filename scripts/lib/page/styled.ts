// Which elements a style can have given a picture, a shadow or a filter, and which have something before or after them. To ask
// every element for all of that takes longer than to lay the page out; the rules are few, and say which elements they mean.
import type {PageElement, PageRule, PageWindow} from "./dom.ts";

export interface Styled {
  /** Of these, all that can have been given one; some of them may have none. */
  readonly elements: (all: readonly PageElement[]) => readonly PageElement[];
  /** The element itself, as undefined, and what may stand before and after it. */
  readonly parts: (element: PageElement) => readonly (string | undefined)[];
}

/** Runs inside the page: may use nothing but its arguments. */
export function findStyled(window: PageWindow): Styled {
  const pictures = {
    "background-image": "background",
    "list-style-image": "list-style",
    "border-image-source": "border-image",
    "mask-image": "mask",
  };
  const picture = /(?:url|src|image|image-set|cross-fade|var|attr)\(/;
  const sheets = [...window.document.styleSheets].map(rulesOf);
  const isPictureNamed =
    [...window.document.querySelectorAll(`[style*="url("]`)].length > 0 ||
    sheets.some(rules => namesPicture(rules));
  const drawing = ["[style]", "[background]", "[filter]", "[mask]"];
  const adding: string[] = [];
  const isRead = sheets.every(read);
  const drawn = isRead ? matching(drawing) : null;
  const added = isRead ? matching(adding) : null;
  return {
    elements: all => (drawn && added ? all.filter(one => drawn.has(one) || added.has(one)) : all),
    parts: element =>
      !added || added.has(element) ? [undefined, "::before", "::after"] : [undefined],
  };

  /** False where there is a rule of another sort than these, such as one for what moves: then every element has to be asked. */
  function read(rules: Iterable<PageRule>): boolean {
    return [...rules].every(rule => {
      const sort = rule.constructor.name;
      if (
        /^CSS(FontFace|Page|LayerStatement|Import|Namespace|Property|CounterStyle)Rule$/.test(sort)
      )
        return true;
      if (/^CSS(Media|Supports|LayerBlock|Container)Rule$/.test(sort))
        return read(rule.cssRules ?? []);
      const {selectorText, style} = rule;
      if (sort !== "CSSStyleRule" || selectorText === undefined || !style) return false;
      if ([...(rule.cssRules ?? [])].length > 0) return false;
      const adds = selectorText
        .replace(/(^|[\s>+~,])::?(?:before|after)\b/gi, "$1*")
        .replace(/::?(?:before|after)\b/gi, "");
      if (adds !== selectorText && gives(style, "content")) adding.push(adds);
      if (draws(style)) drawing.push(selectorText);
      return true;
    });
  }

  // `--logo: url(…)`, for others to use.
  function namesPicture(rules: Iterable<PageRule>): boolean {
    return [...rules].some(rule => {
      if (rule.cssRules && !rule.style) return namesPicture(rule.cssRules);
      // A font is long to write out, and names nothing.
      if (rule.constructor.name === "CSSFontFaceRule") return false;
      return /--[^:;{}]+:[^;]*url\(/.test(rule.cssText);
    });
  }

  function draws(style: NonNullable<PageRule["style"]>): boolean {
    const shades = ["filter", "backdrop-filter", "box-shadow", "text-shadow", "all"];
    if (shades.some(one => gives(style, one))) return true;
    return Object.entries(pictures).some(([part, whole]) => {
      const value = style.getPropertyValue(part);
      if (value !== "") return picture.test(value);
      // Of `background: var(--brand)` only the whole is known, and not what it gives the picture.
      return isPictureNamed && style.getPropertyValue(whole) !== "";
    });
  }

  function gives(style: NonNullable<PageRule["style"]>, property: string): boolean {
    return !/^(|none|initial)$/.test(style.getPropertyValue(property));
  }

  function matching(selectors: readonly string[]): ReadonlySet<PageElement> | null {
    if (selectors.length === 0) return new Set();
    try {
      return new Set(window.document.querySelectorAll(selectors.join()));
    } catch {
      return null;
    }
  }

  // A style sheet that was not loaded, because it lies elsewhere, may not be looked into.
  function rulesOf(sheet: {readonly cssRules: Iterable<PageRule>}): Iterable<PageRule> {
    try {
      return sheet.cssRules;
    } catch {
      return [];
    }
  }
}
