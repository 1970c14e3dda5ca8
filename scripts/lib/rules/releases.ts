// Sources whose next release was due when the publication came out: there may be newer numbers.
import type {Source} from "../content/publication.ts";
import {daysOf} from "../date.ts";

/** Sources by name, with the message of each. A month or a year is over on its last day: before that nobody can know. */
export function overdueSources(
  sources: Readonly<Record<string, Source>>,
  date: string,
  words: (iso: string) => string,
): readonly {readonly id: string; readonly message: string}[] {
  return Object.entries(sources).flatMap(([id, source]) => {
    const next = source["next-release"];
    if (next === null || daysOf(next).end > daysOf(date).end) return [];
    const status = source.status === "provisional" ? "provisional, and " : "";
    const message = `\`${id}\` is ${status}to be released again, ${words(next)}, and this publication is of ${words(date)}: there may be newer numbers`;
    return [{id, message}];
  });
}
