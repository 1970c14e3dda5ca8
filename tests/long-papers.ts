// The long publication on paper and on the web: a report in chapters, a press release, a landing page.

import {titleOf} from "./long.ts";

const chapterCount = 12;
const sectionsPerChapter = 7;

/** Files of the long publication's folder, by path. */
export function longPapers(): Readonly<Record<string, string>> {
  const chapters = Array.from({length: chapterCount}, (_, i) => i + 1);
  return {
    "charts/dear-crossings.yaml": `kind: bar\nheadline: Hardly two crossings cost the same, and none of them says why\nsubtitle: Spending on thirty of the crossings, £ thousand, 2020, price base not stated\ntable: spending\ncolumns: [y2020]\nrows: [${Array.from({length: 30}, (_, i) => `crossing-${i + 1}`).join(", ")}]\nsort: descending\n`,
    "quotations.yaml":
      "crossing: {text: We have kept the stage open through forty winters, who: The harbour master, source: survey}\n",
    ...Object.fromEntries(chapters.map(number => [`text/chapter-${number}.md`, chapter(number)])),
    "documents/report.yaml": report(chapters),
    "documents/press-release.yaml": pressRelease(),
    "documents/landing-page.yaml": landingPage(),
  };
}

/** The title of a part of a chapter, as it stands in the contents. */
export function sectionTitle(chapterNumber: number, section: number): string {
  return `What the survey found at stages ${chapterNumber}.${section}, and what the authorities made of it`;
}

function chapter(number: number): string {
  const paragraph =
    "Ferries run on most days of the year, but not at night, and what they cost is known to few. The survey asked each authority; most of them answered.{{cite survey}}";
  const put = ["{{table spending}}", "{{chart dear-crossings}}", "{{table fleet}}"][number - 1];
  return [
    `# How the crossings of district ${number} came to be what they are, and who has paid for them`,
    paragraph,
    ...(put === undefined ? [] : [`${see(number)} shows it.`, put]),
    ...Array.from({length: sectionsPerChapter}, (_, i) => [
      `## ${sectionTitle(number, i + 1)}`,
      paragraph,
      `- One of the answers was to ${titleOf(number).toLowerCase()}.\n- Another was to wait.`,
    ]).flat(),
    "",
  ].join("\n\n");
}

const see = (number: number): string =>
  ["{{see table spending}}", "{{see chart dear-crossings}}", "{{see table fleet}}"][number - 1]!;

function report(chapters: readonly number[]): string {
  return [
    "template: report",
    "kind: Report",
    "claim: Ninety crossings can be run better, for {{total-saving}} less.",
    "summary-title: Executive summary",
    "summary:",
    ...[1, 2, 3, 4, 5].map(
      i =>
        `  - {title: "Finding ${i}: most crossings are kept by authorities that do not speak to each other", text: "Of ninety crossings most are subsidised. The survey shows what was paid for each of them, year by year, and how little is known of the result."}`,
    ),
    "key-figures: [{figure: total-saving, text: to be saved}]",
    "summary-chart: fleet",
    `chapters: [${chapters.map(number => `chapter-${number}`).join(", ")}]`,
    "recommendations: {title: Recommendations in full}",
    "workings: {title: Workings}",
    "figures: {title: All figures}",
    "sources: {title: Source notes}",
    "",
  ].join("\n");
}

function pressRelease(): string {
  return [
    "template: press-release",
    `headline: "${titleOf(1)}"`,
    "lead: Ninety crossings can be run better, and {{total-saving}} can be saved.",
    "body: [Ninety crossings are kept by authorities that do not speak to each other.]",
    "key-figures: [{figure: total-saving, text: to be saved}]",
    "quotations: [{quotation: crossing}]",
    "contact: Interviews on request",
    "",
  ].join("\n");
}

function landingPage(): string {
  return [
    "template: landing-page",
    "kind: Report",
    "description: What ninety crossings cost.",
    "claim: Ninety crossings can be run better, for {{total-saving}} less.",
    "key-figures: [{figure: total-saving, text: to be saved}]",
    "summary: {title: Summary, lead: Ninety crossings are kept by authorities that do not speak to each other.}",
    "verdicts: {title: Verdicts}",
    "recommendations: {title: Recommendations}",
    "charts: {title: Charts, show: [{chart: dear-crossings, size: long}, {chart: fleet, size: low}]}",
    "downloads: {title: Downloads}",
    "sources: Sources",
    "",
  ].join("\n");
}
