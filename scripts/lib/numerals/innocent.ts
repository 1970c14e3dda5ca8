// Where a number is none that could be a figure: in dates, references, names, addresses and turns of speech.
import {months} from "./months.ts";

export interface Innocent {
  readonly start: number;
  readonly end: number;
  /** Whether even money and shares are innocent there; otherwise only bare numbers and counts of things are. */
  readonly whole: boolean;
  /** It has the form of a year: innocent unless a figure counts the things behind it. */
  readonly isYear: boolean;
}

export function innocentStretches(text: string, locale: string): readonly Innocent[] {
  const found: Innocent[] = [];
  for (const {pattern, whole} of [...patterns, ...dated(locale)])
    for (const match of text.matchAll(pattern))
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        whole,
        isYear: pattern === years.pattern,
      });
  return found;
}

interface Pattern {
  readonly pattern: RegExp;
  readonly whole: boolean;
}

const gap = "[ \\u00a0\\u202f\\n]";
const list = `(?:(?:${gap}?[,;&–-]${gap}?|${gap}(?:and|or|to|und|oder|bis|et|ou|à|y|e|en|og|eller|och|til|till|tot|a)${gap})(?:\\p{L}[.-]?)?\\d[\\d.]*\\p{Ll}?(?![\\p{L}\\d%]))*`;

/** What bears a number as its name: page 12, section 3.2, Recommendation 14, Abb. 3, art. 50, tiltak 7. */
const numbered =
  `pages?|pp?\\.|sections?|sect?\\.|ss?\\.|chapters?|chaps?\\.|ch\\.|figures?|figs?\\.|tables?|charts?|graphs?|maps?
  |recommendations?|recs?\\.|paragraphs?|paras?\\.?|articles?|arts?\\.?|clauses?|annex(?:es)?|appendi(?:x|ces)|box(?:es)?|exhibits?
  |footnotes?|notes?|nos?\\.|number|numbers|n[°ºo]\\.?|№|vols?\\.|volumes?|issues?|parts?|bills?|schedules?|rules?|regulations?|orders?
  |items?|questions?|qs?|answers?|steps?|phases?|stages?|waves?|levels?|tiers?|grades?|bands?|class(?:es)?|types?|categor(?:y|ies)
  |options?|versions?|v\\.?|releases?|rooms?|floors?|platforms?|lines?|routes?|flights?|forms?|units?|lots?|blocks?|tracks?
  |slides?|rows?|columns?|goals?|targets?|priorit(?:y|ies)|principles?|objectives?|actions?|measures?|proposals?|tests?|tasks?|pillars?
  |days?|weeks?|months?|years?|quarters?|rounds?|lessons?|scenarios?|cases?|models?|series|editions?|acts?|scenes?|verses?|psalms?
  |highways?|interstates?|junctions?|gates?|doors?|zones?|districts?|regions?|wards?|bus(?:es)?|trains?|teams?|groups?|squadrons?
  |directives?|resolutions?|protocols?|amendments?|titles?|sub-?sections?|standing order|document|doc\\.|file|id|ref\\.?|code|room
  |seiten?|s\\.|abschnitte?s?|kapiteln?|kap\\.|abb(?:ildung(?:en)?|\\.)|tabellen?|tab\\.|empfehlung(?:en)?|artikeln?|absatz|abs\\.|nr\\.|nummer
  |ziffern?|ziff\\.|anhang|anlage|punkte?n?|stufen?|phasen?|maßnahmen?|paragraph|randnr\\.|rn\\.|drucksache|bundestagsdrucksache
  |chapitres?|tableaux?|graphiques?|recommandations?|annexes?|alinéas?|mesures?|numéros?|page|tome|loi
  |páginas?|págs?\\.|capítulos?|secci(?:ón|ones)|apartados?|tablas?|cuadros?|gráficos?|artículos?|núms?\\.|recomendaci(?:ón|ones)|anexos?
  |pagin[ae]|pagg?\\.|capitol[oi]|sezion[ei]|tabell[ae]|figur[ae]|articol[oi]|raccomandazion[ei]|allegat[oi]|comm[ai]|n\\.|misur[ae]
  |bladzijden?|blz\\.|pagina['’]?s?|hoofdstuk(?:ken)?|paragra(?:af|fen)|tabel(?:len)?|figu(?:ur|ren)|artikel(?:en)?|aanbeveling(?:en)?
  |bijlagen?|maatregel(?:en)?|sider?|kapit(?:tel|ler|el|len)|avsnitt|tabell(?:er|en)?|figurer?|artikk?el|anbefaling(?:er)?|tiltak|punkter?
  |pkt\\.|rekommendation(?:er)?|sid(?:a|an|or)|bilag|vedlegg|bilaga|åtgärd(?:er)?|lov|lag|afsnit|kolonne`.replace(
    /\s+/g,
    "",
  );

