/**
 * Words that must not reach a patient: verdicts and hype (UX ST2), claims that the project's source texts made and the evidence
 * does not carry, advice on medicines, and clinicians' codes (UX ST4). Each rule is one line; a sentence that denies a claim is fine.
 */
import { isHeading, sentencesOf, type Text } from './texts.js';

interface WordRule {
  words: Readonly<Record<string, RegExp>>;
  /** A sentence with one of these is no offence: it denies or asks. */
  unless?: RegExp;
}

const DENIES =
  /\b(no|not|nor|never|none|nobody|nothing|without|cannot|can't|doesn't|isn't|doubt|ningun[oa]?|ningún|nunca|nadie|nada|sin|ni|dud[ae])\b/i;
const ASKS = /[?¿]|\b(ask|asked|before|whether|if|who|pregunt\w*|antes|quien|quién|si)\b/i;

/** Never in a heading, a name or a status. */
const VERDICTS: WordRule = {
  words: {
    en: /\b(eligib\w*|approved|safe\w*|recommend\w*|best|qualif\w*)\b/i,
    es: /\b(elegibl\w*|apt[oa]s?|aprobad\w*|segur[oa]s?|recomend\w*|mejor(es)?)\b/i,
  },
};

/** Nowhere at all. */
const VERDICTS_IN_PROSE: WordRule = {
  words: {
    en: /\b(eligib\w*|you qualify|we recommend|recommended|is safe|are safe|the best|perfect)\b/i,
    es: /\b(elegibl\w*|es apt[oa]|usted califica|recomendad[oa]s?|recomendamos|es segur[oa]|son segur[oa]s|perfect[oa])\b/i,
  },
  unless: DENIES,
};

const CLAIMS: WordRule = {
  words: {
    en: /\b(no risk|risk[- ]free|non-?invasive|minimal(ly)? (discomfort|invasive)|rich in stem cells|preferred option|regenerat\w+|regrow\w*|rebuild\w*|rejuvenat\w+|guarante\w+|miracle\w*|breakthrough|cutting[- ]edge|revolution\w+|heals? faster|speeds? (up )?healing|lower risk|proven alternative)\b/i,
    es: /\b(sin riesgos?|no invasiv\w+|mínim(a|amente) (molestia|invasiv\w+)|ric[oa] en células madre|opción preferida|regener\w+|reconstruy\w+|rejuvenec\w+|garanti\w+|milagr\w+|revolucionari\w+|acelera la (curación|cicatrización)|menor riesgo)\b/i,
  },
  unless: DENIES,
};

/** An order, not a statement of fact: "Take aspirin", "you should stop it", never "You take aspirin". */
const MEDICINE_ADVICE: WordRule = {
  words: {
    en: /(^|[,;] |\b(please|should|must|(?<!\b(you|they|we|people|who) )do not|don't|never|need to|have to) )(stop|start|pause|skip|hold|quit|switch|come off|take|avoid|use)\b[^.;:]*\b(medicines?|medications?|pills?|tablets?|blood thinners?|aspirin|warfarin|ibuprofen|naproxen|paracetamol|acetaminophen|anti-inflammator\w+|antibiotics?|steroids?)\b/i,
    es: /\b(suspenda\w*|dej(e|ar) de|empie[cz]\w+|interrump\w+|paus\w+|tome|debe(ría)? tomar|evit(e|ar)|use)\b[^.;:]*\b(medicamentos?|medicinas?|pastillas?|comprimidos?|anticoagulantes?|aspirina|warfarina|ibuprofeno|naproxeno|paracetamol|antiinflamatorios?|antibióticos?|corticoides?)\b/i,
  },
  unless: ASKS,
};

const CODES: WordRule = {
  words: {
    en: /\b(Kellgren|KL ?[0-4]|grade [0-4]|bone on bone|GRADE|HCT-CI|odds ratio|95 ?% CI)\b/,
    es: /\b(Kellgren|KL ?[0-4]|grado [0-4]|hueso con hueso|GRADE|HCT-CI|IC ?95)\b/,
  },
};

/** Where a clinic's own words are quoted to be doubted, or where asking after a fact needs the word. */
const quotesAClaim = ({ path }: Text): boolean =>
  path[0] === 'consent' &&
  ((path[1] === 'claims' && path.includes('claim')) || (path[1] === 'teachBack' && path.includes('choices')));
const asksForAFact = ({ path }: Text): boolean => path[0] === 'facts' || path[0] === 'derived';

const offence = ({ words, unless }: WordRule, text: Text): string[] =>
  Object.entries(text.words).flatMap(([locale, written]) => {
    const pattern = words[locale.split('-')[0] ?? locale];
    return sentencesOf(written)
      .filter((sentence) => pattern?.test(sentence) === true && unless?.test(sentence) !== true)
      .map((sentence) => `${text.at} (${locale}): "${sentence}"`);
  });

const all = (rule: WordRule, texts: readonly Text[]): string[] => texts.flatMap((text) => offence(rule, text));
const outsideQuotes = (texts: readonly Text[]): Text[] => texts.filter((text) => !quotesAClaim(text));

/** Each kind of offence, found in the patient's texts. */
export const WORDING: Readonly<Record<string, (texts: readonly Text[]) => string[]>> = {
  'gives no verdict in a heading (ST2)': (texts) => all(VERDICTS, outsideQuotes(texts).filter(isHeading)),
  'gives no verdict in a sentence (ST2)': (texts) => all(VERDICTS_IN_PROSE, outsideQuotes(texts)),
  'repeats no claim that the evidence does not carry': (texts) =>
    all(
      CLAIMS,
      outsideQuotes(texts).filter((text) => !asksForAFact(text)),
    ),
  'tells nobody to start or stop a medicine': (texts) =>
    all(
      MEDICINE_ADVICE,
      outsideQuotes(texts).filter((text) => !asksForAFact(text)),
    ),
  "shows no clinician's code or grade (ST4)": (texts) => all(CODES, texts),
};
