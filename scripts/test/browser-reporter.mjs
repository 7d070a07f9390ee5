import { writeFileSync } from 'node:fs';
import { COUNTS_FILE } from './counts.mjs';

const testsOf = ({ tests, suites }) => [...tests, ...suites.flatMap(testsOf)];

function countsOf(session) {
  const tests = session.testResults ? testsOf(session.testResults) : [];
  const failed = tests.filter((test) => !test.passed && !test.skipped).length;
  return {
    passed: tests.filter((test) => test.passed).length,
    // A file that breaks before its first test has no failed test, only a failed session.
    failed: failed === 0 && !session.passed ? 1 : failed,
  };
}

const sum = (list, key) => list.reduce((total, item) => total + item[key], 0);

/** Writes the totals over all engines to the counts file, when a caller asked for one. */
export const browserReporter = () => ({
  onTestRunFinished({ sessions }) {
    const file = process.env[COUNTS_FILE];
    if (!file) return;
    const counts = [...sessions].map(countsOf);
    writeFileSync(file, JSON.stringify({ passed: sum(counts, 'passed'), failed: sum(counts, 'failed') }));
  },
});
