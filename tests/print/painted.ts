// What is really painted: each word against the pixels behind it, each mark against what it lies on (WCAG 2.2, 1.4.3 and 1.4.11).
// A page is photographed as it is, without its words, and without its marks; what differs between two pictures is what was painted.
import {PNG} from "pngjs";
import type {Page} from "puppeteer";

export interface Faint {
  readonly what: string;
  readonly ratio: number;
  readonly needed: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Word extends Box {
  readonly text: string;
  /** As the style sheet says: red, green, blue, and how opaque. */
  readonly colour: readonly [number, number, number, number];
  readonly large: boolean;
}

interface Mark extends Box {
  readonly text: string;
}

type Picture = PNG;
type Colour = readonly [number, number, number];

export interface Painted {
  readonly words: number;
  readonly marks: number;
  readonly faint: readonly Faint[];
}

/** How much two screens share, so that no line is cut by both. */
const shared = 64;

/** Of the whole page, screen by screen, at the width of its view; slides fill their screen, and share nothing. */
export async function lookAtPaint(page: Page, slides: boolean): Promise<Painted> {
  const {height} = page.viewport()!;
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  await page.evaluate(prepare);
  const whole = (await page.evaluate("document.documentElement.scrollHeight")) as number;
  const faint: Faint[] = [];
  const seen = {words: 0, marks: 0};
  for (let top = 0; top < whole; top += slides ? height : height - shared) {
    await page.evaluate(`scrollTo({top: ${top}, behavior: "instant"})`);
    const asItIs = await picture();
    const {words, marks} = (await page.evaluate(collect)) as {words: Word[]; marks: Mark[]};
    const wordless = await picture("no-words");
    faint.push(...words.flatMap(word => judgeWord(word, asItIs, wordless)));
    seen.words += words.length;
    seen.marks += marks.length;
    if (marks.length > 0) {
      const bare = await picture("no-words no-marks");
      faint.push(...marks.flatMap(mark => judgeMark(mark, wordless, bare)));
    }
  }
  return {...seen, faint};

  async function picture(without = ""): Promise<Picture> {
    await page.evaluate(`document.documentElement.dataset.look = "${without}"`);
    const bytes = await page.screenshot({captureBeyondViewport: false, optimizeForSpeed: true});
    return PNG.sync.read(Buffer.from(bytes));
  }
}

/** 4.5:1, and 3:1 for large type; the worst of the pixels behind the strokes counts. */
function judgeWord(word: Word, asItIs: Picture, wordless: Picture): readonly Faint[] {
  const needed = word.large ? 3 : 4.5;
  let strokes = 0;
  let coverage = 0;
  const grounds = new Map<number, Colour>();
  eachDifference(word, asItIs, wordless, (_, behind, apart) => {
    if (apart < 24) return;
    strokes += 1;
    grounds.set((behind[0] << 16) | (behind[1] << 8) | behind[2], behind);
    coverage = Math.max(coverage, apart / Math.max(1, distance(over(word.colour, behind), behind)));
  });
  // Nothing was painted: the words have the colour of their ground.
  if (strokes === 0) return [{what: `“${word.text}” is not to be seen`, ratio: 1, needed}];
  // The strokes of small words are thin, yet somewhere they cover a third of a pixel; those of large ones, whole pixels.
  if (coverage < (word.large ? 0.9 : 0.3)) {
    const what = `“${word.text}” is painted in another colour than it says`;
    return [{what, ratio: coverage, needed}];
  }
  const ratios = [...grounds.values()].map(behind => contrast(over(word.colour, behind), behind));
  const worst = Math.min(...ratios);
  return worst < needed ? [{what: `“${word.text}”`, ratio: worst, needed}] : [];
}

/** 3:1; for a pale area inside an outline, the outline counts. */
function judgeMark(mark: Mark, withMarks: Picture, bare: Picture): readonly Faint[] {
  const ratios: number[] = [];
  eachDifference(mark, withMarks, bare, (painted, behind, apart) => {
    if (apart >= 6) ratios.push(contrast(painted, behind));
  });
  ratios.sort((a, b) => b - a);
  // The edges are half covered; an outline has at least as many pixels as a side of its box.
  const enough = Math.min(ratios.length - 1, Math.round(Math.max(mark.width, mark.height) / 4));
  const ratio = ratios[enough] ?? 1;
  return ratio < 3 ? [{what: mark.text, ratio, needed: 3}] : [];
}

/** Each pixel of a box in which two pictures differ. Most do not, and cost no more than a comparison. */
function eachDifference(
  {x, y, width, height}: Box,
  one: Picture,
  other: Picture,
  tell: (one: Colour, other: Colour, apart: number) => void,
): void {
  const bottom = Math.min(one.height, Math.ceil(y + height));
  const right = Math.min(one.width, Math.ceil(x + width));
  const left = Math.max(0, Math.floor(x));
  for (let row = Math.max(0, Math.floor(y)); row < bottom; row += 1)
    for (let at = (row * one.width + left) * 4; at < (row * one.width + right) * 4; at += 4) {
      const [a, b] = [one.data, other.data];
      if (a[at] === b[at] && a[at + 1] === b[at + 1] && a[at + 2] === b[at + 2]) continue;
      const front: Colour = [a[at]!, a[at + 1]!, a[at + 2]!];
      const back: Colour = [b[at]!, b[at + 1]!, b[at + 2]!];
      tell(front, back, distance(front, back));
    }
}

function distance(a: Colour, b: Colour): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]);
}

