/** The 13 source attributes of 45 CFR 170.315(b)(11)(iv)(A), as a new rule set begins with them. */
import type { RuleSetDocument } from '@regen-cds/engine';

const NOT_USED = { en: 'Not used.', es: 'No se usa.' };

export const SOURCE_ATTRIBUTES_OF_HTI1: RuleSetDocument['sourceAttributes'] = {
  bibliographicCitation: { en: 'None yet.', es: 'Aún ninguna.' },
  developer: { en: 'Who writes it.', es: 'Quién lo escribe.' },
  fundingSource: { en: 'None declared.', es: 'Ninguna declarada.' },
  releaseDates: { en: 'Not released.', es: 'No publicado.' },
  useOfRace: NOT_USED,
  useOfEthnicity: NOT_USED,
  useOfLanguage: NOT_USED,
  useOfSexualOrientation: NOT_USED,
  useOfGenderIdentity: NOT_USED,
  useOfSex: NOT_USED,
  useOfDateOfBirth: { en: 'As age in years.', es: 'Como edad en años.' },
  useOfSocialDeterminants: NOT_USED,
  useOfHealthStatusAssessments: NOT_USED,
};
