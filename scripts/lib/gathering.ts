// What several ask for at about the same time is asked for together.

/** One of them. */
export interface Member<A, B> {
  readonly ask: (what: A) => Promise<B>;
  /** When it has asked, or will not. */
  readonly hasAsked: Promise<void>;
  readonly leave: () => void;
}

/**
 * It is asked for when `most` have asked, or when nobody is left who might: so nobody waits for one who waits, too. The first does
 * not wait for others, nor the next two for many, so that whoever is asked has something to do early.
 *
 * @param answer is given as many, at least one, and answers each
 * @returns what makes one more a member
 */
export function gathering<A, B>(
  most: number,
  answer: (asked: readonly A[]) => Promise<readonly Promise<B>[]>,
): () => Member<A, B> {
  interface Asked {
    readonly what: A;
    readonly resolve: (answer: Promise<B>) => void;
    readonly reject: (error: unknown) => void;
  }
  const waiting: Asked[] = [];
  let undecided = 0;
  let enough = 1;
  return () => {
    let decide = (): void => undefined;
    const hasAsked = new Promise<void>(resolve => {
      decide = () => {
        undecided -= 1;
        decide = () => undefined;
        resolve();
      };
    });
    undecided += 1;
    return {ask, hasAsked, leave};

    function ask(what: A): Promise<B> {
      return new Promise((resolve, reject) => {
        waiting.push({what, resolve, reject});
        leave();
      });
    }

    function leave(): void {
      decide();
      hand();
    }
  };

  function hand(): void {
    while (waiting.length >= enough || (undecided === 0 && waiting.length > 0)) {
      const asked = waiting.splice(0, most);
      enough = Math.min(most, enough * 2);
      answer(asked.map(one => one.what)).then(
        answers => asked.forEach(({resolve}, i) => resolve(answers[i]!)),
        (error: unknown) => asked.forEach(({reject}) => reject(error)),
      );
    }
  }
}
