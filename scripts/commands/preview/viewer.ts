// The page itself, made ready when it is first asked for: its script and styles in one file each, and what it may do.
import {randomBytes} from "node:crypto";
import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";
import type {Answer} from "../../outside/server.ts";

export interface Viewer {
  readonly page: () => Answer;
  readonly script: () => Answer;
  readonly style: () => Answer;
}

const entry = fileURLToPath(new URL("../../viewer/main.tsx", import.meta.url));

/** `token`: what the page has to know to change anything. */
export async function openViewer(token: string): Promise<Viewer> {
  const {script, style} = await bundle();
  return {
    page: () => {
      const nonce = randomBytes(18).toString("base64");
      return {
        type: "text/html; charset=utf-8",
        body: pageOf(token, nonce),
        policy: policyOf(nonce),
      };
    },
    script: () => ({type: "text/javascript; charset=utf-8", body: script}),
    style: () => ({type: "text/css; charset=utf-8", body: style}),
  };
}

async function bundle(): Promise<{readonly script: string; readonly style: string}> {
  if (!existsSync(entry)) return {script: "", style: ""};
  const esbuild = await import("esbuild");
  const {outputFiles} = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    outdir: "viewer",
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    minify: true,
    loader: {".woff2": "dataurl"},
    legalComments: "none",
    logLevel: "silent",
  });
  // It is not needed again, and would wait beside us as a process of its own.
  await esbuild.stop();
  const textOf = (ending: string): string =>
    outputFiles.find(file => file.path.endsWith(ending))?.text ?? "";
  return {script: textOf(".js"), style: textOf(".css")};
}

/**
 * One script, by its nonce: what stands in a document or in a mistake can never run. Styles come in files; what documents say of
 * single elements stands with these.
 */
function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function pageOf(token: string, nonce: string): string {
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="costed-token" content="${token}">`,
    "<title>Preview</title>",
    '<link rel="icon" href="data:,">',
    '<link rel="stylesheet" href="/viewer.css">',
    `<script nonce="${nonce}" src="/viewer.js" defer></script>`,
    "</head>",
    '<body><div id="viewer"></div></body>',
    "</html>",
    "",
  ].join("\n");
}
