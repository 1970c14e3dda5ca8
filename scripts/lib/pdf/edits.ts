// Changes to the bytes of a drawing, gathered while it is read, and made all at once.

export interface Edit {
  readonly at: number;
  readonly until: number;
  readonly text: string;
}

/** Edits at the same place come in the order in which they were gathered; none reaches into another. */
export function applyEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  if (edits.length === 0) return bytes;
  const inOrder = edits.toSorted((a, b) => a.at - b.at);
  const size = inOrder.reduce((sum, one) => sum + one.text.length - (one.until - one.at), 0);
  const out = Buffer.allocUnsafe(bytes.length + size);
  let from = 0;
  let to = 0;
  for (const {at, until, text} of inOrder) {
    out.set(bytes.subarray(from, at), to);
    to += at - from;
    if (text !== "") to += out.write(text, to, "latin1");
    from = until;
  }
  out.set(bytes.subarray(from), to);
  return out;
}
