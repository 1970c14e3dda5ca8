// Events of the timeline → what a chart of them shows. Each stands at its true date, as precisely as that is known.
import type {Gathering} from "./gathering.ts";
import type {TimelineData, TimelineEvent} from "./data.ts";
import {plainWords, type LabelledChart, type Print} from "./labels.ts";
import {sourcesOf} from "../content/cells.ts";
import type {EventEntry} from "../content/publication.ts";
import {daysOf, formatDate} from "../date.ts";
import {checkLabels} from "./from-table.ts";

export function eventChart(gathering: Gathering): LabelledChart | null {
  const {entry, figures, setting} = gathering;
  const chosen = choose(gathering);
  if (!chosen) return null;
  const prints: Print[] = [];
  const words = (text: string): string => plainWords(text, figures, setting, prints);
  const events = chosen
    .map(({event, date}) => ({event, days: spanOf(event, date), date}))
    .toSorted((a, b) => a.days.start - b.days.start || a.days.end - b.days.end)
    .map(({event, days, date}) => ({
      event,
      shown: {
        id: event.id,
        ...days,
        date: words(event["date-label"] ?? formatDate(date, setting.locale)),
        label: words(titleOf(event, entry)),
        highlight: entry.highlight?.includes(event.id) ?? false,
      } satisfies TimelineEvent,
    }));
  const shown = events.map(one => one.shown);
  const said = shown.map(({date, label}) => `${date}: ${label}`).join("; ");
  const subtitle = plainWords(entry.subtitle ?? "", figures, setting);
  const alt = entry.alt
    ? plainWords(entry.alt, figures, setting)
    : `${[subtitle, said].filter(part => part !== "").join(". ")}.`;
  const data: TimelineData = {
    kind: "timeline",
    title: plainWords(entry.headline, figures, setting),
    description: alt,
    locale: setting.locale,
    events: shown,
  };
  return {
    data,
    alt,
    prints,
    sources: [
      ...new Set([
        ...events.flatMap(({event}) => sourcesOf([event])),
        ...prints.flatMap(({figure}) => figure.sources),
      ]),
    ],
    table: {
      columns: [{id: "event", label: null, total: false}],
      rows: events.map(({event, shown: {id, date}}) => ({
        id,
        label: event["date-label"] ?? date,
        note: null,
        cells: [{text: titleOf(event, entry), figure: null}],
      })),
    },
  };
}

interface Chosen {
  readonly event: EventEntry;
  readonly date: string;
}

/** Those that are named, or else those of the eras and between the dates that the chart says; all, where it says none. */
function choose(gathering: Gathering): readonly Chosen[] | null {
  const {entry, timeline, tell} = gathering;
  const before = tell.errors();
  checkLabels(
    entry,
    timeline.map(event => event.id),
    "event",
    tell,
  );
  const chosen = entry.events ? named(gathering) : within(gathering);
  if (tell.errors() > before) return null;
  if (chosen.length === 0)
    return tell.missing(
      "the chart has nothing to show",
      timeline.length === 0
        ? "add events with their dates to `timeline.yaml`"
        : "no event of `timeline.yaml` is of this time: look at `era`, `from` and `to`",
    );
  return chosen;
}

function named({entry, timeline, tell}: Gathering): readonly Chosen[] {
  return (entry.events ?? []).flatMap((id, i): readonly Chosen[] => {
    const event = timeline.find(one => one.id === id);
    if (!event) {
      const known = timeline.map(one => one.id);
      tell.unknown(
        ["events", i],
        "event",
        `there is no event called \`${id}\` in the timeline`,
        id,
        known,
      );
      return [];
    }
    if (event.date !== null) return [{event, date: event.date}];
    tell.error(
      ["events", i],
      "undated",
      `\`${id}\` has no date, only the words \`${event["date-label"] ?? ""}\`, and so no place on a line of time`,
      "give it a `date` in `timeline.yaml`, beside its `date-label`, or leave it out here",
    );
    return [];
  });
}

function within({entry, timeline, tell}: Gathering): readonly Chosen[] {
  const {era, from, to} = entry;
  const inEra = timeline.filter(event => era === null || era.includes(event.era));
  const undated = inEra.filter(event => event.date === null).map(event => `\`${event.id}\``);
  if (undated.length > 0)
    tell.warning(
      era ? ["era"] : ["kind"],
      "undated",
      `not every event of this time has a date: ${undated.join(", ")} cannot stand in the chart`,
      "give each a `date` in `timeline.yaml`, beside its `date-label`, or list the others in `events`",
    );
  return inEra.flatMap(event => {
    const {date} = event;
    if (date === null) return [];
    const {start, end} = spanOf(event, date);
    const isIn =
      (from === null || end > daysOf(from).start) && (to === null || start < daysOf(to).end);
    return isIn ? [{event, date}] : [];
  });
}

function spanOf(event: EventEntry, date: string): {readonly start: number; readonly end: number} {
  const {start, end} = daysOf(date);
  return {start, end: event.until === null ? end : Math.max(end, daysOf(event.until).end)};
}

function titleOf({id, title}: EventEntry, {labels}: Gathering["entry"]): string {
  return labels?.[id] ?? title;
}
