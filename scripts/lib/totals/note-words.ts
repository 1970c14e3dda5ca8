// "Figures may not sum to totals because of rounding", as statistics say it in each language.

/** The publication's own words, else those of its language, else English. */
export function roundingWords(own: string | null, language: string): string {
  return own ?? words[language.split("-")[0]!.toLowerCase()] ?? english;
}

const english = "Figures may not sum to totals because of rounding.";
const bokmål = "Tallene summerer seg ikke alltid til totalen på grunn av avrunding.";

const words: Readonly<Record<string, string>> = {
  en: english,
  cs: "Součty nemusí odpovídat celkovým hodnotám z důvodu zaokrouhlení.",
  cy: "Efallai na fydd y ffigurau’n adio i’r cyfansymiau oherwydd talgrynnu.",
  da: "På grund af afrunding summer tallene ikke altid til totalen.",
  de: "Abweichungen in den Summen ergeben sich durch Runden der Zahlen.",
  es: "Las sumas pueden no coincidir con los totales debido al redondeo.",
  fi: "Pyöristysten vuoksi luvut eivät aina summaudu kokonaissummaan.",
  fr: "Les chiffres étant arrondis, leur somme peut ne pas correspondre aux totaux.",
  it: "La somma delle cifre può non coincidere con il totale a causa degli arrotondamenti.",
  nb: bokmål,
  nl: "Door afronding kan de som van de cijfers afwijken van het totaal.",
  nn: "Tala summerer seg ikkje alltid til totalen på grunn av avrunding.",
  no: bokmål,
  pl: "Ze względu na zaokrąglenia sumy składników mogą się różnić od podanych wartości ogółem.",
  pt: "A soma das parcelas pode não corresponder ao total devido a arredondamentos.",
  sv: "På grund av avrundning summerar siffrorna inte alltid till totalen.",
};
