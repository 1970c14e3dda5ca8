// Where browsers are usually installed.
import type {Surroundings} from "./surroundings.ts";

/** The build that our version of puppeteer belongs to; a test holds it against puppeteer's own. */
export const puppeteersBuild = "148.0.7778.97";

/** Browsers in puppeteer's own folder, the quick one first. */
export function puppeteersOwn(around: Surroundings): readonly {path: string; name: string}[] {
  const system = systems[`${around.platform}-${around.arch}`];
  if (!system) return [];
  const folder = around.environment["PUPPETEER_CACHE_DIR"] || `${around.home}/.cache/puppeteer`;
  const version = puppeteersBuild.split(".")[0];
  return [
    {name: "chrome-headless-shell", program: `chrome-headless-shell${system.ending}`},
    {name: "chrome", program: system.chrome},
  ].map(({name, program}) => ({
    path: `${folder}/${name}/${system.name}-${puppeteersBuild}/${name}-${system.folder}/${program}`,
    name: `${name} ${version} (puppeteer)`,
  }));
}

/** The machine's own browsers, the quick one first. */
export function systemBrowsers({environment, platform, home}: Surroundings): readonly string[] {
  if (platform === "darwin") {
    return ["/Applications", `${home}/Applications`].flatMap(folder =>
      ["Google Chrome", "Chromium", "Microsoft Edge"].map(
        name => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  }
  if (platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap(
      name => environment[name] ?? [],
    );
    const programs = [
      "Google/Chrome/Application/chrome.exe",
      "Microsoft/Edge/Application/msedge.exe",
    ];
    return programs.flatMap(program => roots.map(root => `${root}/${program}`));
  }
  const names = [
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
  ];
  const folders = (environment["PATH"] || "/usr/local/bin:/usr/bin:/bin")
    .split(":")
    .filter(Boolean);
  return names.flatMap(name => folders.map(folder => `${folder}/${name}`));
}

const testing = "Google Chrome for Testing";
const macChrome = `${testing}.app/Contents/MacOS/${testing}`;

/** How puppeteer names the folders of a system. */
const systems: Readonly<
  Record<string, {name: string; folder: string; ending: string; chrome: string}>
> = {
  "linux-x64": {name: "linux", folder: "linux64", ending: "", chrome: "chrome"},
  "darwin-x64": {name: "mac", folder: "mac-x64", ending: "", chrome: macChrome},
  "darwin-arm64": {name: "mac_arm", folder: "mac-arm64", ending: "", chrome: macChrome},
  "win32-x64": {name: "win64", folder: "win64", ending: ".exe", chrome: "chrome.exe"},
  "win32-ia32": {name: "win32", folder: "win32", ending: ".exe", chrome: "chrome.exe"},
};
