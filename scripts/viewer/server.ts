// What is asked of the server, and how it answers.
import type {
  PreviewChange,
  PreviewChanged,
  PreviewChart,
  PreviewContent,
  PreviewFigure,
  PreviewFigures,
  PreviewSearch,
} from "../lib/preview/messages.ts";
import type {Place} from "./address.ts";

/** This window, for as long as it is open. */
export const client = Math.random().toString(36).slice(2, 10);

type Named = Pick<Place, "publication" | "document">;

/** `looking`: it is what the window shows, and not only searched. */
export async function askContent(
  {publication, document}: Named,
  {have, looking}: {readonly have: string | null; readonly looking: boolean},
): Promise<PreviewContent | null> {
  const asked = new URLSearchParams({...(have ? {have} : {}), ...(looking ? {client} : {})});
  return ask(
    `/api/document/${path(publication, document)}?${asked}`,
  ) as Promise<PreviewContent | null>;
}

export async function askFigures(publication: string): Promise<PreviewFigures | null> {
  return ask(`/api/figures/${path(publication)}`) as Promise<PreviewFigures | null>;
}

export async function askWords(words: string): Promise<PreviewSearch | null> {
  return ask(`/api/search?${new URLSearchParams({q: words})}`) as Promise<PreviewSearch | null>;
}

export async function askFigure(publication: string, id: string): Promise<PreviewFigure | null> {
  return ask(`/api/figure/${path(publication, id)}`) as Promise<PreviewFigure | null>;
}

export async function askChart(publication: string, id: string): Promise<PreviewChart | null> {
  return ask(`/api/chart/${path(publication, id)}`) as Promise<PreviewChart | null>;
}

/** A server that was started again knows the page by another token: it is asked for once. */
export async function setFigure(
  publication: string,
  id: string,
  change: PreviewChange,
): Promise<PreviewChanged> {
  let answer = await send();
  if (answer.status === 403) {
    token = tokenIn(await (await fetch("/")).text()) ?? token;
    answer = await send();
  }
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return (await answer.json()) as PreviewChanged;

  function send(): Promise<Response> {
    return fetch(`/api/figure/${path(publication, id)}`, {
      method: "POST",
      headers: {"content-type": "application/json", "x-costed-token": token},
      body: JSON.stringify(change),
    });
  }
}

export function fileAddress(publication: string, name: string): string {
  return `/output/${path(publication, ...name.split("/"))}`;
}

export function pictureAddress(
  {publication, document}: Named,
  hash: string,
  {page, width}: {readonly page: number; readonly width: number},
): string {
  return `/picture/${path(publication, document, hash)}/${page}.png?width=${width}`;
}

let token = document.querySelector<HTMLMetaElement>('meta[name="costed-token"]')?.content ?? "";

function tokenIn(html: string): string | null {
  const page = new DOMParser().parseFromString(html, "text/html");
  return page.querySelector<HTMLMetaElement>('meta[name="costed-token"]')?.content ?? null;
}

/** Null for what is not there (yet). */
async function ask(address: string): Promise<unknown> {
  const answer = await fetch(address);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return answer.json();
}

/** An edition's name has a stroke in it: each part of a path is a name of its own. */
function path(...names: readonly string[]): string {
  return names.map(encodeURIComponent).join("/");
}
