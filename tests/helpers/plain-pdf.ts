// A PDF made by hand, in the form of the browser's prints.

/** A PDF as the browser writes it: one object after the other, a table of places that nobody needs here, and the end. */
export function plainPdf(
  objects: readonly string[],
  trailer = "/Root 1 0 R",
  end = "",
): Uint8Array {
  const all = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join("");
  const size = objects.length + 1;
  return Buffer.from(
    `%PDF-1.4\n%\xd3\xeb\xe9\xe1\n${all}xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size ${size}\n${trailer}>>\nstartxref\n9\n%%EOF\n${end}`,
    "latin1",
  );
}
