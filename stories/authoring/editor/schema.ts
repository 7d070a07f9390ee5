/** The JSON Schema of the rule set being edited: the engine's, with the names that this document declares as the choices. */
import type { AudienceText, LocalizedText, RuleSetDocument } from '@regen-cds/engine';
import { ruleSetJsonSchema } from '../../../packages/engine/src/json-schema.js';

/** As much of JSON Schema (draft 2020-12) as the engine writes. */
export interface JsonSchema {
  type?: string | readonly string[];
  enum?: readonly unknown[];
  const?: unknown;
  properties?: Readonly<Record<string, JsonSchema>>;
  propertyNames?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  $ref?: string;
  $defs?: Readonly<Record<string, JsonSchema>>;
}

/** Names that can be chosen, each with words for people. */
export type Names = ReadonlyMap<string, string>;

/** What an editor of one document completes from. */
export interface EditorSchema {
  schema: JsonSchema;
  /** By the name of the property under which they stand: facts under `var`, citations under `citations`. */
  names: ReadonlyMap<string, Names>;
  /** The codes of each fact that has some. */
  codes: ReadonlyMap<string, Names>;
}

const whole = ruleSetJsonSchema() as JsonSchema;

/** Any one of the words of a text: enough to know what a name is of. */
const anyWords = (text: AudienceText): string => {
  const { clinician = text } = text as { clinician?: unknown };
  return Object.values(clinician as LocalizedText)[0] ?? '';
};

const named = <T>(things: readonly T[], id: (thing: T) => string, words: (thing: T) => string): Names =>
  new Map(things.map((thing) => [id(thing), words(thing)]));

/** The schema for a document; without one that can be read, the engine's alone. */
export const schemaFor = (document: RuleSetDocument | null): EditorSchema => {
  if (!document) return { schema: whole, names: new Map(), codes: new Map() };
  const { facts, derived = {}, modalities, citations, figures = [], jurisdictions } = document;
  const values = Object.entries({ ...facts, ...derived });
  const options = named(
    modalities,
    ({ id }) => id,
    ({ name }) => anyWords(name),
  );
  const places = named(
    jurisdictions,
    ({ code }) => code,
    ({ display }) => anyWords(display),
  );
  const own: readonly (readonly [string, Names])[] = values.flatMap(([name, definition]) =>
    'options' in definition && definition.options
      ? [
          [
            name,
            named(
              definition.options,
              ({ code }) => code,
              ({ display }) => anyWords(display),
            ),
          ] as const,
        ]
      : [],
  );
  return {
    schema: whole,
    names: new Map([
      ['var', new Map([...values.map(([name, { label }]) => [name, anyWords(label)] as const), ['jurisdiction', '']])],
      [
        'gate',
        new Map(
          Object.entries(facts).flatMap(([name, { type, label }]) =>
            type === 'boolean' ? [[name, anyWords(label)]] : [],
          ),
        ),
      ],
      [
        'of',
        new Map(
          Object.entries(facts).flatMap(([name, { type, label }]) =>
            type === 'date' ? [[name, anyWords(label)]] : [],
          ),
        ),
      ],
      ['appliesTo', options],
      ['modality', options],
      [
        'citations',
        named(
          citations,
          ({ id }) => id,
          ({ title }) => title,
        ),
      ],
      [
        'figures',
        named(
          figures,
          ({ id }) => id,
          ({ outcome }) => anyWords(outcome),
        ),
      ],
    ]),
    codes: new Map([...own, ['jurisdiction', places]]),
  };
};
