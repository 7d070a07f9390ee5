/**
 * The elements in JSX: their properties under their own names, their events as `on` + name, with the event classes that
 * `@regen-cds/widgets` declares. React 19 sets properties and adds listeners by itself; no wrapper is needed.
 */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type {
  RegenConsentExplainer,
  RegenEligibilityAssessor,
  RegenGuidance,
  RegenModalityComparator,
} from '@regen-cds/widgets';

/** `onregen-decision`, … from the events that the package declares for every HTML element. */
type Handlers = {
  [Name in keyof HTMLElementEventMap as Name extends `regen-${string}` ? `on${Name}` : never]?: (
    event: HTMLElementEventMap[Name],
  ) => void;
};

type Settings =
  | 'ruleSet'
  | 'integrity'
  | 'rulesLock'
  | 'allowDraft'
  | 'audience'
  | 'jurisdiction'
  | 'asOf'
  | 'density'
  | 'modality'
  | 'facts'
  | 'subject'
  | 'session';

type Props<Element extends HTMLElement> = DetailedHTMLProps<HTMLAttributes<Element>, Element> &
  Partial<Pick<Element, Settings & keyof Element>> &
  Handlers;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'regen-guidance': Props<RegenGuidance>;
      'regen-eligibility-assessor': Props<RegenEligibilityAssessor>;
      'regen-modality-comparator': Props<RegenModalityComparator>;
      'regen-consent-explainer': Props<RegenConsentExplainer>;
    }
  }
}
