// What a PDF must say of itself as a whole.
import {dict, flag, list, PDFDict, PDFName, text, word} from "./opened.ts";
import type {Finding, Opened} from "./opened.ts";

export function documentRules(opened: Opened): readonly Finding[] {
  return [...catalogue(opened), ...metadata(opened), ...ways(opened), ...files(opened)];
}

function catalogue({catalog, root, elements, xmp}: Opened): readonly Finding[] {
  const found: Finding[] = [];
  const fail = (rule: string, message: string): void => void found.push({rule, message});
  const marks = dict(catalog, "MarkInfo");
  if (!marks || flag(marks, "Marked") !== true) fail("6.2-t01", "not marked as tagged");
  if (marks && flag(marks, "Suspects") === true) fail("7.1-t04", "its tags are suspect");
  if (xmp === "") fail("7.1-t08", "no metadata");
  else if (!/<dc:title[\s>]/.test(xmp)) fail("7.1-t09", "no title in the metadata");
  const shown = dict(catalog, "ViewerPreferences");
  if (!shown || flag(shown, "DisplayDocTitle") !== true)
    fail("7.1-t10", "the window shows the file's name");
  if (!root) fail("7.1-t11", "no tags");
  const language = text(catalog, "Lang");
  if (!language) fail("language", "there is none");
  const all = [language, ...elements.map(one => text(one.dict, "Lang"))];
  for (const one of all)
    if (one !== null && !/^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(one))
      fail("7.2-t29", `\`${one}\` is no language`);
  return found;
}

/** Once as PDF always said it, once as XMP: the same. */
function metadata({pdf, xmp}: Opened): readonly Finding[] {
  const info = pdf.context.lookup(pdf.context.trailerInfo.Info);
  if (!(info instanceof PDFDict)) return [{rule: "info", message: "there is none"}];
  const said = {
    title: text(info, "Title"),
    authors: text(info, "Author"),
    subject: text(info, "Subject"),
    keywords: text(info, "Keywords"),
    created: isoOf(text(info, "CreationDate")),
    changed: isoOf(text(info, "ModDate")),
    producer: text(info, "Producer"),
    creator: text(info, "Creator"),
  };
  const known = {
    title: inXmp(xmp, "dc:title"),
    authors: inXmp(xmp, "dc:creator"),
    subject: inXmp(xmp, "dc:description"),
    keywords: inXmp(xmp, "pdf:Keywords"),
    created: inXmp(xmp, "xmp:CreateDate"),
    changed: inXmp(xmp, "xmp:ModifyDate"),
    producer: inXmp(xmp, "pdf:Producer"),
    creator: inXmp(xmp, "xmp:CreatorTool"),
  };
  const found: Finding[] = [];
  for (const key of Object.keys(said) as (keyof typeof said)[])
    if (said[key] !== known[key])
      found.push({
        rule: "xmp-is-info",
        message: `${key}: ${said[key] ?? "nothing"}, and ${known[key] ?? "nothing"}`,
      });
  for (const key of ["title", "authors"] as const)
    if (!said[key]) found.push({rule: key, message: "there is none"});
  return found;
}

/** Bookmarks, pages' labels, destinations; and nothing that runs. */
function ways({pdf, catalog, pages}: Opened): readonly Finding[] {
  const found: Finding[] = [];
  const labels = dict(catalog, "PageLabels");
  const [first, style] = labels ? list(labels, "Nums") : [];
  const way = style && pdf.context.lookup(style);
  const counts = String(first) === "0" && way instanceof PDFDict && word(way, "S") === "D";
  if (!counts) found.push({rule: "page-labels", message: "pages are not counted 1, 2, 3"});
  const outlines = dict(catalog, "Outlines");
  const names = dict(catalog, "Dests");
  let bookmarks = 0;
  for (let at = outlines && dict(outlines, "First"); at; at = next(at)) {
    bookmarks += 1;
    if (!text(at, "Title")) found.push({rule: "bookmarks", message: "one has no words"});
    if (!leads(at)) found.push({rule: "bookmarks", message: `${text(at, "Title")} leads nowhere`});
  }
  if (bookmarks === 0) found.push({rule: "bookmarks", message: "there are none"});
  for (const [, object] of pdf.context.enumerateIndirectObjects())
    if (
      object instanceof PDFDict &&
      (object.has(PDFName.of("JS")) || word(object, "S") === "JavaScript")
    )
      found.push({rule: "javascript", message: "a script"});
  return found;

  function next(at: PDFDict): PDFDict | null {
    let one: PDFDict | null = at;
    const below = dict(one, "First");
    if (below) return below;
    while (one && !dict(one, "Next")) one = dict(one, "Parent");
    return one && dict(one, "Next");
  }

  function leads(at: PDFDict): boolean {
    const action = dict(at, "A");
    const target = list(action ?? at, action ? "D" : "Dest");
    const name = target.length === 1 ? target[0] : undefined;
    const place = name instanceof PDFName ? list(names ?? at, name.decodeText()) : target;
    const page = place[0] && pdf.context.lookup(place[0]);
    return pages.some(one => one === page);
  }
}

/** Attached files have names in both ways; ours is there. */
function files({pdf, catalog}: Opened): readonly Finding[] {
  const specs = pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, one]) => (one instanceof PDFDict && one.has(PDFName.of("EF")) ? [one] : []));
  const found: Finding[] = specs
    .filter(one => !text(one, "F") || !text(one, "UF"))
    .map(() => ({rule: "7.11-t01", message: "an attached file without a name"}));
  const ours = specs.find(one => text(one, "UF") === "figures.json");
  const names = dict(catalog, "Names");
  const listed = names && dict(names, "EmbeddedFiles");
  const isListed = listed && list(listed, "Names").some(one => pdf.context.lookup(one) === ours);
  const belongs = list(catalog, "AF").some(one => pdf.context.lookup(one) === ours);
  if (!ours || !isListed || !belongs || word(ours, "AFRelationship") !== "Data")
    found.push({
      rule: "figures-file",
      message: "figures.json is not attached as the document's data",
    });
  return found;
}

function inXmp(xmp: string, name: string): string | null {
  const [, inner] = new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`).exec(xmp) ?? [];
  if (inner === undefined) return null;
  const items = [...inner.matchAll(/<rdf:li[^>]*>([\s\S]*?)<\/rdf:li>/g)].map(([, item]) => item!);
  const whole = items.length > 0 ? items.join(", ") : inner;
  return whole.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** D:20100322000000Z → 2010-03-22T00:00:00Z */
function isoOf(date: string | null): string | null {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z?/.exec(date ?? "");
  return parts && `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z`;
}
