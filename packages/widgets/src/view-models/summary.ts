import type { Explanation, ModalityExplanation } from '@regen-cds/engine';
import type { Messages } from '../i18n/messages.js';

const reasons = ({ decisive, soFar }: ModalityExplanation, messages: Messages): string[] =>
  soFar === 'not-indicated'
    ? [`  - ${messages.noneListed(decisive.length)}`]
    : decisive.map(
        ({ title, text, action, medicineText }) =>
          `  - ${[`${title}: ${text}`, action, medicineText].filter(Boolean).join(' ')}`,
      );

/** Tasks to do; also those that stay to do until it is known that they are not. */
const tasks = ({ other }: ModalityExplanation, messages: Messages): string[] =>
  other
    .filter(({ due }) => due)
    .map(({ title, action }) => `  - ${[`${messages.toDo} ${title}.`, action].filter(Boolean).join(' ')}`);

const option = (modality: ModalityExplanation, messages: Messages): string[] => [
  `${modality.name}: ${[modality.statusText, modality.soFarText].filter(Boolean).join('. ')}`,
  ...reasons(modality, messages),
  ...tasks(modality, messages),
  ...(modality.open.length === 0
    ? []
    : [`  - ${messages.stillMatter(modality.open.length)}: ${modality.open.map(({ label }) => label).join(', ')}`]),
];

/** A decision as plain text, for a note: what a clinician sees first on screen, with the facts and the rules it rests on. */
export const summaryText = (explanation: Explanation, messages: Messages): string => {
  const { title, headline, asOf, urgent, modalities, facts, ruleSet, experimental } = explanation;
  return [
    title,
    `${messages.asOf(asOf)}. ${headline} ${messages.confirm}`,
    ...(experimental === null ? [] : [experimental]),
    '',
    ...urgent.map(({ title: sign, text, action }) => `${sign}: ${[text, action].filter(Boolean).join(' ')}`),
    ...(urgent.length > 0 ? [] : modalities.filter(({ comparator }) => !comparator)).flatMap((one) =>
      option(one, messages),
    ),
    '',
    `${messages.facts}:`,
    ...facts.map(({ text, originText }) => `- ${[text, originText].filter(Boolean).join(' · ')}`),
    '',
    `${ruleSet.id} ${ruleSet.version}${ruleSet.digest === null ? '' : ` ${ruleSet.digest}`}. ${messages.reviewed(ruleSet.reviewed)}.`,
  ].join('\n');
};
