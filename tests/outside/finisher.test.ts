// What follows a print, in a thread of its own: the same as without one, and what becomes of the others when it dies.
import {Worker} from "node:worker_threads";
import {PDFDocument} from "@cantoo/pdf-lib";
import {afterEach, describe, expect, test} from "vitest";
import {finishPrint, type PrintToFinish} from "../../scripts/lib/finishing/finishing.ts";
import {openFinisher, type Finisher} from "../../scripts/outside/finisher.ts";

const record: PrintToFinish["record"] = {
  format: "costed-figures",
  version: 1,
  content: "0",
  program: {name: "Costed", version: "1.2.3"},
  publication: {name: "buses"},
  document: {name: "note"},
  language: "en-IE",
  currency: "EUR",
  figures: [
    {id: "cost", label: "Cost", sources: [], printed: [{text: "£1m", register: "prose"}]},
  ] as unknown as PrintToFinish["record"]["figures"],
  sources: {},
};

async function printOf(words: string, change: Partial<PrintToFinish> = {}): Promise<PrintToFinish> {
  const pdf = await PDFDocument.create({updateMetadata: false});
  pdf.addPage([200, 100]).drawText(words, {size: 8});
  return {
    sources: [{bytes: await pdf.save()}],
    about: {
      title: "Buses",
      authors: ["A"],
      publisher: "P",
      language: "en-IE",
      date: "2026-01-02",
      identity: words,
    },
    record,
    expected: {
      output: "output/buses/note.pdf",
      kind: "note",
      mostPages: null,
      families: ["Helvetica"],
      figures: [{figure: "cost", register: "prose", text: "£1m", page: null, place: "paper"}],
    },
    ...change,
  };
}

const open: Finisher[] = [];
const opened = (...how: Parameters<typeof openFinisher>): Finisher => {
  const finisher = openFinisher(...how);
  open.push(finisher);
  return finisher;
};
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

describe("a thread that finishes prints", () => {
  test("makes the same as is made without one, findings and all, and leaves what it is given", async () => {
    const [one, other] = [await printOf("It costs £1m."), await printOf("It costs nothing.")];
    const before = Uint8Array.from(one.sources[0]!.bytes);
    const finisher = opened(2);
    finisher.warm();
    const finished = await Promise.all([one, other, one].map(finisher.finish));
    expect(finished).toEqual(await Promise.all([one, other, one].map(finishPrint)));
    expect(finished.map(one => one?.findings.map(({code}) => code))).toEqual([
      ["print/untagged", "print/no-bookmarks"],
      ["print/untagged", "print/no-bookmarks", "print/lost-figure"],
      ["print/untagged", "print/no-bookmarks"],
    ]);
    expect(one.sources[0]!.bytes).toEqual(before);
  });

  test("tells what goes wrong as it is told without one, with the place in the program", async () => {
    const [broken, whole] = [await printOf("a"), await printOf("b")];
    const cut = {...broken, sources: [{bytes: broken.sources[0]!.bytes.slice(0, 40)}]};
    const undated = {...whole, about: {...whole.about, date: "soon"}};
    const finisher = opened(2);
    for (const wrong of [cut, undated]) {
      const [there, here] = await Promise.allSettled([finisher.finish(wrong), finishPrint(wrong)]);
      expect(there.status).toBe("rejected");
      const [mine, its] = [there, here].map(
        one => (one as PromiseRejectedResult).reason as Error,
      ) as [Error, Error];
      expect(mine).toBeInstanceOf(Error);
      expect(mine.message).toBe(its.message);
      expect(mine.stack).toMatch(/finishing\.ts/);
    }
    expect((await finisher.finish(whole))?.pages).toBe(1);
  });

  test("where there is one core only, none is started", async () => {
    const none = (): Worker => {
      throw new Error("a thread was started");
    };
    const print = await printOf("It costs £1m.");
    const finisher = opened(1, none);
    finisher.warm();
    expect(await finisher.finish(print)).toEqual(await finishPrint(print));
  });
});

test("a thread that knows its last print ends after it, before anybody closes it; who asks all the same has another", async () => {
  const threads: Worker[] = [];
  const counted = (): Worker => {
    const code = `const {parentPort} = require("node:worker_threads");
      parentPort.on("message", print =>
        print === "end" ? parentPort.close() : parentPort.postMessage({finished: print.about.identity}));`;
    threads.push(new Worker(code, {eval: true}));
    return threads.at(-1)!;
  };
  const finisher = opened(2, counted);
  const asked = [await printOf("a"), await printOf("b")].map(finisher.finish);
  finisher.last();
  const ended = new Promise(resolve => threads[0]!.once("exit", resolve));
  expect(await Promise.all(asked)).toEqual(["a", "b"]);
  expect(await ended).toBe(0);
  expect(await finisher.finish(await printOf("c"))).toBe("c");
  await finisher.close();
  expect(threads.map(one => one.threadId)).toEqual([-1, -1]);
});

describe("a thread that dies", () => {
  /** Ends at every print of that title, and answers all others. */
  const dying = (how: string) => () =>
    new Worker(
      `const {parentPort} = require("node:worker_threads");
       parentPort.on("message", print => {
         if (print === "end") return parentPort.close();
         if (print.about.title === "deadly") ${how};
         parentPort.postMessage({finished: {title: print.about.title}});
       });`,
      {eval: true, resourceLimits: {maxOldGenerationSizeMb: 20}},
    );
  const titled = async (title: string): Promise<PrintToFinish> => {
    const print = await printOf(title);
    return {...print, about: {...print.about, title}};
  };

  test.each([
    ["by itself", "process.exit(0)", /ended before its time/],
    ["of a fault", "throw new TypeError('what is this')", /what is this/],
    ["of hunger", "for (const all = []; ; ) all.push({})", /memory/],
  ])("%s fails the print that it died of, and no other", async (_, how, why) => {
    const finisher = opened(2, dying(how));
    const titles = ["one", "deadly", "two", "deadly", "three"];
    const prints = await Promise.all(titles.map(titled));
    const all = await Promise.allSettled(prints.map(finisher.finish));
    expect(all.map(one => one.status === "fulfilled" && one.value)).toEqual([
      {title: "one"},
      false,
      {title: "two"},
      false,
      {title: "three"},
    ]);
    for (const nth of [1, 3])
      expect(String((all[nth] as PromiseRejectedResult).reason)).toMatch(why);
  });

  test("between two prints is replaced", async () => {
    const threads: Worker[] = [];
    const finisher = opened(2, () => {
      threads.push(dying("process.exit(0)")());
      return threads.at(-1)!;
    });
    await finisher.finish(await titled("one"));
    await threads[0]!.terminate();
    expect(await finisher.finish(await titled("two"))).toEqual({title: "two"});
    expect(threads).toHaveLength(2);
  });

  test("when nobody waits any more, it is ended in the middle of its work, and says so", async () => {
    const finisher = opened(2, dying("for (;;) {}"));
    const never = finisher.finish(await titled("deadly"));
    const told = expect(never).rejects.toThrow(/ended before its time/);
    await finisher.close();
    await told;
    await expect(finisher.finish(await titled("late"))).rejects.toThrow(/closed/);
  });
});
