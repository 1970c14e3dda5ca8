// A browser that was found → what it takes to start it.
import type {Launch} from "./browser-launch.ts";
import type {BrowserPlace} from "./browser-place.ts";
import {openCacheFolder} from "./cache-folder.ts";
import {unpackEmbedded, type Startable} from "./embedded-browser.ts";
import type {Surroundings} from "./surroundings.ts";
import {trySmallPage} from "./try-out.ts";

/** What it takes to start the browser of a place; unpacks it first if it must. @throws BrowserProblem */
export async function startable(place: BrowserPlace, around: Surroundings): Promise<Launch> {
  const {executable, embedded, kind} = place;
  if (executable !== null) return {executable, kind, environment: around.environment};
  if (embedded === null) throw new Error("a browser is embedded or has a program");
  const whole = (browser: Startable): Launch => ({
    executable: browser.executable,
    kind,
    environment: {...around.environment, ...browser.environment},
  });
  const cache = await openCacheFolder(around);
  return whole(await unpackEmbedded(embedded, cache, browser => trySmallPage(whole(browser))));
}
