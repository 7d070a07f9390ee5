import type { Kind, ModalityExplanation, Status, Truth } from '@regen-cds/engine';
import type { IconName } from '../icons.js';

export type Tone = 'go' | 'caution' | 'stop' | 'open' | 'plain' | 'urgent';

export interface Look {
  tone: Tone;
  icon: IconName;
}

const CLINICIAN: Record<Status, Look> = {
  urgent: { tone: 'urgent', icon: 'urgent' },
  unsuitable: { tone: 'stop', icon: 'unsuitable' },
  investigational: { tone: 'plain', icon: 'investigational' },
  referral: { tone: 'open', icon: 'referral' },
  'not-indicated': { tone: 'plain', icon: 'none' },
  caution: { tone: 'caution', icon: 'caution' },
  candidate: { tone: 'go', icon: 'candidate' },
  'needs-answers': { tone: 'open', icon: 'open' },
};

const TALK: Look = { tone: 'open', icon: 'talk' };
const QUIET_TALK: Look = { tone: 'plain', icon: 'talk' };

const PATIENT: Record<Status, Look> = {
  ...CLINICIAN,
  unsuitable: QUIET_TALK,
  investigational: QUIET_TALK,
  'not-indicated': QUIET_TALK,
  referral: TALK,
  caution: TALK,
  candidate: TALK,
};

/** Tone and icon of a status (UX, section 1). A patient meets no verdict and no traffic light. */
export const lookOf = (
  { status, usualCare }: Pick<ModalityExplanation, 'status' | 'usualCare'>,
  isPatient: boolean,
): Look => {
  if (status === null) return { tone: 'plain', icon: usualCare && isPatient ? 'talk' : 'info' };
  return (isPatient ? PATIENT : CLINICIAN)[status];
};

const KINDS: Record<Kind, Look> = {
  urgent: { tone: 'stop', icon: 'urgent' },
  exclusion: CLINICIAN.unsuitable,
  requirement: CLINICIAN.unsuitable,
  investigational: CLINICIAN.investigational,
  referral: CLINICIAN.referral,
  indication: { tone: 'go', icon: 'check' },
  caution: CLINICIAN.caution,
  task: { tone: 'open', icon: 'candidate' },
  note: { tone: 'plain', icon: 'info' },
};

/** A patient meets no traffic light beside a reason either (UX, OR2). */
export const PATIENT_REASON: Look = { tone: 'plain', icon: 'talk' };

/** Kinds that stand in the way when they are met; a requirement stands in the way when it is not. */
const ADVERSE: readonly Kind[] = ['urgent', 'exclusion', 'investigational', 'referral', 'caution'];

/** Tone and icon of a reason: what stands in the way or is to do keeps its own, what is settled gets a check. */
export const lookOfReason = ({ kind, truth, due }: { kind: Kind; truth: Truth; due: boolean }): Look => {
  if (due) return KINDS.task;
  if (truth === null) return { tone: 'open', icon: 'open' };
  const stands = kind === 'requirement' ? !truth : truth || !ADVERSE.includes(kind);
  return stands && !(kind === 'indication' && !truth) ? KINDS[kind] : { tone: 'go', icon: 'check' };
};
