// The bytes of a PDF → its named destinations, and the page of each. Chromium writes one for all that a link leads to.

export async function readDestinations(bytes: Uint8Array): Promise<ReadonlyMap<string, number>> {
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
