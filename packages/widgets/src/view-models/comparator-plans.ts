/** Every question a rule set answers about its options, in groups and in order, before it is known which options are shown. */
import type { FigureDefinition, ModalityDefinition, Provenance, StatementDefinition } from '@regen-cds/engine';
import type { Comparing, Group, Item, Row } from './comparator.js';
import { disagree } from './comparator-guidelines.js';
import { durationText } from './follow-up.js';

/** Attributes that are shown with the harms. */
const HARM_ATTRIBUTES: readonly string[] = ['harms', 'whenToCall'];

/** One row before it is known which options are shown. */
export interface Plan {
  id: string;
  group: Group;
  title: string;
  subtitle?: string;
  titled?: boolean;
  look?: Row['look'];
  isProtected?: boolean;
  items?: (modality: ModalityDefinition) => Item[];
  figures?: readonly FigureDefinition[];
  isDispute?: (modality: ModalityDefinition) => boolean;
}

type Statement = Pick<StatementDefinition, 'text'> & Provenance;

const itemsOf =
  ({ narrator }: Comparing) =>
  (statements: Statement | readonly Statement[] = [], lead: (statement: never) => string = () => ''): Item[] =>
    [statements].flat().map((one) => {
      const told = narrator.told(one);
      return { lead: lead(one as never), ...told, isChecked: told.text === narrator.text(one.text) };
    });

/** A row of figures: one outcome of a benefit, or one kind of harm; where people were counted, in one time window (IA2). */
const figureKey = ({ effect, serious, outcome, measure, time }: FigureDefinition, { narrator }: Comparing): string =>
  [
    effect,
    effect === 'harm' ? serious === true : narrator.text(outcome),
    measure === 'count' ? narrator.text(time) : '',
  ].join('|');

const figurePlans = (effect: FigureDefinition['effect'], comparing: Comparing): Plan[] => {
  const { ruleSet, narrator, words } = comparing;
  const isHarm = effect === 'harm';
  const rows = new Map<string, FigureDefinition[]>();
  for (const figure of ruleSet.document.figures ?? []) {
    const key = figureKey(figure, comparing);
    if (figure.effect === effect) rows.set(key, [...(rows.get(key) ?? []), figure]);
  }
  const plans = [...rows.values()].map((figures): Plan => {
    const [{ serious, outcome, measure, time }] = figures as [FigureDefinition];
    return {
      id: isHarm ? (serious === true ? 'serious' : 'harm') : 'benefit',
      group: isHarm ? 'harm' : 'expect',
      title: isHarm ? words.rows[serious === true ? 'serious' : 'harm'] : narrator.text(outcome),
      subtitle: measure === 'count' ? narrator.text(time) : words.uncounted,
      titled: isHarm,
      isProtected: true,
      figures,
    };
  });
  // Serious harm first, and what was counted before what was not.
  const place = ({ id, subtitle }: Plan): number => (id === 'harm' ? 2 : 0) + (subtitle === words.uncounted ? 1 : 0);
  return isHarm ? plans.sort((a, b) => place(a) - place(b)) : plans;
};

const attributePlans = (isHarm: boolean, comparing: Comparing): Plan[] => {
  const { ruleSet, narrator } = comparing;
  const labels: [id: string, label: string][] = [];
  for (const { attributes = [] } of ruleSet.document.modalities) {
    let place = 0;
    for (const { id, label } of attributes) {
      const found = labels.findIndex(([known]) => known === id);
      // An attribute that an earlier option lacks comes after the one it follows here.
      if (found < 0) labels.splice(place, 0, [id, narrator.text(label)]);
      place = (found < 0 ? place : found) + 1;
    }
  }
  return labels
    .filter(([id]) => HARM_ATTRIBUTES.includes(id) === isHarm)
    .map(([id, title]) => ({
      id: `attribute-${id}`,
      group: isHarm ? 'harm' : 'involve',
      title,
      items: ({ attributes = [] }) => itemsOf(comparing)(attributes.filter((one) => one.id === id)),
    }));
};

/** The law of the place of treatment, or of every place while it is not known. */
const lawPlans = (comparing: Comparing): Plan[] => {
  const { ruleSet, decision, narrator, words } = comparing;
  const { jurisdictions, modalities } = ruleSet.document;
  const place = decision.facts['jurisdiction']?.value;
  const known = Array.isArray(place) ? (place as readonly string[]) : null;
  const told = new Set(modalities.flatMap(({ regulatory = [] }) => regulatory.map(({ jurisdiction }) => jurisdiction)));
  const codes = jurisdictions
    .map(({ code }) => code)
    .filter((code) => told.has(code) && (known?.includes(code) ?? true));
  const nameOf = (code: string): string => {
    const found = jurisdictions.find((one) => one.code === code);
    return found ? narrator.text(found.display) : code;
  };
  const none: Plan = {
    id: 'no-law',
    group: 'law',
    title: known?.length ? nameOf(known.at(-1) ?? '') : words.rows.law,
    items: () => [],
  };
  const toldLaws = codes.map((code): Plan => ({
    id: `law-${code}`,
    group: 'law',
    title: nameOf(code),
    items: ({ regulatory = [] }) => itemsOf(comparing)(regulatory.filter(({ jurisdiction }) => jurisdiction === code)),
  }));
  return [...toldLaws, none];
};

/** Every question there is, in its order. */
export const plansOf = (comparing: Comparing): Plan[] => {
  const { narrator, words } = comparing;
  const say = itemsOf(comparing);
  const field = (
    id: 'evidence' | 'timeToEffect' | 'source' | 'steps' | 'visits' | 'recovery' | 'costNote',
    group: Group,
    more: Partial<Plan> = {},
  ): Plan => ({
    id,
    group,
    title: words.rows[id],
    items: (modality) => say(modality[id]),
    ...more,
  });
  const harms = figurePlans('harm', comparing);
  const noSerious: Plan = { id: 'no-serious', group: 'harm', title: words.rows.serious, items: () => [] };
  return [
    field('evidence', 'expect', { isProtected: true, look: 'first' }),
    ...figurePlans('benefit', comparing),
    field('timeToEffect', 'expect'),
    noSerious,
    ...harms,
    ...attributePlans(true, comparing),
    {
      id: 'description',
      group: 'involve',
      title: words.rows.description,
      items: ({ description }) => [{ lead: '', text: narrator.text(description), basis: null, isChecked: true }],
    },
    field('source', 'involve'),
    field('steps', 'involve', { look: 'steps' }),
    field('visits', 'involve'),
    ...attributePlans(false, comparing),
    field('recovery', 'involve'),
    {
      id: 'followUp',
      group: 'involve',
      title: words.rows.followUp,
      items: ({ followUp }) =>
        say(followUp, ({ after }: { after: string }) => words.after(durationText(after, narrator.lang))),
    },
    field('costNote', 'involve', { isProtected: true }),
    {
      id: 'guidelines',
      group: 'law',
      title: words.rows.guidelines,
      look: 'many',
      items: ({ guidelines }) => say(guidelines, ({ body, year }: { body: string; year: number }) => `${body} ${year}`),
      isDispute: ({ guidelines = [] }) => disagree(guidelines.map(({ position }) => position)),
    },
    ...lawPlans(comparing),
  ];
};
