import fc from "fast-check";
import {expect, test} from "vitest";
import {gathering} from "../../scripts/lib/gathering.ts";

/** Whoever asks is answered with what was asked, and how many asked together. */
function meeting(most: number) {
  const together: number[] = [];
  const join = gathering(most, async (asked: readonly string[]) => {
    together.push(asked.length);
    return asked.map(what => Promise.resolve(`${what} of ${asked.length}`));
  });
  return {join, together};
}

test("the first does not wait, nor the next for many; then as many are asked for as may be", async () => {
  const {join, together} = meeting(4);
  const members = Array.from({length: 12}, join);
  const answers = await Promise.all(members.map((member, i) => member.ask(`${i}`)));
  expect(together).toEqual([1, 2, 4, 4, 1]);
  expect(answers.slice(0, 4)).toEqual(["0 of 1", "1 of 2", "2 of 2", "3 of 4"]);
});

test("nobody waits for one who will not ask, or has asked", async () => {
  const {join, together} = meeting(8);
  await join().ask("first");
  const [one, other, silent] = [join(), join(), join()];
  const asked = [one.ask("a"), one.ask("b")];
  // Two is enough now.
  await Promise.all(asked);
  const waiting = other.ask("c");
  await other.hasAsked;
  expect(together).toEqual([1, 2]);
  silent.leave();
  await silent.hasAsked;
  expect(await waiting).toBe("c of 1");
  expect(together).toEqual([1, 2, 1]);
});

test("what goes wrong for all is told to each, and what goes wrong for one to that one", async () => {
  const join = gathering(2, async (asked: readonly string[]) => {
    if (asked.includes("bad")) throw new Error("for all");
    return asked.map(what =>
      what === "odd" ? Promise.reject(new Error("for one")) : Promise.resolve(what),
    );
  });
  expect(await join().ask("first")).toBe("first");
  const told = (all: readonly string[]): Promise<readonly unknown[]> =>
    Promise.all(
      Array.from(all, () => join()).map((member, i) =>
        member.ask(all[i]!).catch((error: unknown) => (error as Error).message),
      ),
    );
  expect(await told(["good", "bad"])).toEqual(["for all", "for all"]);
  expect(await told(["good", "odd"])).toEqual(["good", "for one"]);
});

test("everybody is answered, whoever asks, leaves or comes later", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("ask", "ask twice", "leave"), {maxLength: 30}),
      fc.integer({min: 1, max: 5}),
      fc.integer({min: 1, max: 9}),
      async (what, workers, most) => {
        const {join, together} = meeting(most);
        let next = 0;
        const answers: string[] = [];
        const work = async (): Promise<void> => {
          for (let one = what[next++]; one !== undefined; one = what[next++]) {
            const member = join();
            if (one !== "leave") answers.push(await member.ask("x"));
            if (one === "ask twice") answers.push(await member.ask("y"));
            member.leave();
          }
        };
        await Promise.all(Array.from({length: workers}, work));
        const asked = what.filter(one => one !== "leave").length;
        const twice = what.filter(one => one === "ask twice").length;
        expect(answers.length).toBe(asked + twice);
        expect(together.every(count => count >= 1 && count <= most)).toBe(true);
      },
    ),
  );
});
