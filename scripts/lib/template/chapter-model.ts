// What templates see of a chapter: its title, its headings, and its blocks one after the other.
import type {Block, Chapter} from "../content/chapter.ts";
import {flowNode, richNode, type Model, type Named} from "./model.ts";

/** What a chapter can show, by its name. */
export interface Shown {
  readonly chart: Readonly<Record<string, Model>>;
  readonly table: Readonly<Record<string, Model>>;
  readonly quotation: Readonly<Record<string, Model>>;
  readonly recommendation: Readonly<Record<string, Model>>;
}

/** Every block has every field; those that are not its own are null. */
export function chapterModel(id: string, {title, blocks}: Chapter, shown: Shown): Named {
  let headings = 0;
  const models = blocks.map(block => blockModel(block));
  return {
    id,
    title: richNode(title),
    blocks: models,
    headings: models.filter(block => block["kind"] === "heading"),
  };

  function blockModel(block: Block): Named {
    const nothing = {
      kind: block.kind,
      id: null,
      level: null,
      text: null,
      chart: null,
      table: null,
      quotation: null,
      recommendation: null,
    };
    if (block.kind === "heading") {
      headings += 1;
      return {
        ...nothing,
        id: `${id}-${headings}`,
        level: block.level,
        text: richNode(block.text),
      };
    }
    if (!("id" in block)) return {...nothing, text: flowNode(block.text)};
    const thing = shown[block.kind][block.id] ?? null;
    return {...nothing, id: block.id, [block.kind]: thing};
  }
}
