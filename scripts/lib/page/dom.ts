// What the probe touches of a printed page, as types. TypeScript's own library for pages would make
// `name`, `event` or `status` known words in every file of the program, and a slip there pass.

export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Rect extends Edges {
  readonly width: number;
  readonly height: number;
}

export interface PageNode {
  readonly nodeType: number;
  readonly parentElement: PageElement | null;
  readonly childNodes: Iterable<PageNode>;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly textContent: string | null;
  compareDocumentPosition(other: PageNode): number;
}

export interface PageElement extends PageNode {
  readonly tagName: string;
  textContent: string | null;
  /** Only on SVG: null on the outermost one. */
  readonly ownerSVGElement?: PageElement | null;
  readonly style: {contain: string; overflow: string; setProperty(...said: string[]): void};
  readonly children: Iterable<PageElement>;
  readonly firstElementChild: PageElement | null;
  readonly nextElementSibling: PageElement | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  append(...children: PageElement[]): void;
  matches(selector: string): boolean;
  closest(selector: string): PageElement | null;
  contains(other: PageNode | null): boolean;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  getBoundingClientRect(): Rect;
  checkVisibility(): boolean;
  /** As the styles say, where a computed style says what became of it. */
  computedStyleMap(): {get(name: string): {toString(): string} | undefined};
  /** Only on SVG: how its own axes lie on the screen. */
  getScreenCTM?(): {readonly a: number; readonly b: number; readonly d: number} | null;
}

export interface PageImage extends PageElement {
  readonly complete: boolean;
  readonly naturalWidth: number;
  readonly currentSrc: string;
  src: string;
  decode(): Promise<void>;
}

export interface PageRange {
  selectNodeContents(node: PageNode): void;
  setStart(node: PageNode, offset: number): void;
  setEnd(node: PageNode, offset: number): void;
  getClientRects(): Iterable<Rect>;
  getBoundingClientRect(): Rect;
}

export interface PageFont {
  readonly family: string;
  readonly weight: string;
  readonly style: string;
  readonly status: string;
  load(): Promise<unknown>;
}

/** A computed style, by the names that scripts use. */
export type PageStyle = Readonly<Record<StyleName, string>>;
type StyleName =
  | "backdropFilter"
  | "backgroundColor"
  | "backgroundImage"
  | "borderBottomStyle"
  | "borderBottomWidth"
  | "borderImageSource"
  | "borderLeftStyle"
  | "borderLeftWidth"
  | "borderRightStyle"
  | "borderRightWidth"
  | "borderTopStyle"
  | "borderTopWidth"
  | "boxShadow"
  | "breakAfter"
  | "breakBefore"
  | "clip"
  | "clipPath"
  | "contain"
  | "content"
  | "display"
  | "filter"
  | "fontFamily"
  | "fontSize"
  | "fontStyle"
  | "fontWeight"
  | "listStyleImage"
  | "marginTop"
  | "maskImage"
  | "opacity"
  | "overflowClipMargin"
  | "overflowX"
  | "overflowY"
  | "page"
  | "perspective"
  | "position"
  | "textShadow"
  | "textTransform"
  | "transform"
  | "visibility"
  | "willChange";

/** A rule of a style sheet: `@page` has a selector and a style, `@media` and `@layer` have rules. */
export interface PageRule {
  readonly cssText: string;
  readonly selectorText?: string;
  readonly style?: ArrayLike<string> & {getPropertyValue(name: string): string};
  readonly cssRules?: Iterable<PageRule> & {readonly length: number};
  readonly media?: {readonly mediaText: string};
}

export interface TextMeasure {
  readonly actualBoundingBoxAscent: number;
  readonly actualBoundingBoxDescent: number;
  readonly fontBoundingBoxAscent: number;
  readonly fontBoundingBoxDescent: number;
}

export interface PageDocument {
  readonly documentElement: PageElement;
  readonly body: PageElement;
  readonly fonts: Iterable<PageFont> & {readonly ready: Promise<unknown>};
  readonly styleSheets: Iterable<{readonly cssRules: Iterable<PageRule>}>;
  adoptedStyleSheets: readonly PageSheet[];
  readonly baseURI: string;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  createRange(): PageRange;
  createElement(name: "canvas"): {
    getContext(kind: "2d"): {font: string; measureText(text: string): TextMeasure};
  };
  createElement(name: "div" | "style"): PageElement;
}

export interface PageSheet {
  replaceSync(text: string): void;
}

export interface PageWindow {
  readonly document: PageDocument;
  readonly Image: new () => PageImage;
  readonly CSSStyleSheet: new () => PageSheet;
  readonly innerWidth: number;
  readonly innerHeight: number;
  getComputedStyle(element: PageElement, pseudo?: string): PageStyle;
  matchMedia(query: string): {readonly matches: boolean};
}
