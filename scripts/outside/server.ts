// A server for the pages of this machine alone: what is asked is looked at, answered from a list of what there is, and limited.
import {timingSafeEqual} from "node:crypto";
import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import type {AddressInfo, Socket} from "node:net";
import {eventOf, openEvents} from "./event-stream.ts";
import {OutsideProblem} from "./problem.ts";
import {pathOf, refusalOf} from "./server-guard.ts";

export interface Asked {
  readonly method: "GET" | "POST";
  /** "api", "state": each as it is called, never empty, never a way up. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  /** Of a POST: the JSON that came with it. */
  readonly body: unknown;
}

export interface Answer {
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly status?: number;
  /** Its address names its content: it never becomes another. */
  readonly steady?: boolean;
  /** Where it is a page: what it may do. */
  readonly policy?: string;
}

export interface ServerOptions {
  /** 0 for any that is free; `next` takes one above it where it is taken. */
  readonly port: number;
  readonly next: boolean;
  /** What a page has to know to change anything. */
  readonly token: string;
  /** Null for what there is not. */
  readonly answer: (asked: Asked) => Answer | null | Promise<Answer | null>;
  /** What a page is told first when it begins to listen at /events. */
  readonly greet: (query: URLSearchParams) => readonly (readonly [name: string, data: unknown])[];
  /** Told when it does not listen any more. */
  readonly left: (query: URLSearchParams) => void;
  /** Told of what went wrong in answering; the asker is only told that it did. */
  readonly failed: (error: unknown) => void;
}

export interface RunningServer {
  readonly port: number;
  /** "http://localhost:4321/" */
  readonly address: string;
  readonly listeners: () => number;
  readonly tell: (name: string, data: unknown) => void;
  readonly close: () => Promise<void>;
}

const largestBody = 64 * 1024;
const mostConnections = 400;

/** @throws OutsideProblem where no port can be had */
export async function serve(options: ServerOptions): Promise<RunningServer> {
  const events = openEvents();
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  const port = await listenFirst();
  // Where a machine has no such address, the other one is enough.
  await listen(port, "::1").catch(() => undefined);
  return {
    port,
    address: `http://localhost:${port}/`,
    listeners: events.count,
    tell: (name, data) => {
      if (events.count() > 0) events.send(eventOf(name, data));
    },
    close: async () => {
      events.close();
      const closed = servers.map(server => new Promise(done => server.close(done)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
  };

  async function listenFirst(): Promise<number> {
    const last =
      options.next && options.port > 0 ? Math.min(65_535, options.port + 50) : options.port;
    for (let port = options.port; ; port++) {
      try {
        return await listen(port, "127.0.0.1");
      } catch (error) {
        const {code = ""} = error as NodeJS.ErrnoException;
        if (code === "EADDRINUSE" && port < last) continue;
        throw portProblem(port, code, error);
      }
    }
  }

  function listen(port: number, host: string): Promise<number> {
    const server = createServer({
      maxHeaderSize: 8 * 1024,
      headersTimeout: 10_000,
      requestTimeout: 20_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 2_000,
    });
    server.maxConnections = mostConnections;
    server.maxHeadersCount = 60;
    server.on("request", (request, response) => void handle(request, response));
    server.on("connection", (socket: Socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    });
    return new Promise((done, fail) => {
      server.once("error", fail);
      server.listen({port, host, exclusive: true}, () => {
        server.off("error", fail);
        server.on("error", options.failed);
        servers.push(server);
        done((server.address() as AddressInfo).port);
      });
    });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on("error", () => undefined);
    for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
    try {
      const port = request.socket.localPort ?? 0;
      const refusal = refusalOf(request, port);
      if (refusal) return refuse(response, refusal.status, refusal.why);
      const target = pathOf(request.url ?? "");
      if (!target) return refuse(response, 400, "an address that is not served");
      const {parts: path, query} = target;
      const isPost = request.method === "POST";
      if (isPost && !knowsToken(request)) return refuse(response, 403, "no token of this page");
      if (!isPost && path.length === 1 && path[0] === "events") return listenTo(response, query);
      const body = isPost ? await jsonOf(request) : undefined;
      if (body === wrong)
        return refuse(response, 400, "JSON that cannot be read, or too much of it");
      const answer = await options.answer({method: isPost ? "POST" : "GET", path, query, body});
      if (!answer) return refuse(response, 404, "something that is not here");
      send(request, response, answer);
    } catch (error) {
      options.failed(error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, "something that the server failed at");
    }
  }

  function listenTo(response: ServerResponse, query: URLSearchParams): void {
    response.setHeader("Content-Type", "text/event-stream; charset=utf-8");
    const first = options.greet(query).map(([name, data]) => eventOf(name, data));
    if (!events.add(response, `retry: 500\n\n${first.join("")}`)) {
      response.setHeader("Retry-After", "10");
      refuse(response, 503, "more pages at once than are served");
    } else response.on("close", () => options.left(query));
  }

  function knowsToken(request: IncomingMessage): boolean {
    const [said, ours] = [String(request.headers["x-costed-token"] ?? ""), options.token].map(
      text => Buffer.from(text),
    ) as [Buffer, Buffer];
    return said.length === ours.length && timingSafeEqual(said, ours);
  }
}

const always: Readonly<Record<string, string>> = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const {type, body, status = 200, steady, policy} = answer;
  response.statusCode = status;
  response.setHeader("Content-Type", type);
  response.setHeader("Content-Length", Buffer.byteLength(body));
  if (steady) response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
  if (policy !== undefined) response.setHeader("Content-Security-Policy", policy);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Its connection is not used again: what was not read of the request is not waited for. */
function refuse(response: ServerResponse, status: number, why: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.setHeader("Connection", "close");
  if (status === 405) response.setHeader("Allow", "GET, HEAD, POST");
  response.end(`This server does not answer: it was asked for ${why}, or by it.\n`);
}

const wrong = Symbol("not to be read");

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestBody) return wrong;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown;
  } catch {
    return wrong;
  }
}

function portProblem(port: number, code: string, error: unknown): unknown {
  if (code === "EADDRINUSE")
    return new OutsideProblem(
      "preview/port",
      `port ${port} is taken by another program`,
      "name another with `--port`, or leave it out",
    );
  if (code === "EACCES")
    return new OutsideProblem(
      "preview/port",
      `port ${port} may not be used by you`,
      "name one above 1023 with `--port`",
    );
  return error;
}
