/** The one line of a CDS Hooks card, "title: modality, status word", must have fewer than 140 characters (CDS Hooks 2.0, Card.summary). */
import { evaluate, explain, STATUSES, type Decision, type RuleSet } from '@regen-cds/engine';
import type { Finding } from '../finding.js';

export const CARD_SUMMARY_LIMIT = 140;

/** The decision as if every modality stood at one status. */
const allAt = (decision: Decision, status: (typeof STATUSES)[number]): Decision => ({
  ...decision,
  modalities: decision.modalities.map((one) => ({
    ...one,
    status,
    soFar: status === 'needs-answers' ? one.soFar : status,
  })),
});

/** Every line that a card can show, with the modality it is about. */
const summaries = (ruleSet: RuleSet, today: string): { modality: string; lang: string; text: string }[] => {
  const decision = evaluate(ruleSet, {}, { asOf: today });
  return ruleSet.document.locales.flatMap((lang) =>
    STATUSES.flatMap((status) => {
      const { title, modalities } = explain(allAt(decision, status), ruleSet, { lang, audience: 'clinician' });
      return modalities.map(({ modality, name, statusText }) => ({
        modality,
        lang,
        text: `${title}: ${name}, ${statusText}`,
      }));
    }),
  );
};

/** @param today `yyyy-mm-dd` */
export const checkCards = (ruleSet: RuleSet, today: string): Finding[] => {
  const all = summaries(ruleSet, today);
  return ruleSet.document.modalities.flatMap(({ id, comparator }, i) => {
    if (comparator === true) return [];
    const own = all.filter(({ modality }) => modality === id);
    const worst = own.reduce((a, b) => (b.text.length > a.text.length ? b : a), { lang: '', text: '' });
    if (worst.text.length < CARD_SUMMARY_LIMIT) return [];
    const message = `As a card in an EHR it reads "${worst.text}": ${worst.text.length} characters (${worst.lang}), and CDS Hooks allows fewer than ${CARD_SUMMARY_LIMIT}. Shorten the name or the title.`;
    return [{ code: 'card-summary', severity: 'warning' as const, path: `/modalities/${i}/name`, message }];
  });
};
