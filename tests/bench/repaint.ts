// One figure changed while `preview` runs: from the save to the frame in which a real browser shows the new value.
import {spawn} from "node:child_process";
import {join} from "node:path";
import puppeteer, {type Page} from "puppeteer";
import {spreadOf, type Spread} from "./measure.ts";
import {copyOfSample, sample} from "./projects.ts";
import {inMilliseconds, targetHead, verdict, type Measured, type Row} from "./report.ts";
import {saveNext, type Edit} from "./saved.ts";
import {costed, type Bench} from "./surroundings.ts";
import {end, later} from "./watching.ts";

const edit: Edit = {
  file: "figures.yaml",
  after: /headline-saving:\n {2}label: [^\n]*\n {2}value: /,
  values: ["at least £1bn", "at least £1.2bn"],
};

/** Each with the document that is looked at. */
const documents = ["deck", "summary", "report"];

export async function measureRepaint(bench: Bench): Promise<Measured> {
  const project = copyOfSample(bench, "preview");
  const {program, args, cwd} = costed(project, "preview", "--no-print");
  const preview = spawn(program, args, {cwd, stdio: ["ignore", "pipe", "ignore"]});
  const address = await addressFrom(preview.stdout);
  const browser = await puppeteer.launch({
    executablePath: bench.browser.executable,
    headless: "shell",
    pipe: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    env: {...process.env, ...bench.browser.environment},
  });
  try {
    const page = await browser.newPage();
    await page.setViewport({width: 1280, height: 800});
    const rows: Row[] = [];
    let round = 1;
    for (const document of documents) {
      await page.goto(`${address}#/${sample}/${document}`);
      await shown(page, 0);
      const taken: number[] = [];
      for (let run = 0; run <= bench.rounds * 2; run++) {
        bench.progress(`preview of the ${document}: ${run === 0 ? "to warm up" : `run ${run}`}`);
        const known = await shown(page, 0);
        const painted = repainted(page, known);
        await later(300);
        const saved = saveNext(join(project, "content", sample), edit, round++);
        const at = await painted;
        if (run > 0) taken.push(at - saved);
        await later(400);
      }
      rows.push(rowOf(document, spreadOf(taken)));
    }
    return {
      title: "One figure changed, in the preview",
      about:
        "From the save of a content file to the frame after the one in which a real browser shows the new value.",
      head: targetHead,
      rows,
    };
  } finally {
    await browser.close();
    await end(preview);
  }
}

function rowOf(document: string, taken: Spread): Row {
  return [
    `the ${document} is looked at`,
    inMilliseconds(taken),
    "",
    "≤ 100 ms",
    verdict(taken.median, 100),
  ];
}

/** The stream stays open: a preview whose output nobody reads any more ends. */
function addressFrom(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    stream.on("data", bytes => {
      text += String(bytes);
      const address = /http:\/\/\S+/.exec(text)?.[0];
      if (address) resolve(address.replace(/#.*$/, ""));
    });
    stream.on("end", () => reject(new Error(`the preview ended: ${text}`)));
  });
}

/** What is printed of the figure in the document that is looked at, wherever the page keeps it; waits until there is something. */
async function shown(page: Page, tries: number): Promise<string> {
  const text = (await page.evaluate(`(${printed})()`)) as string;
  if (text !== "") return text;
  if (tries > 200) throw new Error("the preview does not show the figure");
  await later(50);
  return shown(page, tries + 1);
}

/** The moment of the frame after the one in which it changed, in milliseconds since 1970. */
function repainted(page: Page, known: string): Promise<number> {
  const wait = `new Promise((resolve, reject) => {
    const printed = ${printed};
    const limit = performance.now() + 20000;
    const look = () => {
      if (performance.now() > limit) return reject(new Error("it was not painted"));
      const now = printed();
      if (now === "" || now === ${JSON.stringify(known)}) return requestAnimationFrame(look);
      requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
    };
    look();
  })`;
  return page.evaluate(wait) as Promise<number>;
}

/** Runs in the page, wherever that keeps its documents: in shadow trees, or in frames. */
const printed = `() => {
  const roots = [document];
  const found = [];
  for (let next = roots.pop(); next; next = roots.pop()) {
    for (const one of next.querySelectorAll('data[data-figure="headline-saving"]')) found.push(one.textContent);
    for (const one of next.querySelectorAll("*")) {
      if (one.shadowRoot) roots.push(one.shadowRoot);
      if (one.contentDocument) roots.push(one.contentDocument);
    }
  }
  return found.join("|");
}`;
