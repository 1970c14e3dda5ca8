// English.
import type {Language} from "./language.ts";
import {counting, setOf, valued} from "./word-lists.ts";

export const english: Language = {
  decimal: ".",
  numbers: new Map([
    ...counting(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
      fifteen sixteen seventeen eighteen nineteen`),
    ...counting("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    ...valued("nought=0 dozen=12 hundred=100 hundreds=100"),
  ]),
  scales: valued("thousand=3 million=6 billion/billions=9 trillion/trillions=12"),
  and: setOf("and"),
  unitsFirst: false,
  joined: false,
  point: setOf("point"),
  parts: valued(`half/halves=2 third/thirds=3 quarter/quarters/fourth/fourths=4 fifth/fifths=5
    sixth/sixths=6 seventh/sevenths=7 eighth/eighths=8 ninth/ninths=9 tenth/tenths=10
    twelfth/twelfths=12 twentieth/twentieths=20 hundredth/hundredths=100`),
  article: setOf("a an"),
  inMany: "in(?: every)?|out of(?: every)?",
  goesOn:
    setOf(`a about above according across after again against ago all almost already also although am
    among an and another any are around as at away back be because been before behind being below
    between both but by came can cannot come could despite did do does done down due during each
    either ended even ever every except fell for from further gave get gets given go goes going gone
    got had has have he her here hers him his how however if in including instead into is it its
    itself just last less let like made make makes many may me might mine more most much must my near
    nearly neither never next no nobody none nor not nothing now of off on once one only onto or other
    others our out over own past per perhaps plus put rather ran rose said same say says see seen
    shall she should show shown shows since so some spent still such take taken than that the their
    them then there therefore these they this those though through throughout thus to together too
    took toward towards turned under unless unlike until up upon us used versus very via was way we
    well went were what when where whereas whether which while who whole whom whose why will with
    within without would yet you your lower higher fewer later earlier respectively remained`),
  headFirst: false,
  capitalNouns: false,
};
