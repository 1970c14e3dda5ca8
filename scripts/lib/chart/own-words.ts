// The words that a Vega-Lite specification of the writer's own may use here, and what may be called in its expressions.

export const marks: readonly string[] = [
  ..."arc area bar boxplot circle errorband errorbar line point rect rule square".split(" "),
  ..."text tick trail".split(" "),
];

export const channels: readonly string[] = [
  ..."x y x2 y2 xOffset yOffset xError xError2 yError yError2 theta theta2 radius radius2".split(
    " ",
  ),
  ..."color fill stroke opacity fillOpacity strokeOpacity strokeWidth strokeDash size shape".split(
    " ",
  ),
  ..."angle text detail order key facet row column tooltip description time".split(" "),
];

export const types: readonly string[] = ["quantitative", "nominal", "ordinal", "temporal"];

/** The fields of our rows. */
export const ownFields: readonly string[] = [
  ..."row label note column head value text low high status date forecast".split(" "),
];

/** Keys whose texts are expressions. */
export const expressionKeys: readonly string[] = [
  ..."calculate filter test expr labelExpr signal update".split(" "),
];

/** Functions of Vega that only compute: nothing of the machine, its clock, chance, or the network. */
export const functions: readonly string[] = [
  ..."if isArray isBoolean isDate isDefined isNumber isObject isRegExp isString isValid isNaN isFinite".split(
    " ",
  ),
  ..."toBoolean toDate toNumber toString abs ceil clamp exp floor hypot log max min pow round sqrt".split(
    " ",
  ),
  ..."sin cos tan asin acos atan atan2 utc utcyear utcquarter utcmonth utcdate utcday utchours".split(
    " ",
  ),
  ..."utcFormat utcParse format extent inrange indexof join length lerp peek pluck replace reverse".split(
    " ",
  ),
  ..."sequence slice span split substring trim truncate upper lower pad parseFloat parseInt merge".split(
    " ",
  ),
  ..."regexp test rgb hsl lab hcl luminance contrast scale invert bandwidth range domain".split(
    " ",
  ),
];

/** Names that lead out of the data of a chart. */
export const forbiddenNames =
  /\b(?:constructor|prototype|__proto__|window|globalThis|global|process|document|Function|eval|require|import|this)\b/;
