// Data for machines in a page's head: JSON in a `<script type="application/ld+json">`. Whoever reads it passes over what is
// not JSON without a word, so that is found here.

export interface BrokenData {
  /** Which of the scripts, counted from 0. */
  readonly script: number;
  /** What stands where it cannot be read on. */
  readonly near: string;
}

export function brokenData(head: string): readonly BrokenData[] {
  return dataScripts(head).flatMap((json, script) => {
    const at = faultIn(json);
    return at === null ? [] : [{script, near: nearby(json, at)}];
  });
}

/** What each of them holds. */
export function dataScripts(head: string): readonly string[] {
  return [
    ...head.matchAll(/<script\b[^>]*type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g),
  ].map(([, json]) => json ?? "");
}

/** Where JSON ends to be JSON, or null. */
function faultIn(json: string): number | null {
  try {
    JSON.parse(json.replace(/<i data-fact='\d+'><\/i>/g, place => "1".repeat(place.length)));
    return null;
  } catch (error) {
    const said = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    return said === undefined ? json.trimEnd().length : Number(said);
  }
}

function nearby(json: string, at: number): string {
  const before = json.slice(0, at).trimEnd();
  return `${before.slice(-24)}${json.slice(before.length, at + 12)}`.replace(/\s+/g, " ").trim();
}
