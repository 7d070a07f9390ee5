/** `@regen-cds/widgets`: Lit elements that show the decisions of a rule set. This door registers nothing. */
export { RegenEligibilityAssessor } from './components/eligibility-assessor/eligibility-assessor.js';
export { RegenConsentExplainer } from './components/consent-explainer/consent-explainer.js';
export { RegenModalityComparator } from './components/modality-comparator/modality-comparator.js';
export { RegenGuidance } from './components/guidance/guidance.js';
export { RegenIconArray } from './components/icon-array/icon-array.js';
export {
  RegenComparatorChangeEvent,
  RegenConsentProgressEvent,
  RegenConsentRecordEvent,
  RegenDecisionEvent,
  RegenEligibilityAnswerEvent,
  RegenErrorEvent,
  RegenReadyEvent,
} from './events.js';
export type { ComparatorChange, ConsentRecord, RatedPoint } from './events.js';
export { VERSION } from './version.js';
