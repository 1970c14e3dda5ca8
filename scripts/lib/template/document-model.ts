// What templates see of a document: which files it makes, and what is known of them when they are made.
import type {Fact} from "./facts.ts";
import {maybeText, textNode, type FactNode, type Named} from "./model.ts";
import type {Makes} from "./printing.ts";

export interface DocumentFacts {
  readonly name: string;
  readonly kind: string;
  readonly makes: Makes;
  /** Of its kind. */
  readonly about: string | null;
  readonly outputs: readonly string[];
}

/** In CSS pixels. */
export const slideSize = {width: 1280, height: 720};

const formats: Readonly<Record<string, {ending: string; format: string; type: string}>> = {
  html: {ending: "html", format: "HTML", type: "text/html"},
  pdf: {ending: "pdf", format: "PDF", type: "application/pdf"},
  text: {ending: "txt", format: "Text", type: "text/plain"},
};

/** `url`: where the publication's page stands on the web, if that is known. */
export function documentModel(
  {name, kind, makes, about, outputs}: DocumentFacts,
  {language, url}: {readonly language: string; readonly url: string | null},
): Named {
  return {
    name,
    kind,
    makes,
    label: textNode(labelOf(name)),
    about: maybeText(about),
    picture: makes === "slides" ? pictureModel(name, url) : null,
    files: outputs.flatMap(output => {
      const known = formats[output];
      if (!known) return [];
      const {ending, ...format} = known;
      const file = `${name}.${ending}`;
      const fact = (fact: Fact): FactNode => ({node: "fact", document: name, file, fact});
      return [
        {
          ...format,
          name: file,
          url: addressOf(file, url),
          language,
          size: fact("size"),
          bytes: fact("bytes"),
          pages: output === "pdf" ? fact("pages") : null,
        },
      ];
    }),
  };
}

/** Its first slide, made only if somebody asks where it is. */
function pictureModel(document: string, url: string | null): Named {
  const file = `${document}.png`;
  const node = {node: "fact", document, file, fact: "picture", url: addressOf(file, url)} as const;
  return {url: node, type: "image/png", ...slideSize};
}

/** As a browser would find it that has the page open; where the page will stand is not always known. */
export function addressOf(file: string, url: string | null): string {
  return url === null ? file : new URL(file, url).href;
}

/** "press-release" → "Press release". */
function labelOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
