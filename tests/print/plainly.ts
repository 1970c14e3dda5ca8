// A PDF as the browser writes it: one object after the other.
import {PDFStream} from "../../scripts/lib/pdf/objects.ts";
import type {PDFDocument} from "../../scripts/lib/pdf/document.ts";
import {written} from "../../scripts/lib/pdf/written.ts";

export function printPlainly(pdf: PDFDocument): Uint8Array {
  const parts: (string | Uint8Array)[] = ["%PDF-1.4\n%\xd3\xeb\xe9\xe1\n"];
  for (const {number, object} of pdf.objects()) {
    const said = object instanceof PDFStream ? object.dict : object;
    parts.push(`${number} 0 obj\n${written(said)}`);
    if (object instanceof PDFStream) parts.push("\nstream\n", object.contents, "\nendstream");
    parts.push("\nendobj\n");
  }
  parts.push(
    `xref\n0 1\n0000000000 65535 f \ntrailer\n${written(pdf.trailer)}\nstartxref\n9\n%%EOF\n`,
  );
  return Buffer.concat(
    parts.map(part => (typeof part === "string" ? Buffer.from(part, "latin1") : part)),
  );
}
