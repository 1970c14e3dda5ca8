// A real server on a port of its own, asked by sockets: what is sent is what stands here, and no client makes it tidy.
import {connect, type Socket} from "node:net";
import {networkInterfaces} from "node:os";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {OutsideProblem} from "../../scripts/outside/problem.ts";
import {serve, type Asked, type RunningServer} from "../../scripts/outside/server.ts";

const token = "a-token-of-this-run";
const asked: Asked[] = [];
const left: string[] = [];
const failures: unknown[] = [];

async function open(port = 0, next = false): Promise<RunningServer> {
  return serve({
    port,
    next,
    token,
    answer: one => {
      asked.push(one);
      if (one.path[0] === "broken") throw new Error("a secret of the server");
      if (one.path.length === 0)
        return {type: "text/html", body: "<p>the page", policy: "default-src 'self'"};
      if (one.path.join("/") === "api/state") return {type: "application/json", body: "{}"};
      return one.path[0] === "style" ? {type: "text/css", body: "p {}", steady: true} : null;
    },
    greet: query => [["state", {for: query.get("client")}]],
    left: query => left.push(query.get("client") ?? ""),
    failed: error => failures.push(error),
  });
}

let server: RunningServer;
beforeAll(async () => (server = await open()));
afterAll(() => server.close());

/** All that comes back until the other side ends, or `enough` is in it. */
function raw(text: string, enough: RegExp | null = null, host = "127.0.0.1"): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(server.port, host);
    let got = "";
    socket.setTimeout(15_000, () => socket.destroy(new Error(`nothing more came after: ${got}`)));
    socket.on("data", chunk => {
      got += chunk.toString("latin1");
      if (enough?.test(got)) socket.destroy();
    });
    socket.on("error", error =>
      (error as NodeJS.ErrnoException).code === "ECONNRESET" ? done(got) : fail(error),
    );
    socket.on("close", () => done(got));
    socket.write(text);
  });
}

interface Sent {
  readonly method?: string;
  readonly host?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

async function ask(target: string, {method = "GET", host, headers = [], body = ""}: Sent = {}) {
  const lines = [`Host: ${host ?? `localhost:${server.port}`}`, "Connection: close", ...headers];
  const answer = await raw(`${method} ${target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
  const [head = "", ...rest] = answer.split("\r\n\r\n");
  return {status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), head, body: rest.join("\r\n\r\n")};
}

describe("whoever asks", () => {
  test("by a name of this machine is answered, in any of its spellings", async () => {
    const {port} = server;
    for (const host of ["localhost", "LOCALHOST", "127.0.0.1", "[::1]", "costed.localhost"])
      expect((await ask("/", {host: `${host}:${port}`})).status, host).toBe(200);
  });

  test("by another name is not, though it leads here", async () => {
    const {port} = server;
    const names = [
      `evil.example:${port}`,
      `evil.localhost.example:${port}`,
      `127.0.0.1.nip.io:${port}`,
      `localhost.:${port}`,
      `evil-localhost:${port}`,
      `.localhost:${port}`,
      `evil.example@localhost:${port}`,
      `2130706433:${port}`,
      `0.0.0.0:${port}`,
      `192.168.0.1:${port}`,
      `[::ffff:127.0.0.1]:${port}`,
      "localhost",
      `localhost:${port + 1}`,
      `localhost:${port}:${port}`,
      `:${port}`,
      "",
    ];
    for (const target of ["/", "/events", "/api/state"])
      for (const host of names) {
        const {status, body} = await ask(target, {host});
        expect([400, 403], `${target} by ${host}`).toContain(status);
        expect(body).not.toContain("the page");
      }
  });

  test("by two names at once, or none, is not", async () => {
    const ours = `Host: localhost:${server.port}`;
    for (const hosts of [
      [ours, "Host: evil.example"],
      ["Host: evil.example", ours],
      [ours, ours],
      [],
    ]) {
      const answer = await raw(
        ["GET / HTTP/1.1", ...hosts, "Connection: close", "", ""].join("\r\n"),
      );
      expect(answer, hosts.join()).toMatch(/^HTTP\/1\.1 400 /);
    }
    const old = await raw("GET / HTTP/1.0\r\n\r\n");
    expect(old).toMatch(/^HTTP\/1\.1 403 /);
  });

  test("from a page of another site is not", async () => {
    const {port} = server;
    const foreign = [
      "Sec-Fetch-Site: cross-site",
      "Sec-Fetch-Site: same-site",
      "Origin: https://evil.example",
      "Origin: null",
      `Origin: http://localhost:${port + 1}`,
      `Origin: https://localhost:${port}`,
      `Origin: http://localhost:${port}.evil.example`,
      `Origin: http://127.0.0.1:${port}`,
    ];
    for (const header of foreign)
      for (const target of ["/", "/events", "/api/state"])
        expect((await ask(target, {headers: [header]})).status, header).toBe(403);
    const own = [`Origin: http://localhost:${port}`, "Sec-Fetch-Site: same-origin"];
    expect((await ask("/api/state", {headers: own})).status).toBe(200);
    expect((await ask("/", {headers: ["Sec-Fetch-Site: none"]})).status).toBe(200);
  });

  test("is told nothing that another site may read", async () => {
    for (const target of ["/", "/api/state", "/style/a.css", "/none"]) {
      const {head} = await ask(target);
      expect(head).not.toMatch(/Access-Control/i);
      expect(head).toMatch(/\r\nCross-Origin-Resource-Policy: same-origin\r\n/);
      expect(head).toMatch(/\r\nX-Content-Type-Options: nosniff\r\n/);
      expect(head).toMatch(/\r\nReferrer-Policy: no-referrer\r\n/);
      expect(head).toMatch(/\r\nX-Frame-Options: DENY\r\n/);
    }
    expect((await ask("/none")).head).toMatch(/Content-Security-Policy: .*frame-ancestors 'none'/);
  });
});

