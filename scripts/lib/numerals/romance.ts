// French, Spanish, Italian and Portuguese.
import type {Language} from "./language.ts";
import {counting, setOf, valued} from "./word-lists.ts";

const common = {
  decimal: ",",
  unitsFirst: false,
  headFirst: true,
  capitalNouns: false,
} as const;

export const french: Language = {
  ...common,
  joined: false,
  numbers: new Map([
    ...counting(`zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze
      seize`),
    ...counting(
      "vingt/vingts trente quarante cinquante soixante septante huitante nonante",
      20,
      10,
    ),
    ...valued("octante=80 douzaine=12 cent/cents=100"),
  ]),
  scales: valued("mille=3 million/millions=6 milliard/milliards=9 billion/billions=12"),
  and: setOf("et"),
  point: setOf("virgule"),
  parts:
    valued(`moitié/demi/demie=2 tiers=3 quart/quarts=4 cinquième/cinquièmes=5 sixième/sixièmes=6
    huitième/huitièmes=8 dixième/dixièmes=10`),
  article: setOf("un une"),
  inMany: "sur",
  goesOn:
    setOf(`à afin ainsi après au aussi autour aux avant avec car ce ces cette chez comme contre d dans de
    depuis des dont du elle elles en encore entre est et étaient était être eu fut il ils jusqu l la le
    les leur leurs lors mais même moins ne non notre nous on ont ou où par pas pendant plus pour puis qu
    que qui sa sans se selon sera seront ses si soit son sont sous sur tandis tous tout très un une vers
    y a`),
};

export const spanish: Language = {
  ...common,
  joined: false,
  numbers: new Map([
    ...counting(`cero un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce
      quince dieciséis/dieciseis diecisiete dieciocho diecinueve veinte veintiún/veintiuno/veintiuna
      veintidós/veintidos veintitrés/veintitres veinticuatro veinticinco veintiséis/veintiseis
      veintisiete veintiocho veintinueve`),
    ...counting("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10),
    ...valued("docena=12 cien/ciento=100"),
    ...counting(
      `doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas
      quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas
      novecientos/novecientas`,
      200,
      100,
    ),
  ]),
  scales: valued("mil=3 millón/millon/millones=6 millardo/millardos=9 billón/billon/billones=12"),
  and: setOf("y"),
  point: setOf("coma punto"),
  parts:
    valued(`mitad/medio/media=2 tercio/tercios=3 cuarto/cuartos=4 quinto/quintos=5 sexto/sextos=6
    octavo/octavos=8 décimo/décimos=10`),
  article: setOf("un una"),
  inMany: "de cada|de",
  goesOn:
    setOf(`a al algo ante antes así aunque bajo cada como con contra cuando de del desde después donde
    durante e el ella en entre era eran es esta este está están fue fueron ha había habían han hasta la
    las le lo los mas más me menos mientras ni no o para pero por porque pues que se según ser será si
    sin sino sobre son su sus también tan tras u un una y ya`),
};

export const italian: Language = {
  ...common,
  joined: true,
  numbers: new Map([
    ...counting(`zero un/uno/una due tre/tré quattro cinque sei sette otto nove dieci undici dodici tredici
      quattordici quindici sedici diciassette diciotto diciannove`),
    ...counting("venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 20, 10),
    // They lose their last letter before uno and otto.
    ...counting("vent trent quarant cinquant sessant settant ottant novant", 20, 10),
    ...valued("dozzina=12 cento/cent=100"),
  ]),
  scales: valued("mille/mila=3 milione/milioni=6 miliardo/miliardi=9 bilione/bilioni=12"),
  and: setOf("e"),
  point: setOf("virgola"),
  parts: valued(`metà/mezzo/mezza=2 terzo/terzi=3 quarto/quarti=4 quinto/quinti=5 sesto/sesti=6
    ottavo/ottavi=8 decimo/decimi=10`),
  article: setOf("un una"),
  inMany: "su",
  goesOn:
    setOf(`a ad agli ai al alla alle allo anche che ci come con contro da dagli dai dal dalla dalle dei
    del della delle dello di dopo dove durante e ed era erano fra gli ha hanno i il in la le lo ma meno
    nei nel nella nelle nello non o oltre per perché più poi presso prima quando se sono sotto stata
    state stati stato su sugli sui sul sulla sulle tra un una verso è`),
};

export const portuguese: Language = {
  ...common,
  joined: false,
  numbers: new Map([
    ...counting(`zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze
      catorze/quatorze quinze dezasseis/dezesseis dezassete/dezessete dezoito dezanove/dezenove`),
    ...counting("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10),
    ...valued("dúzia=12 cem/cento=100"),
    ...counting(
      `duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas
      seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas novecentos/novecentas`,
      200,
      100,
    ),
  ]),
  scales: valued("mil=3 milhão/milhões=6 bilhão/bilhões=9 bilião/biliões=12"),
  and: setOf("e"),
  point: setOf("vírgula"),
  parts: valued(
    `metade/meio/meia=2 terço/terços=3 quarto/quartos=4 quinto/quintos=5 décimo/décimos=10`,
  ),
  article: setOf("um uma"),
  inMany: "em cada|em",
  goesOn:
    setOf(`a ao aos após as até com como contra da das de depois desde do dos durante e ela em entre era
    eram essa esse esta este está estão foi foram há mais mas menos na nas não no nos o os ou para pela
    pelo por porque que se sem ser será seu sob sobre sua são também um uma`),
};
