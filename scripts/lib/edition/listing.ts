// What was made of each edition of a publication: `editions.json`, beside their folders. The page of all editions is made of it, the
// next build and `merge` read it.
import {isMap} from "../map.ts";

export interface Listing {
  readonly version: 1;
  readonly publication: string;
  readonly title: string;
  readonly program: string;
  /** How many editions there are to be. */
  readonly of: number;
  /** Documents of the publication that all editions have in common. */
  readonly base: readonly ListedDocument[];
  readonly editions: readonly Listed[];
}

export interface Listed {
  /** From 1, in the order in which they are written. */
  readonly position: number;
  readonly name: string;
  readonly title: string | null;
  readonly language: string | null;
  /** Hash of all that it was made from; empty where it was not made, or not whole. */
  readonly from: string;
  /** Hash of all that came of it. */
  readonly made: string;
  /** None where it was not made. */
  readonly documents: readonly ListedDocument[];
  readonly findings: readonly ListedFinding[];
}

export interface ListedDocument {
  readonly name: string;
  readonly pages: number | null;
  readonly files: readonly {readonly path: string; readonly bytes: number}[];
}

export interface ListedFinding {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  readonly help: string | null;
  /** "content/trusts/editions.csv:12:5"; null where it is nowhere. */
  readonly where: string | null;
}

export function writeListing(listing: Listing): string {
  const {editions, ...head} = listing;
  const sorted = editions.toSorted((a, b) => a.position - b.position);
  // One line an edition: it is read by people, too.
  const lines = sorted.map(one => `    ${JSON.stringify(one)}`).join(",\n");
  const start = JSON.stringify(head, null, 2).replace(/\n\}$/, "");
  return `${start},\n  "editions": [${lines === "" ? "" : `\n${lines}\n  `}]\n}\n`;
}

/** Null where it is not there or cannot be read: then everything is made anew, and nothing is taken away. */
export function readListing(bytes: Uint8Array | null): Listing | null {
  if (!bytes) return null;
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!isMap(data) || data["version"] !== 1 || !Array.isArray(data["editions"])) return null;
    const isWhole = data["editions"].every(isListed) && areDocuments(data["base"]);
    return isWhole ? (data as unknown as Listing) : null;
  } catch {
    return null;
  }
}

/** Files are linked, copied and deleted by what it says: nothing leaves the edition's folder. */
function isListed(one: unknown): boolean {
  if (!isMap(one)) return false;
  const {name, from, made, documents, findings, position} = one;
  return (
    [name, from, made].every(text => typeof text === "string") &&
    typeof position === "number" &&
    Array.isArray(findings) &&
    areDocuments(documents) &&
    (documents.length === 0 || isFolder(String(name)))
  );
}

function areDocuments(value: unknown): value is readonly ListedDocument[] {
  return (
    Array.isArray(value) &&
    value.every(one => isMap(one) && Array.isArray(one["files"]) && one["files"].every(isFile))
  );
}

function isFile(file: unknown): boolean {
  return isMap(file) && typeof file["bytes"] === "number" && isInside(String(file["path"]));
}

export function isMade({documents}: Pick<Listed, "documents">): boolean {
  return documents.length > 0;
}

export function isFolder(name: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
}

function isInside(path: string): boolean {
  return path !== "" && !/^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)/i.test(path);
}
