// No page that is printed reaches the network or a file, and none of its scripts run.
import {connect, createServer, type AddressInfo, type Server} from "node:net";
import {afterAll, beforeAll, expect, test} from "vitest";
import {readPdf} from "../../scripts/lib/pdf/read.ts";
import type {Printer} from "../../scripts/outside/browser.ts";
import {openTestPrinter, page} from "./printing.ts";

let printer: Printer;
let server: Server;
let connections = 0;
let here = "";

beforeAll(async () => {
  printer = await openTestPrinter();
  server = createServer(socket => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  here = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await printer.close();
  server.close();
});

test("nothing is asked of the network, however it is asked for", async () => {
  const head = `<base href="http://${here}/base/">
    <link rel="stylesheet" href="http://${here}/a.css"><link rel="preload" as="image" href="http://${here}/preload.png">
    <link rel="prefetch" href="http://${here}/prefetch"><link rel="preconnect" href="http://${here}"><link rel="dns-prefetch" href="//${here}">
    <link rel="icon" href="http://${here}/icon.png"><link rel="manifest" href="http://${here}/manifest.json">
    <style>@import url("http://${here}/b.css"); @font-face {font-family: far; src: url(http://${here}/far.woff2)}
      p {font-family: far; background: url(http://${here}/background.png); cursor: url(http://${here}/cursor.cur), auto}
      p::before {content: url(http://${here}/content.png)} li {list-style-image: url(http://localhost:${here.split(":")[1]}/list.png)}</style>`;
  const body = `${head}<p>Text of the page</p><ul><li>item</li></ul>
    <img src="http://${here}/img.png"><img srcset="http://${here}/set.png 2x"><img src="//${here}/relative.png"><img src="relative.png">
    <picture><source srcset="http://${here}/source.png"><img alt=""></picture>
    <video poster="http://${here}/poster.png" src="http://${here}/video.mp4"></video><audio src="http://${here}/audio.mp3" autoplay></audio>
    <iframe src="http://${here}/frame"></iframe><object data="http://${here}/object"></object><embed src="http://${here}/embed">
    <svg><image href="http://${here}/svg.png"/><use href="http://${here}/use.svg#a"/></svg>
    <form action="http://${here}/form"><input type="image" src="http://${here}/input.png"></form>
    <script src="http://${here}/script.js"></script>
    <script>fetch("http://${here}/fetch"); new WebSocket("ws://${here}/socket"); navigator.sendBeacon("http://${here}/beacon"); window.open("http://${here}/open"); new EventSource("http://${here}/events")</script>
    <img src="x" onerror="fetch('http://${here}/onerror')">`;
  const {bytes, layout} = await printer.print({html: page(body), timeoutMs: 30_000});
  expect(connections).toBe(0);
  for (const name of [
    "a.css",
    "b.css",
    "far.woff2",
    "background.png",
    "content.png",
    "img.png",
    "set.png",
    "poster.png",
    "svg.png",
    "frame",
    "object",
    "embed",
  ])
    expect(layout.refused).toContain(`http://${here}/${name}`);
  expect(await textOf(bytes)).toContain("Text of the page");
});

test("a page that sends itself elsewhere stays where it is", async () => {
  const away = `<meta http-equiv="refresh" content="0;url=http://${here}/away"><p>Still here</p>`;
  const {bytes, layout} = await printer.print({html: page(away), timeoutMs: 30_000});
  expect(await textOf(bytes)).toBe("Still here");
  expect(layout.refused).toEqual([`http://${here}/away`]);
  expect(connections).toBe(0);
});

test("no file is read, however it is spelled", async () => {
  const spellings = [
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "FILE:///etc/passwd",
    "file:////etc/passwd",
    "file:///etc/%70asswd",
    "file:///proc/self/root/etc/passwd",
    "file:/etc/passwd",
    "\\\\localhost\\etc\\passwd",
    "view-source:file:///etc/passwd",
    "/etc/passwd",
    "../../../../etc/passwd",
  ];
  const tries = spellings.map(
    address =>
      `<iframe src="${address}" width="600" height="400"></iframe><object data="${address}"></object><embed src="${address}"><img src="${address}"><link rel="stylesheet" href="${address}">`,
  );
  const body = `<p>Text of the page</p>${tries.join("")}<style>@import "file:///etc/passwd";</style><meta http-equiv="refresh" content="0;url=file:///etc/passwd">`;
  const {bytes, layout} = await printer.print({html: page(body), timeoutMs: 30_000});
  expect((await textOf(bytes)).trim()).toBe("Text of the page");
  expect(layout.refused).toContain("file:///etc/passwd");
});

test("pages inside the page are never painted from data", async () => {
  const body = `<p>Outside</p><iframe src="data:text/html,INSIDE"></iframe><object data="data:text/html,INSIDE"></object><embed src="data:text/html,INSIDE">`;
  const {bytes, layout} = await printer.print({html: page(body), timeoutMs: 30_000});
  expect((await textOf(bytes)).trim()).toBe("Outside");
  expect(layout.refused).toEqual(["data:text/html,INSIDE"]);
});

test("scripts do not run, and one without an end holds nothing up", async () => {
  const body = `<p id="p">As written</p><noscript><p>Without scripts</p></noscript>
    <script>document.getElementById("p").textContent = "Rewritten"; document.title = "Rewritten"; for (;;) {}</script>
    <svg width="1" height="1" onload="document.getElementById('p').textContent='Rewritten'"></svg>
    <img src="data:," onerror="document.getElementById('p').textContent='Rewritten'" alt="">
    <p style="animation: a 1s" onanimationstart="for (;;) {}">Moving</p>`;
  const started = performance.now();
  const {bytes} = await printer.print({html: page(body), timeoutMs: 10_000});
  expect(performance.now() - started).toBeLessThan(5000);
  const pdf = await readPdf(bytes);
  expect(pdf.pages[0]?.text).toContain("As written");
  expect(pdf.pages[0]?.text).toContain("Without scripts");
  expect(pdf.title).toBe("A test");
});

test("the listener would have heard", async () => {
  const socket = connect(Number(here.split(":")[1]), "127.0.0.1").on("error", () => undefined);
  await new Promise(resolve => socket.once("close", resolve));
  expect(connections).toBe(1);
});

async function textOf(bytes: Uint8Array): Promise<string> {
  return (await readPdf(bytes)).pages.map(one => one.text).join("\n");
}
