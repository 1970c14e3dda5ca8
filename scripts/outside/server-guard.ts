// Who may ask the preview's server: a page of its own, on this machine. A request is looked at before anything is done for it.
import type {IncomingMessage} from "node:http";

/** Why a request is refused, and with which status; null where it is not. */
export interface Refusal {
  readonly status: number;
  readonly why: string;
}

/**
 * Another site that the same browser shows may send requests here, by its address or by a name that it has pointed here: so the
 * name has to be this machine's, and who sends it has to be a page of this server, or a person.
 */
export function refusalOf(request: IncomingMessage, port: number): Refusal | null {
  const said = request.headersDistinct;
  const one = (name: string): string | undefined => said[name]?.[0];
  const single = ["host", "origin", "sec-fetch-site", "content-type", "x-costed-token"];
  if (single.some(name => (said[name]?.length ?? 0) > 1)) return refuse(400, "a header twice");
  const host = one("host");
  if (host === undefined || !isOwnHost(host, port)) return refuse(403, "a host that is not ours");
  const origin = one("origin");
  if (origin !== undefined && origin !== `http://${host}`)
    return refuse(403, "a page of another origin");
  const site = one("sec-fetch-site");
  if (site !== undefined && site !== "same-origin" && site !== "none")
    return refuse(403, "a page of another site");
  const {method = ""} = request;
  if (!["GET", "HEAD", "POST"].includes(method)) return refuse(405, "a method that is not served");
  if (method === "POST" && origin === undefined) return refuse(403, "no origin");
  if (method === "POST" && one("content-type") !== "application/json")
    return refuse(415, "something else than JSON");
  return null;
}

/**
 * The parts of the path and what is asked after it; null for anything that is spelled otherwise than plainly. No part can lead
 * elsewhere: none is empty, `.` or `..`, or has a separator of any system in it, however it is written.
 */
export function pathOf(
  target: string,
): {readonly parts: readonly string[]; readonly query: URLSearchParams} | null {
  const [, path, query = ""] = /^(\/[^?#\\\s]*)(?:\?([^?#\\\s]*))?$/.exec(target) ?? [];
  if (path === undefined) return null;
  if (path === "/") return {parts: [], query: new URLSearchParams(query)};
  const parts: string[] = [];
  for (const written of path.slice(1).split("/")) {
    const part = decoded(written);
    if (part === null || !isPlain(part)) return null;
    parts.push(part);
  }
  return {parts, query: new URLSearchParams(query)};
}

function isPlain(part: string): boolean {
  return part !== "" && !part.startsWith(".") && !/[/\\:%\u0000-\u001f\u007f]/.test(part);
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

function isOwnHost(host: string, port: number): boolean {
  const name = host.endsWith(`:${port}`) ? host.slice(0, -`:${port}`.length) : null;
  return (
    name !== null &&
    (name === "127.0.0.1" || name === "[::1]" || /^(?:[a-z0-9-]+\.)*localhost$/i.test(name))
  );
}

function refuse(status: number, why: string): Refusal {
  return {status, why};
}
