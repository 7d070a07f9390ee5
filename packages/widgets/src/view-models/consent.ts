/** What the explainer shows of a rule set for one option and one patient. */
import {
  contentTruths,
  type Basis,
  type ConsentDefinition,
  type Decision,
  type FigureDefinition,
  type ModalityDefinition,
  type Narrator,
  type RuleSet,
  type Truth,
} from '@regen-cds/engine';

type Section = NonNullable<ConsentDefinition['sections']>[number];
export type SectionContent = NonNullable<Section['shows']>[number];

export interface Told {
  text: string;
  basis: Basis;
}

export interface SectionView {
  id: string;
  title: string;
  lead: string;
  blocks: Told[];
  contents: readonly SectionContent[];
}

/** A question whose choices come with an explanation each. */
export interface TeachBackView extends Told {
  id: string;
  choices: { id: string; text: string; correct: boolean; feedback: string }[];
}

export interface ConsentView {
  modality: ModalityDefinition | null;
  name: string;
  sections: SectionView[];
  expectation: { id: string; text: string; basis: Basis; figures: FigureDefinition[] } | null;
  risks: { id: string; title: string; figures: FigureDefinition[] }[];
  timeline: (Told & { at: string })[];
  unknowns: Told[];
  claims: (Told & { claim: string })[];
  questions: Told[];
  teachBack: TeachBackView[];
  watchFor: Told[];
  documentation: Told[];
  closing: string;
  /** Truth of each condition of the content, by id: a figure's says whether its people are like this patient (UX, IA5). */
  truths: ReadonlyMap<string, Truth>;
}

interface Conditional {
  id: string;
  appliesTo?: readonly string[] | undefined;
}

/** The option that is explained: the one named, or the only one there is. */
export const explainedModality = ({ document }: RuleSet, id: string): ModalityDefinition | null => {
  const assessed = document.modalities.filter(({ comparator }) => comparator !== true);
  return document.modalities.find((one) => one.id === id) ?? (assessed.length === 1 ? (assessed[0] ?? null) : null);
};

export const consentView = (
  ruleSet: RuleSet,
  decision: Decision,
  narrator: Narrator,
  modality: ModalityDefinition | null,
): ConsentView => {
  const { consent = {}, figures = [] } = ruleSet.document;
  const truths = contentTruths(decision, ruleSet);
  const isShown = ({ id, appliesTo }: Conditional): boolean =>
    truths.get(id) !== false && (!appliesTo || (modality !== null && appliesTo.includes(modality.id)));
  const shown = <T extends Conditional>(list: readonly T[] = []): T[] => list.filter(isShown);
  const figuresNamed = (ids: readonly string[]): FigureDefinition[] =>
    ids.flatMap(
      (id) =>
        figures.find((figure) => figure.id === id && (modality === null || figure.modality === modality.id)) ?? [],
    );
  const [expectation] = shown(consent.expectation);
  return {
    modality,
    name: modality === null ? '' : narrator.text(modality.name),
    sections: (consent.sections ?? []).map(({ id, title, lead, blocks, shows = [] }) => ({
      id,
      title: narrator.text(title),
      lead: lead === undefined ? '' : narrator.text(lead),
      blocks: shown(blocks).map(narrator.told),
      contents: shows,
    })),
    expectation: expectation
      ? { id: expectation.id, ...narrator.told(expectation), figures: figuresNamed(expectation.figures) }
      : null,
    risks: shown(consent.risks)
      .map(({ id, title, figures: ids }) => ({ id, title: narrator.text(title), figures: figuresNamed(ids) }))
      .filter((group) => group.figures.length > 0),
    timeline: shown(consent.timeline).map((one) => ({ ...narrator.told(one), at: narrator.text(one.at) })),
    unknowns: shown(consent.unknowns).map(narrator.told),
    claims: shown(consent.claims).map((one) => ({ ...narrator.told(one), claim: narrator.text(one.claim) })),
    questions: shown(consent.questions).map(narrator.told),
    teachBack: shown(consent.teachBack).map((one) => ({
      id: one.id,
      ...narrator.told(one),
      choices: one.choices.map((choice) => ({
        ...choice,
        text: narrator.text(choice.text),
        feedback: narrator.text(choice.feedback),
      })),
    })),
    watchFor: shown(consent.watchFor).map(narrator.told),
    documentation: shown(consent.documentation).map(narrator.told),
    closing: consent.closing === undefined ? '' : narrator.text(consent.closing),
    truths,
  };
};
