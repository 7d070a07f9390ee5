/** Reading level of what patients read, by the formula of each language and in the passages of the authoring package. */
import type { RuleSetDocument } from '@regen-cds/engine';
import { patientPassages } from '../../../packages/authoring/src/patient-texts.js';

export const tooHard = (document: RuleSetDocument): string[] =>
  patientPassages(document)
    .filter(({ level }) => level.tooHard)
    .map(
      ({ path, texts, level: { formula, value, limit } }) =>
        `${formula} ${value.toFixed(1)} (limit ${limit}) ${path}: "${texts.map(({ text }) => text).join(' / ')}"`,
    );
