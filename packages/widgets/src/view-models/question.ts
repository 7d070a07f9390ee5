import {
  askableFacts,
  definitionOf,
  type Decision,
  type FactSentence,
  type Narrator,
  type RuleSet,
} from '@regen-cds/engine';
import type { Messages } from '../i18n/messages.js';
import { controlOf, type Control } from './draft.js';

type Definition = ReturnType<typeof definitionOf>;

/** One question, in the words of its reader. */
export interface QuestionView {
  fact: string;
  /** "Question 3. Five more at most." */
  progress: string;
  legend: string;
  help: string;
  why: string;
  obtain: string;
  control: Control;
  definition: Definition;
  options: { code: string; label: string }[];
  unitLabel: string;
  isMedicine: boolean;
  /** What a chart says of it, where that could not be used or is being replaced. */
  found: string[];
}

/** How many questions can still come: open ones, and those that a gate still open could open (UX, OR5). */
export const questionsLeft = (decision: Decision, ruleSet: RuleSet, audience: 'clinician' | 'patient'): string[] => {
  const asked = new Set(askableFacts(decision, ruleSet, audience));
  const mayOpen = decision.open.filter((name) => {
    const { gate, askedOf } = definitionOf(name, ruleSet);
    const forReader = audience === 'clinician' || askedOf !== 'clinician';
    return gate !== undefined && asked.has(gate) && forReader;
  });
  return [...new Set([...asked, ...mayOpen])];
};

const numberWord = (count: number, messages: Messages): string => messages.numbers.split(' ')[count] ?? String(count);

const optionsOf = (definition: Definition, narrator: Narrator, messages: Messages): QuestionView['options'] => {
  if (definition.type === 'boolean')
    return [
      { code: 'true', label: messages.yes },
      { code: 'false', label: messages.no },
    ];
  return (definition.options ?? []).map(({ code, display }) => ({ code, label: narrator.text(display) }));
};

/** What is asked about one fact. `step` is its ordinal, `sentence` what is known of it. */
export const questionView = (
  fact: string,
  step: number,
  {
    decision,
    ruleSet,
    narrator,
    messages,
    isPatient,
  }: { decision: Decision; ruleSet: RuleSet; narrator: Narrator; messages: Messages; isPatient: boolean },
  sentence: FactSentence | undefined,
): QuestionView => {
  const definition = definitionOf(fact, ruleSet);
  const text = (part: Definition['question']): string => (part === undefined ? '' : narrator.text(part));
  const left = questionsLeft(decision, ruleSet, isPatient ? 'patient' : 'clinician').filter(
    (name) => name !== fact,
  ).length;
  return {
    fact,
    progress: `${messages.question(step)} ${messages.more(left, numberWord(left, messages))}`,
    legend: text(definition.question) || narrator.text(definition.label),
    help: text(definition.help),
    why: text(definition.why),
    obtain: text(definition.obtain),
    control: controlOf({ ...definition, type: definition.type ?? 'number' }),
    definition,
    options: optionsOf(definition, narrator, messages),
    unitLabel: definition.unitLabel ?? '',
    isMedicine: definition.medicine === true,
    found: sentence?.found ?? [],
  };
};
