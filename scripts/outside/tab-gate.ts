// What a tab may have: the text that it is given, and nothing else, whatever its pages ask for.
import {pagePolicy} from "../lib/page/policy.ts";
import type {CDPSession, HTTPRequest, Page} from "./browser-launch.ts";

/** Where the page believes to be. There is no such site, and nobody is asked for it. */
export const address = "http://costed.invalid/";

export interface Gate {
  readonly client: CDPSession;
  /** What the browser calls the page that the tab went to last. */
  readonly frame: () => string;
  /** The page that the tab goes to next is this text. */
  readonly give: (html: string) => void;
  /** What is asked for from here on is asked by another page. */
  readonly listen: () => void;
  /** It goes on to fill. */
  readonly refused: () => ReadonlySet<string>;
  readonly isClean: () => boolean;
}

/** The page gets its own text, once, and nothing else. */
export async function closeOff(page: Page): Promise<Gate> {
  let waiting: string | null = null;
  let refused = new Set<string>();
  let strayed = false;
  let frame = "";
  page.on("request", request => void decide(request).catch(() => undefined));
  // What is asked for at once is answered at once, also where the program has its hands full with other work.
  const [client] = await Promise.all([
    page.createCDPSession(),
    page.setJavaScriptEnabled(false),
    page.setRequestInterception(true),
  ]);
  // What the policy stops never comes to be asked for; this hears of it all the same.
  client.on("Network.requestWillBeSent", ({request}) => note(request.url));
  client.on("Page.frameNavigated", ({frame: {id, parentId}}) => {
    if (parentId === undefined) frame = id;
  });
  // Waited for: where the tab goes next, another process shows its page, and knows only what this one had understood before.
  await Promise.all([client.send("Network.enable"), client.send("Page.enable")]);
  return {
    client,
    frame: () => frame,
    give,
    listen,
    refused: () => refused,
    isClean: () => !strayed && refused.size === 0,
  };

  function give(html: string): void {
    waiting = html;
    listen();
  }

  function listen(): void {
    refused = new Set();
  }

  async function decide(request: HTTPRequest): Promise<void> {
    const url = request.url();
    const main = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (main && url === address && waiting !== null) {
      const body = waiting;
      waiting = null;
      const headers = {"content-security-policy": pagePolicy};
      return request.respond({
        status: 200,
        contentType: "text/html; charset=utf-8",
        headers,
        body,
      });
    }
    note(url);
    strayed ||= main;
    // A page that sends itself elsewhere would turn into the browser's own page about an error:
    // "no content" makes it stay where it is.
    if (main) return request.respond({status: 204});
    return request.abort("blockedbyclient");
  }

  function note(url: string): void {
    if (url !== address && !url.startsWith("data:")) refused.add(url.slice(0, 200));
  }
}
