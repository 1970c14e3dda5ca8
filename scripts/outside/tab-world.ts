// Our own world in a page of a tab: what is asked of the page runs there, beside all that is in it, and is compiled once for every
// page that the tab shows. A page is put there without going anywhere: that is half of the work of loading it.
import {policyTag} from "../lib/page/policy.ts";
import {worldScript, type Asked} from "../lib/page/probe.ts";
import {areAround, isStill, partedAt, type PartedPage} from "../lib/html/parted.ts";
import type {CDPSession, Protocol} from "./browser-launch.ts";

export interface TabWorld {
  /** Shows a page that is plain, and waits until all of it is there. */
  readonly put: (html: string, timeoutMs: number) => Promise<void>;
  /** Loads fonts that its pages will have, by the rules for them; nothing else stands there meanwhile. */
  readonly expect: (faces: string) => Promise<void>;
  readonly ask: <A extends keyof Asked>(
    what: A,
    ...args: Parameters<Asked[A]>
  ) => Promise<Awaited<ReturnType<Asked[A]>>>;
  /** Whether the page that stands there differs from this one in nothing but its body and its title. */
  readonly isLike: (html: string) => boolean;
  /** It keeps the fonts of the pages that it has shown, and has room for some. */
  readonly isFull: () => boolean;
}

/**
 * Whether a page says nothing of itself that outlives it where another takes its place, as rules for what may be loaded, or where
 * to go later, would: these are heard in the name of the next. Our own policy is in force anyway.
 */
export function isPlain(html: string): boolean {
  const at = html.indexOf(policyTag);
  const rest = at < 0 ? [html] : [html.slice(0, at), html.slice(at + policyTag.length)];
  return !rest.some(one => lasting.test(one));
}

const lasting =
  /<meta\b(?! charset="utf-8">| (?:name="(?:viewport|description|author|twitter:card)"|property="[a-z_:]+") content="[^"]*">)/i;

/** In the page that the tab shows now, by what the browser calls it: it ends with that. */
export async function openWorld(client: CDPSession, frameId: string): Promise<TabWorld> {
  const {executionContextId} = await client.send("Page.createIsolatedWorld", {
    frameId,
    worldName: "costed",
  });
  // Not waited for: what is asked after it is answered after it.
  const opening = client
    .send("Runtime.evaluate", {expression: worldScript, contextId: executionContextId})
    .then(unwrap);
  opening.catch(() => undefined);
  const fonts = new Map<string, number>();
  // Of the page that stands there, where another's body can take the place of its own.
  let around: PartedPage["around"] | null = null;
  const isLike = (page: PartedPage | null): page is PartedPage =>
    page !== null && around !== null && areAround(page.around, around);
  const isFull = (): boolean => fonts.size > 50;
  return {put, expect, ask: call, isLike: html => isLike(partedAt(html)), isFull};

  // Its styles and fonts are most of the work of loading a page.
  async function put(html: string, timeoutMs: number): Promise<void> {
    const page = partedAt(html);
    if (isLike(page) && isStill(page.body))
      return call("exchange", piecesOf(page.body), page.title);
    around = null;
    await load(html, timeoutMs);
    if (page && hasStillStyles(page.around)) around = page.around;
  }

  // A page that is laid out before its fonts are there is laid out twice: those that are new come first, by themselves.
  async function load(html: string, timeoutMs: number): Promise<void> {
    const known = fonts.size;
    const pieces = piecesOf(html);
    if (fonts.size > known)
      await loadFonts(html.match(/@font-face\s*\{[^}]*\}/g)?.join("") ?? "", known);
    if (await call("put", pieces, [])) return;
    const loaded = untilLoaded(client, timeoutMs);
    try {
      // It may have come in between.
      if (!(await call("isThere"))) await loaded.done;
    } finally {
      loaded.forget();
    }
  }

  async function expect(faces: string): Promise<void> {
    if (faces !== "") await loadFonts(faces, fonts.size);
  }

  /** `known`: how many of its fonts the tab has already. */
  async function loadFonts(faces: string, known: number): Promise<void> {
    const pieces = piecesOf(`<!doctype html><style>${faces}</style>`);
    await call("put", pieces, [...fonts.keys()].slice(known));
    await call("settle");
  }

  // Fonts are most of a page, and the same in most pages; the styles of a slide are most of a page that shows many, small. What was
  // sent once is not sent again.
  function piecesOf(html: string): readonly (string | number)[] {
    const pieces: (string | number)[] = [];
    const places = new Map<string, number>();
    for (const part of html.replace(policyTag, "").split(/(<style>[^]*?<\/style>)/)) {
      const before = places.get(part);
      if (before !== undefined) pieces.push(-1 - before);
      else if (part.includes("data:font/"))
        pieces.push(
          ...part.split(/(data:font\/[^)"']*)/).map((one, i) => (i % 2 ? fontAt(one) : one)),
        );
      else places.set(part, pieces.push(part) - 1);
    }
    return pieces;
  }

  function fontAt(font: string): number {
    const at = fonts.get(font) ?? fonts.size;
    fonts.set(font, at);
    return at;
  }

  async function call<A extends keyof Asked>(
    what: A,
    ...args: Parameters<Asked[A]>
  ): Promise<Awaited<ReturnType<Asked[A]>>> {
    const answering = client.send("Runtime.callFunctionOn", {
      functionDeclaration: `(...args) => costed.${what}(...args)`,
      arguments: args.map(value => ({value: value as unknown})),
      executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    const [answer] = await Promise.all([answering, opening]);
    return unwrap(answer) as Awaited<ReturnType<Asked[A]>>;
  }
}

/** The same for the styles of a page, which have fonts: these are waited for in any case. */
function hasStillStyles(around: readonly string[]): boolean {
  return !around.some(one => one.replaceAll(/url\(["']?data:font\/[^)]*\)/g, "").includes("url("));
}

function unwrap({result, exceptionDetails: wrong}: Protocol.Runtime.EvaluateResponse): unknown {
  if (wrong) throw new Error(wrong.exception?.description ?? wrong.text);
  return result.value as unknown;
}

function untilLoaded(
  client: CDPSession,
  timeoutMs: number,
): {readonly done: Promise<void>; readonly forget: () => void} {
  let forget = (): void => undefined;
  const done = new Promise<void>((resolve, reject) => {
    const fired = (): void => resolve();
    const late = new Error(`the page was not there within ${timeoutMs} ms`);
    const timer = setTimeout(reject, timeoutMs, late);
    client.once("Page.loadEventFired", fired);
    forget = () => {
      clearTimeout(timer);
      client.off("Page.loadEventFired", fired);
    };
  });
  done.catch(() => undefined);
  return {done, forget};
}