describe("what is asked", () => {
  test("is answered with GET and HEAD; POST needs the token and this page; nothing else is served", async () => {
    const head = await ask("/", {method: "HEAD"});
    expect([head.status, head.body]).toEqual([200, ""]);
    for (const method of ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
      expect((await ask("/api/state", {method})).status, method).toBe(405);
    const origin = `Origin: http://localhost:${server.port}`;
    const type = "Content-Type: application/json";
    const ours = `X-Costed-Token: ${token}`;
    const post = (headers: readonly string[], body = "{}", target = "/api/state") =>
      ask(target, {method: "POST", headers: [...headers, `Content-Length: ${body.length}`], body});
    expect((await post([origin, type, ours])).status).toBe(200);
    expect(asked.at(-1)).toMatchObject({method: "POST", path: ["api", "state"], body: {}});
    expect((await post([origin, type])).status).toBe(403);
    expect((await post([origin, type, `${ours}x`])).status).toBe(403);
    expect((await post([origin, type, ours, ours])).status).toBe(400);
    expect((await post([type, ours])).status).toBe(403);
    expect((await post([origin, ours, "Content-Type: text/plain"])).status).toBe(415);
    expect((await post([origin, ours])).status).toBe(415);
    expect((await post([origin, type, ours], "{")).status).toBe(400);
    expect((await post([origin, type, ours], "{}", "/events")).status).toBe(404);
  });

  test.each([
    "/../etc/passwd",
    "/..",
    "/.",
    "/./api/state",
    "/api/../api/state",
    "/%2e%2e/etc/passwd",
    "/%2E%2E%2Fetc%2Fpasswd",
    "/%252e%252e/etc/passwd",
    "/..%5c..%5cwindows",
    "/..\\..\\windows",
    "/\\etc\\passwd",
    "//etc/passwd",
    "/api//state",
    "/api/state/",
    "/#/../etc/passwd",
    "/api/state#",
    "/%00",
    "/api/state%00.png",
    "/api/%0d%0astate",
    "/package.json::$DATA",
    "/C:/windows",
    "/.git/config",
    "/api/.state",
    "/@fs/etc/passwd",
    "/package.json?raw??",
    "/style%2fa.css",
    "/%c0%ae%c0%ae/",
    "/%",
    "http://evil.example/api/state",
    "http://localhost/api/state",
    "api/state",
    "*",
    "",
  ])("by the path %j leads nowhere", async target => {
    const before = asked.length;
    const {status, body} = await ask(target);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain("the page");
    for (const {path} of asked.slice(before))
      expect(path.every(part => /^[^./\\:%\0][^/\\:%\0]*$/.test(part))).toBe(true);
  });

  test("and fails is told no more than that", async () => {
    const {status, body} = await ask("/broken");
    expect(status).toBe(500);
    expect(body).not.toContain("secret");
    expect(String(failures.at(-1))).toContain("a secret of the server");
  });

  test("too much of it is not read", async () => {
    const long = "x".repeat(20_000);
    expect((await ask(`/${long}`)).status).toBe(431);
    expect((await ask("/", {headers: [`X-Long: ${long}`]})).status).toBe(431);
    const headers = [
      `Origin: http://localhost:${server.port}`,
      "Content-Type: application/json",
      `X-Costed-Token: ${token}`,
    ];
    const body = JSON.stringify("y".repeat(100_000));
    const posted = await ask("/api/state", {
      method: "POST",
      headers: [...headers, `Content-Length: ${body.length}`],
      body,
    });
    expect(posted.status).toBe(400);
    const endless = `POST /api/state HTTP/1.1\r\nHost: localhost:${server.port}\r\n${headers.join("\r\n")}\r\nTransfer-Encoding: chunked\r\n\r\n${`10000\r\n${"z".repeat(65_536)}\r\n`.repeat(3)}`;
    expect(await raw(endless)).toMatch(/^HTTP\/1\.1 400 /);
    expect((await ask("/")).status).toBe(200);
  });
});

describe("events", () => {
  const stream = (client: string) =>
    `GET /events?client=${client} HTTP/1.1\r\nHost: localhost:${server.port}\r\n\r\n`;

  test("begin with what is, and go on with what happens; who leaves is not told any more", async () => {
    const heard = raw(stream("one"), /event: news\ndata: .*\n\n/);
    await until(() => server.listeners() === 1);
    server.tell("news", {text: "two\nlines"});
    const got = await heard;
    expect(got).toMatch(/^HTTP\/1\.1 200 [\s\S]*Content-Type: text\/event-stream/);
    expect(got).toContain('event: state\ndata: {"for":"one"}\n\n');
    expect(got).toContain('event: news\ndata: {"text":"two\\nlines"}\n\n');
    await until(() => server.listeners() === 0);
    expect(left).toContain("one");
  });

  test("of a thousand clients at once a few are served, and the others told so; the page still comes", async () => {
    const sockets: Socket[] = [];
    const answers: string[] = [];
    for (let i = 0; i < 1000; i++) {
      const socket = connect(server.port, "127.0.0.1");
      socket.on("error", () => undefined);
      socket.once("data", chunk => answers.push(chunk.toString("latin1").slice(9, 12)));
      socket.write(stream(`c${i}`));
      sockets.push(socket);
    }
    await until(() => answers.length >= 400 || sockets.filter(one => one.destroyed).length > 900);
    const served = answers.filter(status => status === "200").length;
    expect(served).toBeGreaterThan(10);
    expect(served).toBeLessThanOrEqual(60);
    expect(answers.filter(status => status !== "200" && status !== "503")).toEqual([]);
    server.tell("news", "x".repeat(1000));
    for (const socket of sockets) socket.destroy();
    await until(() => server.listeners() === 0);
    expect((await ask("/")).status).toBe(200);
  });

  test("one who does not read is let go", async () => {
    const socket = connect(server.port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.pause();
    socket.write(stream("slow"));
    await until(() => server.listeners() === 1);
    const much = "x".repeat(4 * 1024 * 1024);
    for (let i = 0; i < 40 && server.listeners() > 0; i++) server.tell("news", much);
    expect(server.listeners()).toBe(0);
    socket.destroy();
  });
});

describe("the server", () => {
  test("listens to this machine alone", async () => {
    const others = Object.values(networkInterfaces())
      .flatMap(one => one ?? [])
      .filter(one => !one.internal && one.family === "IPv4");
    for (const {address} of others)
      await expect(raw("GET / HTTP/1.0\r\n\r\n", null, address)).rejects.toThrow(/ECONNREFUSED/);
    expect(await raw("GET / HTTP/1.0\r\n\r\n")).toMatch(/^HTTP/);
  });

  test("takes the next port where its own is taken, unless it was asked for that one", async () => {
    const second = await open(server.port, true);
    expect(second.port).toBeGreaterThan(server.port);
    await second.close();
    const third = open(server.port, false);
    await expect(third).rejects.toBeInstanceOf(OutsideProblem);
    await expect(third).rejects.toThrow(`port ${server.port} is taken by another program`);
  });

  test("ends at once, whoever listens", async () => {
    const own = await open();
    const socket = connect(own.port, "127.0.0.1");
    const ended = new Promise(done => socket.on("close", done));
    socket.resume();
    socket.on("error", () => undefined);
    socket.write(`GET /events HTTP/1.1\r\nHost: localhost:${own.port}\r\n\r\n`);
    await until(() => own.listeners() === 1);
    await own.close();
    await ended;
    await expect(fetch(own.address)).rejects.toThrow();
  });
});

async function until(isTrue: () => boolean): Promise<void> {
  for (let i = 0; i < 1500 && !isTrue(); i++) await new Promise(done => setTimeout(done, 10));
  expect(isTrue()).toBe(true);
}
