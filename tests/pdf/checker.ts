// Walks a PDF as a screen reader does, and says what it would stumble over. An empty list: nothing.
import {contentRules} from "./content-rules.ts";
import {documentRules} from "./document-rules.ts";
import {fontRules} from "./font-rules.ts";
import {openForCheck, type Finding} from "./opened.ts";
import {structureRules} from "./structure-rules.ts";

export type {Finding};

export async function checkPdf(bytes: Uint8Array): Promise<readonly Finding[]> {
  const opened = await openForCheck(bytes);
  return [
    ...documentRules(opened),
    ...structureRules.flatMap(rule => rule(opened)),
    ...contentRules(opened),
    ...fontRules(opened),
  ];
}
