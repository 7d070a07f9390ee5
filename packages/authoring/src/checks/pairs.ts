/** Criteria that cannot live together: one that another hides, and two that nobody can pass. */
import type { Finding } from '../finding.js';
import * as c from '../model/condition.js';
import { factsOf } from '../model/patient.js';
import type { Single } from '../model/pair.js';
import { findPatient, MET, NOT_MET, type Outcome } from '../model/search.js';
import { isStronger, type Criterion, type Modality, type Raiser } from '../model/statuses.js';
import { notDecided } from './always.js';

/** One whose condition is written as `true` or `false` is a statement about the option, not about the patient. */
const readsFacts = ({ criteria }: Raiser): boolean =>
  criteria.some(({ definition }) => typeof definition.when !== 'boolean');

const single = ({ criteria }: Raiser): Criterion | null => (criteria.length === 1 ? (criteria[0] ?? null) : null);
const nameOf = ({ criteria }: Raiser): string => criteria.map(({ definition }) => `"${definition.id}"`).join(' and ');
const pathOf = ({ index }: Criterion): string => `/criteria/${index}`;

interface Shadow {
  criterion: Criterion;
  by: Raiser;
  modality: string;
  outcome: Outcome;
}

const shadowsIn = ({ id, raisers }: Modality, { space, memory }: Single): Shadow[] =>
  raisers.flatMap((raiser) => {
    const criterion = single(raiser);
    if (!criterion || !readsFacts(raiser)) return [];
    return raisers.flatMap((by): Shadow[] => {
      if (by === raiser || !readsFacts(by) || !isStronger(by.status, raiser.status)) return [];
      const wants = [
        { condition: raiser.condition, allow: MET },
        { condition: by.condition, allow: NOT_MET },
      ];
      const outcome = findPatient(space, wants, 'complete', { memory });
      return outcome.kind === 'found' ? [] : [{ criterion, by, modality: id, outcome }];
    });
  });

/** Hidden in every modality that it applies to: whoever meets it stands higher for another reason. */
export const checkShadowed = (single_: Single): Finding[] => {
  const { space, memory, model } = single_;
  const shadows = model.modalities.flatMap((modality) => shadowsIn(modality, single_));
  return model.criteria.flatMap((criterion): Finding[] => {
    const applied = model.modalities.filter(({ criteria }) => criteria.includes(criterion));
    const hidden = applied.map(({ id }) => shadows.filter((one) => one.modality === id && one.criterion === criterion));
    const path = `${pathOf(criterion)}/when`;
    const { id } = criterion.definition;
    if (applied.length === 0 || hidden.some((list) => list.length === 0)) return [];
    const proved = hidden.map((list) => list.find(({ outcome }) => outcome.kind === 'impossible'));
    const [first] = proved;
    if (proved.some((one) => one === undefined) || !first)
      return [notDecided(path, `whether "${id}" is hidden by another criterion`)];
    const witness = findPatient(
      space,
      [
        { condition: first.by.condition, allow: MET },
        { condition: criterion.condition, allow: MET },
      ],
      'complete',
      { memory },
    );
    // The same condition twice says one more thing about the same patients, as authors do on purpose; a narrower one is a slip.
    const isSame = proved.every((one) => one?.by.criteria[0]?.condition.key === criterion.condition.key);
    const advice = isSame ? 'It only adds its words.' : 'Narrow one of them, or remove it.';
    return [
      {
        code: 'shadowed',
        severity: isSame ? 'note' : 'warning',
        path,
        message: `Whoever meets "${id}" also meets ${nameOf(first.by)}, which counts more: "${id}" never decides a status. ${advice}`,
        ...(witness.kind === 'found' ? { witness: factsOf(space, witness.choices) } : {}),
      },
    ];
  });
};

/** Statuses that close a modality for a patient. */
const CLOSING = new Set(['unsuitable', 'urgent']);

/** Two that are the same criterion twice. */
export const checkRepeated = ({ model }: Single): Finding[] => {
  const seen = new Map<string, Criterion>();
  return model.criteria.flatMap((criterion): Finding[] => {
    const { definition, condition } = criterion;
    if (typeof definition.when === 'boolean') return [];
    const key = JSON.stringify([definition.kind, definition.appliesTo ?? null, condition.key]);
    const first = seen.get(key);
    if (!first) {
      seen.set(key, criterion);
      return [];
    }
    return [
      {
        code: 'repeated',
        severity: 'warning',
        path: pathOf(criterion),
        message: `"${definition.id}" asks the same as "${first.definition.id}", for the same modalities and with the same effect. Keep one.`,
      },
    ];
  });
};

/** What has to hold for a criterion to let a patient through. */
const gatesOf = ({ criteria, raisers }: Modality): { criterion: Criterion; passes: c.Condition; closes: boolean }[] => [
  ...raisers.flatMap((raiser) => {
    const criterion = single(raiser);
    return criterion && readsFacts(raiser) && CLOSING.has(raiser.status)
      ? [{ criterion, passes: c.not(raiser.condition), closes: true }]
      : [];
  }),
  ...criteria
    .filter(({ definition }) => definition.kind === 'indication' && typeof definition.when !== 'boolean')
    .map((criterion) => ({ criterion, passes: criterion.condition, closes: false })),
];

/** Two criteria of one modality, each of which some patients pass, and no patient passes both. */
export const checkContradictory = ({ space, memory, model }: Single): Finding[] => {
  const told = new Set<string>();
  return model.modalities.flatMap((modality) => {
    const gates = gatesOf(modality);
    return gates.flatMap((first, i) =>
      gates.slice(i + 1).flatMap((second): Finding[] => {
        const key = `${first.criterion.index} ${second.criterion.index}`;
        if ((!first.closes && !second.closes) || told.has(key)) return [];
        const passing = (condition: c.Condition) => ({ condition, allow: MET });
        const both = findPatient(space, [passing(first.passes), passing(second.passes)], 'complete', { memory });
        if (both.kind === 'found') return [];
        told.add(key);
        const [earlier, later] = first.criterion.index < second.criterion.index ? [first, second] : [second, first];
        const path = `${pathOf(later.criterion)}/when`;
        const names = `"${earlier.criterion.definition.id}" and "${later.criterion.definition.id}"`;
        if (both.kind === 'not-decided') return [notDecided(path, `whether ${names} contradict each other`)];
        const alone = findPatient(space, [passing(earlier.passes)], 'complete', { memory });
        if (
          alone.kind === 'impossible' ||
          findPatient(space, [passing(later.passes)], 'complete', { memory }).kind === 'impossible'
        )
          return [];
        return [
          {
            code: 'contradiction',
            severity: 'error',
            path,
            message: `Nobody can pass both ${names}: whoever passes one is stopped by the other, so "${modality.id}" can never fit. Correct one of them.`,
            ...(alone.kind === 'found' ? { witness: factsOf(space, alone.choices) } : {}),
          },
        ];
      }),
    );
  });
};
