// German, Dutch, Swedish, Norwegian and Danish: numbers in one word, and a billion that is a million millions.
import type {Language} from "./language.ts";
import {counting, setOf, valued} from "./word-lists.ts";

const common = {
  decimal: ",",
  joined: true,
  headFirst: false,
} as const;

export const german: Language = {
  ...common,
  numbers: new Map([
    ...counting(`null ein/eins/eine/einen/einem/einer/eines zwei/zwo drei vier fünf sechs sieben acht neun
      zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn`),
    ...counting("zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10),
    ...valued("dutzend=12 hundert=100"),
  ]),
  scales: valued("tausend=3 million/millionen=6 milliarde/milliarden=9 billion/billionen=12"),
  and: setOf("und"),
  unitsFirst: true,
  point: setOf("komma"),
  parts: valued(`halb/halbe/halben/halber/halbes/hälfte=2 drittel/dritteln=3 viertel/vierteln=4
    fünftel=5 sechstel=6 siebtel=7 achtel=8 neuntel=9 zehntel=10 zwölftel=12 zwanzigstel=20`),
  article: setOf("ein eine einem einen einer"),
  inMany: "von|aus|unter",
  goesOn:
    setOf(`aber als am an auf aus bei beim bis da damit dann das dass dem den der des die dies diese
    dieser dieses doch durch ein eine einem einen einer eines er es für gegen hat hatte hatten haben
    hinter im in ins ist kein keine mehr mit nach nicht noch nun nur ob oder ohne pro sein seine seit
    sich sie sind so soll sollen sowie über um und unter vom von vor war waren weil weniger wenn werden
    wie wird worden wurde wurden zu zum zur zwischen`),
  capitalNouns: true,
};

export const dutch: Language = {
  ...common,
  numbers: new Map([
    ...counting(`nul een/één/eén twee drie vier vijf zes zeven acht negen tien elf twaalf dertien
      veertien vijftien zestien zeventien achttien negentien`),
    ...counting("twintig dertig veertig vijftig zestig zeventig tachtig negentig", 20, 10),
    ...valued("dozijn=12 honderd=100"),
  ]),
  scales: valued(`duizend=3 miljoen/miljoenen=6 miljard/miljarden=9 biljoen/biljoenen=12`),
  and: setOf("en ën"),
  unitsFirst: true,
  point: setOf("komma"),
  parts: valued(`half/halve/helft=2 derde/derden=3 kwart/kwarten/vierde=4 vijfde/vijfden=5
    zesde/zesden=6 achtste/achtsten=8 tiende/tienden=10`),
  article: setOf("een"),
  inMany: "op de|op|van de|uit",
  goesOn:
    setOf(`aan al alle als bij boven daarna dan dat de deze die dit door dus een en er geen had hadden
    heeft hebben het hun in is kan maar meer men met minder moet na naar niet nog nu of om onder ook
    op over per sinds te tegen ten ter tot tussen uit van voor waren was wat werd werden worden wordt
    zijn zonder zou`),
  capitalNouns: false,
};

const nordic = {...common, capitalNouns: false, unitsFirst: false, point: setOf("komma")} as const;

export const swedish: Language = {
  ...nordic,
  numbers: new Map([
    ...counting(`noll en/ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton
      sjutton arton nitton`),
    ...counting("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio", 20, 10),
    ...valued("dussin=12 hundra=100"),
  ]),
  scales: valued("tusen=3 miljon/miljoner=6 miljard/miljarder=9 biljon/biljoner=12"),
  and: setOf("och"),
  parts: valued(`halv/halva/hälften=2 tredjedel/tredjedelar=3 fjärdedel/fjärdedelar=4
    femtedel/femtedelar=5 sjättedel/sjättedelar=6 åttondel/åttondelar=8 tiondel/tiondelar=10`),
  article: setOf("en ett"),
  inMany: "av|på",
  goesOn:
    setOf(`att av bland de den det då där efter eller en ett från för ha hade har i in inklusive inom
    inte är kan med mellan men mer mindre och om på per samt sedan ska som så till under upp var vara
    varav vid än år över`),
};

export const norwegian: Language = {
  ...nordic,
  numbers: new Map([
    ...counting(`null en/én/ett/et/ei to tre fire fem seks sju/syv åtte ni ti elleve tolv tretten fjorten
      femten seksten sytten atten nitten`),
    ...counting("tjue/tyve tretti/tredve førti/førr femti seksti sytti åtti nitti", 20, 10),
    ...valued("dusin=12 hundre=100"),
  ]),
  scales: valued("tusen=3 million/millioner=6 milliard/milliarder=9 billion/billioner=12"),
  and: setOf("og"),
  parts: valued(`halv/halve/halvparten=2 tredel/tredeler/tredjedel/tredjedeler=3
    firedel/firedeler/fjerdedel/fjerdedeler=4 femdel/femdeler/femtedel/femtedeler=5 sjettedel=6
    åttedel/åttedeler=8 tidel/tideler/tiendedel=10`),
  article: setOf("en ein et"),
  inMany: "av|blant",
  goesOn:
    setOf(`at av blant da de den der det eller en er et etter for fra før ha hadde har i ikke innen kan
    med mellom men mens mer mindre mot når og om opp over på per samt siden skal som så til under ut
    var ved vil være`),
};

export const danish: Language = {
  ...nordic,
  unitsFirst: true,
  numbers: new Map([
    ...counting(`nul en/én/et/ét to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten
      seksten sytten atten nitten`),
    ...counting("tyve tredive fyrre halvtreds tres halvfjerds firs halvfems", 20, 10),
    ...valued("dusin=12 hundrede/hundred=100"),
  ]),
  scales: valued("tusind/tusinde=3 million/millioner=6 milliard/milliarder=9 billion/billioner=12"),
  and: setOf("og"),
  parts: valued(`halv/halve/halvdelen=2 tredjedel/tredjedele=3 fjerdedel/fjerdedele/kvart=4
    femtedel/femtedele=5 sjettedel/sjettedele=6 ottendedel/ottendedele=8 tiendedel/tiendedele=10`),
  article: setOf("en et"),
  inMany: "ud af|af",
  goesOn:
    setOf(`at af blandt da de den der det eller en er et efter for fra før ha havde har i ikke inden kan
    med mellem men mens mere mindre mod når og om op over på per samt siden skal som så til under ud
    var ved vil være`),
};
