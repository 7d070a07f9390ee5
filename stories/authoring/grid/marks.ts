/** How a cell of the grid shows a status: a letter and a tone, so that neither alone carries it. */
import type { Status } from '@regen-cds/engine';

export interface Mark {
  letter: string;
  tone: 'go' | 'caution' | 'stop' | 'open' | 'plain' | 'urgent';
}

export const MARKS: Readonly<Record<Status, Mark>> = {
  urgent: { letter: 'U', tone: 'urgent' },
  unsuitable: { letter: '✕', tone: 'stop' },
  investigational: { letter: 'T', tone: 'plain' },
  referral: { letter: 'R', tone: 'open' },
  'not-indicated': { letter: '–', tone: 'plain' },
  caution: { letter: '!', tone: 'caution' },
  candidate: { letter: 'C', tone: 'go' },
  'needs-answers': { letter: '?', tone: 'open' },
};