const years: Pattern = stretches(
  String.raw`(?<![\d.,£$€])(?:1[5-9]|2[01])\d{2}(?:\s?[–/-]\s?(?:(?:1[5-9]|2[01])?\d{2}))?(?![\d]|[.,]\d|\s?[–-]?(?:%|per\s?cent))`,
);

const patterns: readonly Pattern[] = [
  // Addresses of the web and of mail, code, telephones, standard numbers.
  stretches(
    String.raw`\b(?:https?:\/\/|www\.)[^\s<>"”’)\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|uk|eu|int|info|io|de|fr|es|it|nl|no|se|dk|pdf|html?|xlsx?|csv|docx?)\b(?:\/\S*)?`,
    true,
  ),
  stretches("\\x60[^\\x60\\n]*\\x60", true),
  stretches(
    String.raw`(?:\+\d{1,3}|\(0\)|\b0|\b00\d{1,3}|\(0\d{2,5}\))[ ()\d/.-]{6,18}\d(?!\d|[.,]\d)`,
    true,
  ),
  stretches(
    String.raw`\b(?:tel|phone|telephone|fax|call|mobile|ext|telefon|tél|tlf)\b\.?:?\s*(?:\+?[\d() -]{3,20}\d)`,
  ),
  stretches(
    String.raw`\b(?:ISBN(?:-1[03])?|ISSN|DOI|PMID|ORCID|EAN|UPRN|VAT|IBAN|BIC|HRB|CIF|NIF|SIRET|SIREN|KvK|CVR|Org\.?\s?nr|Company|Charity)(?:\s?(?:no|number|registration)\.?)?:?\s*[\dA-Z][\dA-Z./() -]*\d`,
    true,
  ),
  stretches(String.raw`\b10\.\d{4,9}\/\S+`, true),
  // References.
  stretches(
    `(?<![\\p{L}\\p{N}])(?:${numbered})(?:${gap}|[-‐‑#])?${gap}?(?:(?:no|nr|n°|nos)\\.?${gap})?\\(?(?:\\p{Lu}[.-]?)?\\d[\\d.]*\\p{Ll}?(?![\\p{L}\\d%]|,\\d{3}(?!\\d))\\)?${list}`,
  ),
  stretches(
    `(?<![\\p{L}\\p{N}])(?:${spelledNumbered()})${gap}(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\\p{L}|${gap}(?:hundred|thousand|million))`,
  ),
  stretches(`§§?${gap}?\\d[\\d.]*\\p{Ll}?${list}`, true),
  stretches(
    String.raw`[[(]\d{1,3}(?:\s?[,–-]\s?\d{1,3})*[\])]|\(\p{Ll}\)|^\s*(?:\d{1,3}[.)]|\(\d{1,3}\))(?=\s)`,
  ),
  // Times, dates in figures, years, versions, scores and pairs.
  stretches(
    String.raw`(?<![\d.,])\d{1,2}(?:[:.]\d{2}){1,2}\s?(?:[ap]\.?m\.?|uhr|hrs?|h\b|GMT|UTC|CET|BST)|(?<![\d.,])\d{1,2}:\d{2}(?::\d{2})?(?![\d.,])|(?<![\d.,])\d{1,2}\s?(?:[ap]\.?m\b\.?|o[’']clock|uhr\b)|\bkl\.?\s\d{1,2}(?:[.:]\d{2})?|(?<![\d.,])\d{1,2}\s?h\s?\d{2}\b|\d{1,2}\s?heures?\b`,
    true,
  ),
  stretches(
    String.raw`(?<![\d.,])(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{2,4})(?![\d]|[.,]\d)`,
    true,
  ),
  years,
  stretches(String.raw`\bv?\d+\.\d+(?:\.\d+)+(?:-[\w.]+)?\b(?<!\d{1,3}(?:\.\d{3})+)`, true),
  stretches(
    String.raw`(?<![\d.,£$€])\d{1,3}\s?[–-]\s?\d{1,3}(?=\s(?:win|victory|defeat|loss|draw|lead|vote|majority|thriller|scoreline|split))`,
    true,
  ),
  stretches(
    String.raw`(?<![\d.,])\d{1,4}(?:\s?[:]\s?\d{1,4})+(?![\d]|[.,]\d)|(?<![\d.,])(?:50\s?[/:-]\s?50|24\/7|9\/11|7\/7|20\/20|360[- ]degrees?)(?!\d)`,
    true,
  ),
  // Ages, and times that have passed.
  stretches(
    String.raw`\b(?:aged?|age of|alter von|âgée?s? de)\s(?:between\s)?\p{L}*\d*(?:\s(?:to|and|–|-)\s\d+)?`,
  ),
  stretches(
    String.raw`(?:\d+|\p{L}+(?:-\p{L}+)?)[- ](?:years?|months?|weeks?|days?)[- ]olds?\b|\d+ (?:years of age|jahre alt|años de edad|anni di età|jaar oud|ans d[’']âge|anos de idade|år gam(?:mel|le))|\bpå \d+ år(?:\s(?:og|til|eller)\s\d+)?`,
  ),
  stretches(
    String.raw`(?:\d+|\p{L}+) (?:${"seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)"})(?:['’])? (?:ago|later|earlier|before|after|since|hence|previously|apart|on(?=[,.;]))\b`,
  ),
  stretches(
    String.raw`\b(?:every|each) (?:\d+|\p{L}+) (?:${"seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?"})\b`,
  ),
  stretches(
    String.raw`\b(?:vor|il y a|hace|för) (?:\d+|\p{L}+) \p{L}+|(?:\d+|\p{L}+) \p{L}+ (?:fa|geleden|siden|sedan|später|plus tard|después|zuvor)(?!\p{L})`,
  ),
  // Names that end in a number, and lists of the best.
  stretches(
    String.raw`\b(?:top|fortune|ftse|nikkei|dax|cac|s&p|stoxx|windows|office|boeing|airbus|covid|sars|apollo|agenda|horizon|europe|vision|iso|iec|rfc|http|html|usb|ipad|iphone|galaxy|playstation|xbox|channel|radio|bbc|itv|studio|catch|area|world cup|olympics|expo|cop|route|highway|autobahn|nato|opus|symphony)[ -]\d{1,4}(?![\p{L}\d%]|[.,]\d|\s?(?:%|per cent|million|billion))`,
  ),
  // How sure a statistic is.
  stretches(
    String.raw`\b\d{1,2}(?:\.\d)?\s?(?:%|per\s?cent)[ -](?:CI\b|confidence|significance|level\b|credible|prediction)`,
    true,
  ),
  // Metres, and thousands of metres that are run.
  stretches(
    String.raw`\b\d[\d,.]*\s?m(?=[\s-](?:away|tall|high|deep|long|wide|thick|square|race|sprint|hurdles|freestyle|relay|track|final|dash|pool|tower|from|below|above|of (?:cable|road|pipe|track|fenc|rope|fabric|height|sea)))|\b\d{1,2}k(?=[\s-](?:run|race|walk|charity|jog|resolution|monitor|screen|video))`,
    true,
  ),
  // Turns of speech.
  stretches(
    String.raw`\b(?:give|gives|gave|given|giving)(?: it)? (?:110|120|150|200|1000)\s?(?:%|per\s?cent)|\b(?:second to none|zero[- ](?:tolerance|sum|hours?)|back to square one|six of one|four corners|catch-22|cloud nine|seventh heaven|forty winks|on all fours|in two minds|put two and two together|two[- ](?:way|fold|faced|tier|thirds majority|speed|edged|party|horse)|three[- ](?:line whip|way|fold|dimensional|quarters? of an hour)|four[- ](?:fold|letter|wheel)|ten[- ](?:fold|four)|hundred[- ]fold|nine times out of ten|ten out of ten|nine lives|nine to five|five[- ]star|twenty[- ]twenty|thousand and one|fifty[- ]fifty|first (?:half|quarter|third)|(?:second|last|latter|early|late) (?:half|quarter|third)|half (?:an|the|a) (?:hour|day|mile|battle|story|time|truth|century|decade|year|way|term)|half[- ](?:hour|day|time|way|hearted|term|year|century|truth|brother|sister|life|baked|empty|full|price)|quarter of (?:an hour|a century|a mile)|third (?:of the way|party|sector|reading|world)|half of (?:19|20)\d\d|tiers de confiance)\b`,
    true,
  ),
  stretches(
    String.raw`\b(?:100|110|120|one hundred|a hundred|hundred|hundert|cent|cien|cento)\s?(?:%|per\s?cent|prozent|pour cent|por ciento|per cento|prosent|procent)[ -](?:sure|certain|committed|behind|right|correct|agree|agreed|confident|convinced|honest|safe|secure|clear|true|happy|effort|organic|cotton|wool|recycled|fun|sicher|sûrs?|seguros?|sicuri?|sicker|zeker|säker|sikker)\b`,
    true,
  ),
  stretches(
    String.raw`\b(?:thanks a million|a (?:million|thousand) (?:thanks|times|miles|apologies|ways|reasons|things)|one in a million|million to one|(?:multi-?)?(?:million|billion|trillion)[- ](?:dollar|pound|euro)s? (?:question|idea|baby|smile)|(?:£|€|\$)?64[,.]?000[- ](?:dollar |pound )?question|(?:five|ten|twenty|fifty|5|10|20|50)[- ](?:pound|euro|dollar) (?:note|bill)s?|[£€$](?:1|2|5|10|20|50|100) (?:notes?|coins?|bills?|banknotes?)|pound of flesh|two cents|ten a penny|a dime a dozen|penny wise|pound foolish|(?:a|one) dollar a day)\b|(?:[£€$](?:1|2|5|10|20|50|100)[- ](?:notes?|coins?|bills?|banknotes?)|\$1[- ]a[- ]day|[£€$]64[,.]?000[- ](?:dollar |pound )?question)\b`,
    true,
  ),
];

