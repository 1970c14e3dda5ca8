// What is answered to what is asked: a list of all that there is, and nothing else. The shapes are those of lib/preview/messages.ts.
import {join} from "node:path";
import type {PreviewChange, PreviewFigures} from "../../lib/preview/messages.ts";
import {isMap} from "../../lib/map.ts";
import type {Answer, Asked} from "../../outside/server.ts";
import type {Viewer} from "./viewer.ts";
import {readServed} from "./served.ts";
import type {Stage} from "./stage.ts";
import type {Figures} from "./figures.ts";
import type {Pictures} from "./pictures.ts";
import {search} from "./search.ts";

export interface Answering {
  readonly project: string;
  readonly stage: Stage;
  readonly viewer: () => Promise<Viewer>;
  readonly figures: Figures;
  readonly pictures: Pictures;
  /** Told what a page shows. */
  readonly look: (client: string, name: string) => void;
}

export function answersOf(answering: Answering): (asked: Asked) => Promise<Answer | null> {
  const {stage, figures, pictures, look} = answering;
  return async ({method, path, query, body}) => {
    const [room, ...rest] = path;
    if (method === "POST") return room === "api" ? post(rest, body) : null;
    if (room === undefined) return (await answering.viewer()).page();
    if (room === "viewer.js" && rest.length === 0) return (await answering.viewer()).script();
    if (room === "viewer.css" && rest.length === 0) return (await answering.viewer()).style();
    if (room === "style" && rest.length === 1) return styleOf(rest[0]!);
    if (room === "output" && rest.length >= 2) return outputOf(rest[0]!, rest.slice(1).join("/"));
    if (room === "picture") return pictureOf(rest, query);
    return room === "api" ? api(rest, query) : null;
  };

  async function api(path: readonly string[], query: URLSearchParams): Promise<Answer | null> {
    const [what, publication = "", id = ""] = path;
    if (path.length > 3) return null;
    if (what === "state" && path.length === 1) return json(stage.state());
    if (what === "search" && path.length === 1)
      return json(search(query.get("q") ?? "", stage.publications()));
    if (what === "document" && path.length === 3) {
      const client = query.get("client");
      if (client !== null) look(client, `${publication}/${id}`);
      return json(stage.content(publication, id, query.get("have") ?? ""));
    }
    const play = stage.publication(publication);
    if (!play) return null;
    if (what === "figures" && path.length === 2)
      return json({figures: figures.list(play)} satisfies PreviewFigures);
    if (what === "figure" && path.length === 3) return json(figures.sheet(play, id));
    if (what === "chart" && path.length === 3) return json(figures.chart(play, id));
    return null;
  }

  async function post(
    [what, publication = "", id = "", ...more]: readonly string[],
    body: unknown,
  ): Promise<Answer | null> {
    const play = what === "figure" && more.length === 0 ? stage.publication(publication) : null;
    if (!play) return null;
    const change = changeOf(body);
    if (!change) return {...json({why: "a change is {value: text, force?: true}"}), status: 400};
    return orNothing(await figures.set(play, id, change));
  }

  function styleOf(name: string): Answer | null {
    const css = name.endsWith(".css") ? stage.style(name.slice(0, -4)) : null;
    return css === null ? null : {type: "text/css; charset=utf-8", body: css, steady: true};
  }

  async function outputOf(publication: string, file: string): Promise<Answer | null> {
    const documents = stage.publication(publication)?.made.documents.values() ?? [];
    const isOurs = [...documents].some(one => one.files.some(there => there.name === file));
    return isOurs ? readServed(join(answering.project, "output", publication), file) : null;
  }

  async function pictureOf(
    [publication = "", document = "", hash = "", file = "", ...more]: readonly string[],
    query: URLSearchParams,
  ): Promise<Answer | null> {
    const printed = stage.publication(publication)?.made.documents.get(document)?.printed;
    const page = Number(/^([1-9]\d{0,4})\.png$/.exec(file)?.[1]);
    if (!printed || printed.hash !== hash || !(page <= printed.pages) || more.length > 0)
      return null;
    const width = Number(query.get("width") ?? 0);
    const picture = await pictures.draw({publication, document, hash, page, width});
    return picture && {type: "image/png", body: picture, steady: true};
  }
}

function json(data: unknown): Answer {
  return {type: "application/json; charset=utf-8", body: JSON.stringify(data)};
}

function orNothing(data: object | null): Answer | null {
  return data && json(data);
}

function changeOf(body: unknown): PreviewChange | null {
  if (!isMap(body)) return null;
  const {value, force} = body;
  if (typeof value !== "string" || value.length > 500) return null;
  return force === undefined || typeof force === "boolean" ? {value, force: force === true} : null;
}
