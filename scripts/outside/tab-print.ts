// The page of a tab, as paper.
import type {Pages} from "../lib/page/changed.ts";
import type {CDPSession} from "./browser-launch.ts";

export interface HowPrinted {
  readonly tagged: boolean;
  /** Those alone, of which there may be fewer; all where it is left out. */
  readonly pages?: readonly Pages[];
}

export async function printOn(
  client: CDPSession,
  {tagged, pages = []}: HowPrinted,
): Promise<Uint8Array> {
  const {data} = await client.send("Page.printToPDF", {
    ...paper,
    generateTaggedPDF: tagged,
    generateDocumentOutline: tagged,
    pageRanges: pages.map(([first, last]) => `${first + 1}-${last + 1}`).join(),
  });
  // It goes to another thread to be finished, and none of it has to be a copy.
  const shared = new SharedArrayBuffer(Buffer.byteLength(data, "base64"));
  return new Uint8Array(shared, 0, Buffer.from(shared).write(data, "base64"));
}

/** What a page does not say of its paper is the browser's own. */
const paper = {
  transferMode: "ReturnAsBase64",
  preferCSSPageSize: true,
  printBackground: true,
  marginTop: 0,
  marginBottom: 0,
  marginLeft: 0,
  marginRight: 0,
} as const;
