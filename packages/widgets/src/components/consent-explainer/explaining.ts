import type { Narrator } from '@regen-cds/engine';
import type { Expectation, ExplanationController } from '../../controllers/explanation.js';
import type { explainEn } from '../../i18n/explain.en.js';
import type { Scene } from '../../elements/scene.js';
import type { ConsentView } from '../../view-models/consent.js';

export type ExplainWords = typeof explainEn;

/** What every part of an explanation is drawn from. */
export interface Explaining extends Scene {
  view: ConsentView;
  progress: ExplanationController;
  narrator: Narrator;
  words: ExplainWords;
  /** The expectation question was left without an answer. */
  refused: boolean;
  /** Takes the expectation that was chosen. */
  confirm: () => void;
  /** Takes an expectation, or null to ask for it again. */
  expect: (expectation: Expectation | null) => void;
  /** Which teach-back question is on screen. */
  check: number;
  setCheck: (check: number) => void;
  keepRecord: () => void;
  kept: boolean;
  print: () => void;
}
