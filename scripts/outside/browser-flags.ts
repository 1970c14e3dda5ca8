// What a browser is started with: what puppeteer starts one with, and what closes it off. A test holds the former against puppeteer's
// own list, of which our copy is here because to load what it stands in takes as long as the browser takes to start.
import type {BrowserKind} from "./browser-place.ts";

export interface Starting {
  readonly kind: BrowserKind;
  /** Where it keeps what it keeps; a whole path. */
  readonly profile: string;
  readonly sandbox: boolean;
}

export function browserFlags({kind, profile, sandbox}: Starting): readonly string[] {
  return [
    ...usual,
    `--disable-features=${[...notUsual, ...notOurs].join(",")}`,
    "--enable-features=PdfOopif",
    `--user-data-dir=${profile}`,
    kind === "shell" ? "--headless" : "--headless=new",
    "--hide-scrollbars",
    "--mute-audio",
    "--disable-extensions",
    "about:blank",
    ...closedOff,
    ...(sandbox ? [] : ["--no-sandbox"]),
  ];
}

const usual = [
  "--allow-pre-commit-input",
  "--disable-background-networking",
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-breakpad",
  "--disable-client-side-phishing-detection",
  "--disable-component-extensions-with-background-pages",
  "--disable-crash-reporter",
  "--disable-default-apps",
  "--disable-dev-shm-usage",
  "--disable-hang-monitor",
  "--disable-infobars",
  "--disable-ipc-flooding-protection",
  "--disable-popup-blocking",
  "--disable-prompt-on-repost",
  "--disable-renderer-backgrounding",
  "--disable-search-engine-choice-screen",
  "--disable-sync",
  "--enable-automation",
  "--export-tagged-pdf",
  "--force-color-profile=srgb",
  "--generate-pdf-document-outline",
  "--metrics-recording-only",
  "--no-first-run",
  "--password-store=basic",
  "--use-mock-keychain",
];

const notUsual = [
  "Translate",
  "AcceptCHFrame",
  "MediaRouter",
  "OptimizationHints",
  "WebUIReloadButton",
  "ProcessPerSiteUpToMainFrameThreshold",
  "IsolateSandboxedIframes",
];

const notOurs = ["HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable"];

/** No network, not even to this machine: there is no name that resolves, and the proxy is dead. */
const closedOff = [
  "--disable-gpu",
  "--disable-component-update",
  "--font-render-hinting=none",
  "--lang=en-GB",
  "--proxy-server=http://127.0.0.1:9",
  "--proxy-bypass-list=<-loopback>",
  "--host-resolver-rules=MAP * ~NOTFOUND",
];
