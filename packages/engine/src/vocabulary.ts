/** The closed lists of the document format, in the order in which people meet them. */

/** Types a fact can have (rule profile, section 1.1). */
export const FACT_TYPES = ['boolean', 'integer', 'number', 'code', 'codes', 'date'] as const;
export type FactType = (typeof FACT_TYPES)[number];

/** What a met, unmet or unknown criterion does to the modalities it applies to. */
export const KINDS = [
  'urgent',
  'exclusion',
  'requirement',
  'investigational',
  'referral',
  'indication',
  'caution',
  'task',
  'note',
] as const;
export type Kind = (typeof KINDS)[number];

/** Where a modality can stand, highest precedence first; `needs-answers` stands beside the order. */
export const STATUSES = [
  'urgent',
  'unsuitable',
  'investigational',
  'referral',
  'not-indicated',
  'caution',
  'candidate',
  'needs-answers',
] as const;
export type Status = (typeof STATUSES)[number];
