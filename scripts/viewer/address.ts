// What the window shows, as the part of its address behind the #: so that back, reload and a second window work.

export interface Place {
  readonly publication: string;
  readonly document: string;
  /** Of a slide, or of a printed page, from 1. */
  readonly number: number;
  readonly view: "screen" | "printed";
}

/** "#/fixing-nhs-it/deck/7", "#/fixing-nhs-it/report/12/printed"; null for anything else. */
export function readAddress(hash: string): Place | null {
  const [start, publication, document, number = "1", view] = hash.split("/").map(decoded);
  if (start !== "#" || !publication || !document) return null;
  return {
    publication,
    document,
    number: Math.max(1, Math.floor(Number(number)) || 1),
    view: view === "printed" ? "printed" : "screen",
  };
}

export function writeAddress({publication, document, number, view}: Place): string {
  const parts = [publication, document].map(encodeURIComponent);
  if (number > 1 || view === "printed") parts.push(String(number));
  if (view === "printed") parts.push("printed");
  return `#/${parts.join("/")}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
