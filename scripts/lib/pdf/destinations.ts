// The bytes of a PDF, as Chromium prints it → its named destinations, and the page of each: there is one for all that a link of
// the page leads to. They lie open in the file, and are read where they lie: a whole reader takes a third of the time of the print.

export async function readDestinations(bytes: Uint8Array): Promise<ReadonlyMap<string, number>> {
  return readOpen(bytes) ?? (await readAny(bytes));
}

/** Null where they do not lie open: another browser may pack them. */
function readOpen(bytes: Uint8Array): ReadonlyMap<string, number> | null {
  try {
    return destinationsIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  } catch (error) {
    if (error instanceof Packed) return null;
    throw error;
  }
}

class Packed extends Error {}

function destinationsIn(file: Buffer): ReadonlyMap<string, number> {
  const places = placesOf(file);
  const root = objectOf(refAfter(endOf(file), "/Root"));
  const names = refAfter(root, "/Dests");
  if (names === null) return new Map();
  const pages = new Map(pagesBelow(refAfter(root, "/Pages")).map((page, i) => [page, i + 1]));
  const found = new Map<string, number>();
  for (const [, name = "", page] of objectOf(names).matchAll(/\/([^\s[\]<>()/]+) ?\[(\d+) 0 R/g)) {
    const number = pages.get(Number(page));
    if (number !== undefined) found.set(plain(name), number);
  }
  return found;

  function objectOf(ref: number | null): string {
    const start = ref === null ? undefined : places.get(ref);
    const end = start === undefined ? -1 : file.indexOf("endobj", start);
    if (end < 0) throw new Packed();
    return file.toString("latin1", start, end);
  }

  function pagesBelow(ref: number | null): readonly number[] {
    const node = objectOf(ref);
    const kids = /\/Kids ?\[([^\]]*)\]/.exec(node)?.[1];
    if (kids === undefined) return ref === null ? [] : [ref];
    return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pagesBelow(Number(kid)));
  }
}

/** Where each object begins. */
function placesOf(file: Buffer): ReadonlyMap<number, number> {
  const start = Number(/startxref\s+(\d+)/.exec(endOf(file))?.[1] ?? NaN);
  const head = /^xref\s+0 (\d+)\s/.exec(file.toString("latin1", start, start + 40));
  if (!head) throw new Packed();
  const places = new Map<number, number>();
  const line = 20;
  for (let object = 1; object < Number(head[1]); object++) {
    const at = start + head[0].length + object * line;
    places.set(object, Number(file.toString("latin1", at, at + 10)));
  }
  return places;
}

function endOf(file: Buffer): string {
  return file.toString("latin1", file.lastIndexOf("trailer"));
}

function refAfter(text: string, key: string): number | null {
  const found = new RegExp(`${key} (\\d+) 0 R`).exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

function plain(name: string): string {
  return name.replace(/#([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

async function readAny(bytes: Uint8Array): Promise<ReadonlyMap<string, number>> {
  const {getDocumentProxy} = await import("unpdf");
  // The reader takes the memory of what it is given away from us: it gets a copy.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
    isEvalSupported: false,
    verbosity: 0,
  });
  try {
    const named = (await pdf.getDestinations()) as Record<string, unknown> | null;
    const pages = new Map<string, number>();
    for (const [name, target] of Object.entries(named ?? {})) {
      const first: unknown = Array.isArray(target) ? target[0] : null;
      if (typeof first !== "object" || first === null) continue;
      const index = await pdf.getPageIndex(first as {num: number; gen: number});
      pages.set(name, index + 1);
    }
    return pages;
  } finally {
    await pdf.destroy();
  }
}
