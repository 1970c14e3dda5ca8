// What templates see of the publication itself, and of a source.
import type {About, Source} from "../content/publication.ts";
import {pluralOf} from "../quantity/noun.ts";
import {roundingWords} from "../totals/note-words.ts";
import {maybeRich, maybeText, textNode, type Named} from "./model.ts";

export function publicationModel({
  about,
  name,
}: {
  readonly about: About;
  readonly name: string;
}): Named {
  const {contact, publisher, "printed-copy": copy} = about;
  return {
    id: name,
    title: textNode(about.title),
    subtitle: maybeText(about.subtitle),
    "short-title": textNode(about["short-title"] ?? about.title),
    subject: maybeText(about.subject),
    keywords: (about.keywords ?? []).map(textNode),
    authors: about.authors.map(author => ({
      name: textNode(author.name),
      role: maybeText(author.role),
    })),
    publisher: {
      name: textNode(publisher.name),
      url: publisher.url,
      address: maybeText(publisher.address),
    },
    url: about.url,
    date: about.date,
    edition: maybeText(about.edition),
    language: about.language,
    locale: about.language.replaceAll("-", "_"),
    currency: about.currency,
    illustrative: about.illustrative ?? "illustrative",
    identifier: maybeText(about.identifier),
    noun: nounModel(about.noun),
    "rounding-note": textNode(roundingWords(about["rounding-note"], about.language)),
    about: maybeRich(about.about),
    caveat: maybeRich(about.caveat),
    "get-it": maybeRich(about["get-it"]),
    "printed-copy": copy && {
      text: maybeRich(copy.text),
      price: maybeText(copy.price),
      email: copy.email,
      phone: maybeText(copy.phone),
      url: copy.url,
      address: maybeText(copy.address),
    },
    contact: contact && {
      name: maybeText(contact.name),
      email: contact.email,
      phone: maybeText(contact.phone),
      address: maybeText(contact.address),
      url: contact.url,
    },
  };
}

/** One word by default, several by the rules of English; in other languages both are said. */
function nounModel(noun: About["noun"]): Named {
  const one = noun?.one ?? "recommendation";
  return {one: textNode(one), many: textNode(noun?.many ?? pluralOf(one))};
}

export function sourceModel(source: Source, id: string): Named {
  return {
    id,
    title: textNode(source.title),
    publisher: textNode(source.publisher),
    cite: textNode(source.cite ?? source.publisher),
    date: source.date === "undated" ? null : source.date,
    url: source.url,
    accessed: source.accessed,
    status: source.status,
    note: maybeText(source.note),
  };
}
