// A PDF that somebody has changed after it was made, as a program for editing PDFs would.
import {drawingsOf, redraw} from "../../scripts/lib/pdf/drawings.ts";
import {latin} from "../../scripts/lib/pdf/operators.ts";
import {openPdf} from "../../scripts/lib/pdf/objects.ts";

/**
 * Puts other bytes in the place of some in what is drawn on its pages, the first time that they stand there.
 *
 * @throws Error when they stand nowhere
 */
export async function editDrawings(
  bytes: Uint8Array,
  from: string,
  to: string,
): Promise<Uint8Array> {
  const pdf = await openPdf(bytes);
  for (const {stream, bytes: drawn} of drawingsOf(pdf)) {
    const before = latin(drawn, 0, drawn.length);
    if (!before.includes(from)) continue;
    redraw(
      pdf.context,
      stream,
      new Uint8Array(
        Buffer.from(
          before.replace(from, () => to),
          "latin1",
        ),
      ),
    );
    return pdf.save({useObjectStreams: false});
  }
  throw new Error(`nothing draws ${from}`);
}
