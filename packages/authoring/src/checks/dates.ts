/** Reviews that are due, and days that cannot be. */
import type { RuleSetDocument } from '@regen-cds/engine';
import type { Finding } from '../finding.js';

/** @param today `yyyy-mm-dd` */
export const checkDates = (
  { effectivePeriod, lastReviewDate, nextReviewDate }: RuleSetDocument,
  today: string,
): Finding[] => {
  const findings: Finding[] = [];
  const warn = (code: string, path: string, message: string): void => {
    findings.push({ code, severity: 'warning', path, message });
  };
  if (nextReviewDate < today)
    warn(
      'overdue-review',
      '/nextReviewDate',
      `The review was due on ${nextReviewDate}. Review the content, then set lastReviewDate and nextReviewDate in a new version.`,
    );
  if (effectivePeriod.end !== undefined && effectivePeriod.end < today)
    warn(
      'expired',
      '/effectivePeriod/end',
      `No engine gives guidance from it since ${effectivePeriod.end}. Publish a new version with a later end.`,
    );
  if (effectivePeriod.end !== undefined && effectivePeriod.end > nextReviewDate)
    warn(
      'unreviewed-period',
      '/effectivePeriod/end',
      `It stays in force after its next review is due (${nextReviewDate}). End the period by then.`,
    );
  if (lastReviewDate > today)
    warn('future-date', '/lastReviewDate', `The last review cannot be in the future; today is ${today}.`);
  return findings;
};