/** Days and months, in the language of the text and in English. */
function dated(locale: string): readonly Pattern[] {
  const kept = datedPatterns.get(locale);
  if (kept) return kept;
  const names = months(locale).join("|");
  const day = "\\d{1,2}(?:st|nd|rd|th|er|[.º°])?";
  const made = [
    new RegExp(
      `(?<![\\d.,£$€])(?:${day}(?:\\s?(?:[–-]|to|and|bis|au|al)\\s?${day})?${gap}(?:of |de |di |d['’])?(?:${names})(?!\\p{L})\\.?(?:,?${gap}(?:de |del )?(?:1[5-9]|2[01])\\d{2})?|(?<!\\p{L})(?:${names})\\.?${gap}(?:de |del )?(?:(?:1[5-9]|2[01])\\d{2}(?:[–/-]\\d{2,4})?|${day}(?![\\d.,]*\\d|${gap}?%|\\p{L})(?:,?${gap}(?:1[5-9]|2[01])\\d{2})?))`,
      "gu",
    ),
  ].map(pattern => ({pattern, whole: true}));
  datedPatterns.set(locale, made);
  return made;
}

/** A memory only. */
const datedPatterns = new Map<string, readonly Pattern[]>();

function spelledNumbered(): string {
  return "page|section|chapter|figure|table|recommendation|part|article|option|phase|stage|step|level|tier|volume|act|round|scenario|annex|appendix|box|day|week|month|year|question|item|lot|group|pillar|priority|goal|test";
}

/** `whole`: even money and shares are innocent there. */
function stretches(pattern: string, whole = false): Pattern {
  return {pattern: new RegExp(pattern, "gimu"), whole};
}
