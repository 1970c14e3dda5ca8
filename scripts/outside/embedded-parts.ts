// The browser that comes with the program: which files of which package it is made of.
import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Surroundings} from "./surroundings.ts";

/** One file of the package: what it must be once it is decompressed. */
export interface EmbeddedPart {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
}

export interface EmbeddedPackage {
  readonly folder: string;
  readonly version: string;
  /** "chrome-headless-shell 147 (embedded)" */
  readonly name: string;
  /** From the contents of its parts, so that it is the same on every machine. */
  readonly identity: string;
  readonly program: EmbeddedPart;
  readonly libraries: EmbeddedPart;
  readonly fonts: EmbeddedPart;
}

/** Only this version is ever unpacked; of another one we could not tell whether it is whole. */
const known = {
  version: "147.0.0",
  program: {
    file: "chromium.br",
    size: 196_676_728,
    sha256: "bf7d8699042e0e1768ee136c19cf666371f74a39c8b6cfb246d15b3aa18c30ce",
  },
  libraries: {
    file: "al2023.tar.br",
    size: 3_194_880,
    sha256: "08698c1bd4ac01a1ce38d50bb63944145699496ffdb4fcc5260662dd9c5e6891",
  },
  fonts: {
    file: "fonts.tar.br",
    size: 460_800,
    sha256: "7b2b7fbbb932373d87d18bd13ed1f028554ce74606a815f856df7229d4ba3951",
  },
};

/** What the browser's first line asks of the system; musl-based ones do not have it. */
const loader = "/lib64/ld-linux-x86-64.so.2";

export function embeddedBrowser(
  around: Surroundings,
):
  | {readonly ok: true; readonly value: EmbeddedPackage}
  | {readonly ok: false; readonly why: string} {
  const {platform, arch} = around;
  if (platform !== "linux" || arch !== "x64")
    return {ok: false, why: `is for Linux on x64, and this is ${platform} on ${arch}`};
  if (around.look(loader).is !== "program")
    return {ok: false, why: `needs glibc, and this machine has no \`${loader}\``};
  const folder = around.packageFolder("@sparticuz/chromium");
  if (!folder) return {ok: false, why: "not installed"};
  const version = versionIn(folder);
  if (version !== known.version)
    return {ok: false, why: `has version ${version ?? "none"}, and only ${known.version} is known`};
  const major = version.split(".")[0];
  const parts = [known.program, known.libraries, known.fonts].map(part => part.sha256).join("\n");
  const identity = createHash("sha256").update(parts).digest("hex").slice(0, 16);
  return {
    ok: true,
    value: {...known, folder, name: `chrome-headless-shell ${major} (embedded)`, identity},
  };
}

function versionIn(folder: string): string | null {
  try {
    const {version} = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      version?: unknown;
    };
    return typeof version === "string" ? version : null;
  } catch {
    return null;
  }
}
