/** Conditions that hold for everybody or for nobody, and those that can never be decided for some. */
import type { Finding } from '../finding.js';
import { conditionsOf } from '../model/conditions.js';
import { factsOf } from '../model/patient.js';
import type { Single } from '../model/pair.js';
import { findPatient, MET, NOT_MET, OPEN } from '../model/search.js';

/** Says that a search gave up: never to be read as "nothing found". */
export const notDecided = (path: string, question: string): Finding => ({
  code: 'not-decided',
  severity: 'warning',
  path,
  message: `Not decided: ${question}. The search gave up; split the condition into parts, or check it by hand.`,
});

export const checkAlways = ({ space, reader, memory, ruleSet }: Single): Finding[] =>
  conditionsOf(ruleSet.document).flatMap(({ kind, id, path, when }): Finding[] => {
    if (typeof when === 'boolean') return [];
    const condition = reader.condition(when, path);
    const search = (allow: number) => findPatient(space, [{ condition, allow }], 'complete', { memory });
    const what = kind === 'criterion' ? `criterion "${id}"` : `content "${id}"`;
    const [met, unmet] = [search(MET), search(NOT_MET)];
    if (met.kind === 'impossible')
      return [
        {
          code: 'never-true',
          severity: 'error',
          path,
          message: `No patient can meet ${what}: its condition contradicts itself. Correct a limit or a code in it.`,
        },
      ];
    if (unmet.kind === 'impossible') {
      const witness = met.kind === 'found' ? { witness: factsOf(space, met.choices) } : {};
      return [
        {
          code: 'always-true',
          severity: 'error',
          path,
          message: `Every patient meets ${what}. Correct its condition, or write true if that is meant.`,
          ...witness,
        },
      ];
    }
    const isGated = [...condition.terms].some(({ gate }) => gate !== null);
    const open = isGated ? search(OPEN) : met;
    return [
      ...(met.kind === 'not-decided' ? [notDecided(path, `whether any patient meets ${what}`)] : []),
      ...(unmet.kind === 'not-decided' ? [notDecided(path, `whether any patient does not meet ${what}`)] : []),
      ...(isGated && open.kind === 'not-decided'
        ? [notDecided(path, `whether ${what} can be decided for everybody`)]
        : []),
      ...(isGated && open.kind === 'found'
        ? [
            {
              code: 'open-behind-gate',
              severity: 'warning' as const,
              path,
              message: `For some patients ${what} can never be decided: it reads a fact that does not exist for them. Put the gate of that fact beside it with "and".`,
              witness: factsOf(space, open.choices),
            },
          ]
        : []),
    ];
  });