function over([red, green, blue, alpha]: Word["colour"], behind: Colour): Colour {
  const mix = (front: number, back: number): number => front * alpha + back * (1 - alpha);
  return [mix(red, behind[0]), mix(green, behind[1]), mix(blue, behind[2])];
}

export function contrast(a: Colour, b: Colour): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** In the page: how words and marks are taken away for a picture. */
const prepare = `(() => {
  const style = document.createElement("style");
  style.textContent = \`
    * { transition: none !important; animation: none !important; }
    [data-look~="no-words"] * { color: transparent !important; text-decoration-color: transparent !important; }
    [data-look~="no-words"] *::before, [data-look~="no-words"] *::after { color: transparent !important; }
    [data-look~="no-words"] :is(text, tspan) { fill: transparent !important; stroke: transparent !important; }
    [data-look~="no-marks"] [data-look-mark] { visibility: hidden !important; }\`;
  document.head.append(style);
  // What stays in view while the rest moves would hide a line on each screen.
  for (const element of document.body.querySelectorAll("*"))
    if (/sticky|fixed/.test(getComputedStyle(element).position)) element.style.position = "static";
  // Grid lines and the paper behind a label are decoration; what has a name for its colour says so itself.
  for (const element of document.querySelectorAll(".mark, svg.chart :is(path, rect, circle, line)")) {
    const paint = ["fill", "stroke"].map(name => element.getAttribute(name) ?? "none");
    const quiet = /^none$|--chart-line|--chart-paper|transparent/;
    // So is the thread from one step of a waterfall to the next.
    if (element.hasAttribute("stroke-dasharray") && /--chart-quiet/.test(paint[1])) continue;
    if (element.matches(".mark") || !paint.every(one => quiet.test(one)))
      element.setAttribute("data-look-mark", "");
  }
})()`;

/** In the page: the words and marks of this screen, with their boxes. */
const collect = `(() => {
  // Whole, or as much of it as two screens share by half: one of the two shows that.
  const shown = box => box.left < innerWidth && box.right > 0 &&
    Math.min(box.bottom, innerHeight) - Math.max(box.top, 0) >= Math.min(box.bottom - box.top, ${shared / 2});
  const plain = ({x, y, width, height}) => ({x, y, width, height});
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const hidden = element => {
    for (let one = element; one && one !== document.documentElement; one = one.parentElement) {
      const {clipPath, overflow, position} = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      if (position === "absolute" && overflow !== "visible" && box.width <= 2 && box.height <= 2) return true;
      if (/inset\\(50%\\)/.test(clipPath)) return true;
    }
    return !element.checkVisibility({opacityProperty: true, visibilityProperty: true});
  };
  const colourOf = (element, svg) => {
    const style = getComputedStyle(element);
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = svg ? style.fill : style.color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    let opacity = alpha / 255 * (svg ? Number(style.fillOpacity) : 1);
    for (let one = element; one; one = one.parentElement) opacity *= Number(getComputedStyle(one).opacity);
    return [red, green, blue, opacity];
  };
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim().replace(/\\s+/g, " ");
    const element = node.parentElement;
    if (!text || element.closest("script, style, title, desc, template, noscript")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(box => box.width >= 1 && box.height >= 1 && shown(box));
    if (boxes.length === 0 || hidden(element)) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const colour = colourOf(element, Boolean(element.closest("svg text")));
    for (const box of boxes) words.push({...plain(box), text: text.slice(0, 60), colour, large});
  }
  const marks = [...document.querySelectorAll("[data-look-mark]")].flatMap(element => {
    const box = element.getBoundingClientRect();
    // A line is as thin as its stroke, which its box leaves out.
    const room = element.matches(".mark") ? 0 : 1;
    const around = {x: box.x - room, y: box.y - room, width: box.width + 2 * room, height: box.height + 2 * room};
    const seen = shown({...around, top: around.y, bottom: around.y + around.height, left: around.x, right: around.x + around.width}) && !hidden(element);
    const name = element.getAttribute("class") ?? element.closest("svg")?.getAttribute("aria-label")?.slice(0, 60);
    return seen && (box.width >= 2 || box.height >= 2) ? [{...around, text: "a mark: " + name}] : [];
  });
  return {words, marks};
})()`;
