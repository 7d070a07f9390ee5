/**
 * The renderer's side of SDC over SMART Web Messaging: an EHR says whose chart is open, hands over answers it has, and asks
 * for the answers as they stand.
 *
 * @see https://github.com/brianpos/fhirpath-lab/blob/master/docs/sdc-swm-protocol.md
 */
import * as z from 'zod/mini';
import {
  isQuestionnaireOf,
  prefillLazily,
  toQuestionnaireResponse,
  type QuestionnaireResponseOptions,
} from '@regen-cds/fhir';
import { VERSION } from '@regen-cds/widgets';
import { PATIENCE } from '../protocol.js';
import type { Frame } from './messenger.js';
import { failure, outcome } from './outcome.js';
import { contextSchema, subjectIn, subjectOf } from './sdc-context.js';
import type { Payload, Serve } from './smart-channel.js';

export type QuestionnaireResponse = ReturnType<typeof toQuestionnaireResponse>;

export interface Renderer {
  serve: Serve;
  /** The answers as they stand; null while there is no rule set. */
  response(options?: QuestionnaireResponseOptions): QuestionnaireResponse | null;
  /** Names of the items that differ from what was last asked for this way. */
  changes(response: QuestionnaireResponse): string[];
}

export interface RendererOptions {
  frame: Frame;
  /** Puts a fresh element on screen: the first patient, or none so far. */
  begin: (subject: string | null) => void;
  /** Told of every new subject, before anything of it is shown. */
  switched: () => void;
  lang: string | undefined;
  patience?: number | undefined;
}

const resource = (resourceType: string) => z.looseObject({ resourceType: z.literal(resourceType) });

const contextMessage = z.object({ context: z.optional(contextSchema) });
const responseMessage = z.object({
  questionnaireResponse: resource('QuestionnaireResponse'),
  questionnaire: z.optional(resource('Questionnaire')),
});
const questionnaireMessage = z.object({
  questionnaire: resource('Questionnaire'),
  questionnaireResponse: z.optional(resource('QuestionnaireResponse')),
  context: z.optional(contextSchema),
});

const NOT_READY = failure(
  'transient',
  'The rules are not on screen yet. Ask again when regen-ready was seen, or later.',
);
const MALFORMED = failure('structure', 'The payload has not the form that this message has in the SDC proposal.');
const OTHER_FORM = failure('not-supported', 'Only the Questionnaire of the rule set on screen can be displayed here.');
const SWITCHED = failure('conflict', 'The subject changed while this was being read: nothing of it was used.');

const within = async (promise: Promise<void>, milliseconds: number): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([promise, new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)))]);
  clearTimeout(timer);
};

/** What was not used, by code and place: an EHR's log is no place for values. */
const remarks = (issues: readonly { code: string; path: string }[]): Payload =>
  issues.length === 0
    ? {}
    : {
        outcome: {
          resourceType: 'OperationOutcome',
          issue: issues.map(({ code, path }) => ({
            severity: 'warning',
            code: 'incomplete',
            diagnostics: `${code} at ${path || '/'}`,
          })),
        },
      };

export const sdcRenderer = ({ frame, begin, switched, lang, patience = PATIENCE }: RendererOptions): Renderer => {
  let subject: string | null = null;
  /** Facts given by the EHR so far: those that a later response no longer has are taken back. */
  let given: string[] = [];
  let last = new Map<string, string>();

  const setSubject = (next: string | null): void => {
    if (next === subject) return;
    const isFirst = subject === null;
    subject = next;
    given = [];
    last = new Map();
    switched();
    if (isFirst) begin(next);
    else frame.update({ subject: next, facts: {} });
  };

  const rules = async (): Promise<ReturnType<Frame['rules']>> => {
    if (!frame.rules()) await within(frame.ready(), patience);
    return frame.rules();
  };

  const fill = async (response: Payload): Promise<Payload> => {
    if (subject === null) setSubject(subjectOf(response));
    const wanted = subject;
    const known = await rules();
    if (!known) return NOT_READY;
    const { ruleSet, asOf } = known;
    const { facts, issues } = await prefillLazily(ruleSet, response, { subject: wanted, asOf });
    if (subject !== wanted) return SWITCHED;
    const refused = issues.find(({ code }) => ['source', 'subject', 'questionnaire', 'status'].includes(code));
    if (refused) return failure('conflict', refused.message);
    const takenBack = given.filter((name) => !Object.hasOwn(facts, name)).map((name) => [name, undefined] as const);
    const isFirst = given.length === 0;
    given = Object.keys(facts);
    frame.update({ facts: { ...Object.fromEntries(takenBack), ...facts } });
    // The first values of a chart come a moment after the element: it begins with them, as if they had been there.
    if (isFirst) frame.restart();
    return { status: 'success', ...remarks(issues) };
  };

  /** A change of chart that cannot be read is still one: nobody's data stays on screen. */
  const isRead = ({ context = {} }: Payload): boolean => {
    const { success } = contextSchema.safeParse(context);
    if (!success) setSubject(null);
    return success;
  };

  const display = async (payload: Payload): Promise<Payload> => {
    const { success, data } = questionnaireMessage.safeParse(payload);
    if (!isRead(payload) || !success) return MALFORMED;
    // Merged, not replaced: a context that names nobody leaves the patient who is there.
    const next = data.context ? subjectIn(data.context) : null;
    if (next !== null) setSubject(next);
    const known = await rules();
    if (!known) return NOT_READY;
    const url = data.questionnaire['url'];
    if (typeof url !== 'string' || !isQuestionnaireOf(url, known.ruleSet)) return OTHER_FORM;
    return data.questionnaireResponse ? fill(data.questionnaireResponse) : { status: 'success' };
  };

  const response: Renderer['response'] = (options = {}) => {
    const now = frame.standing();
    return now && toQuestionnaireResponse(now.decision, now.ruleSet, { lang, ...options });
  };

  const HANDLERS: Readonly<Record<string, (payload: Payload) => Payload | Promise<Payload>>> = {
    'status.handshake': () => ({
      application: { name: 'Regen CDS', version: VERSION },
      capabilities: { extraction: false, focusChangeNotifications: false },
    }),
    'sdc.configure': () => ({
      status: 'success',
      outcome: outcome(
        'informational',
        'No server is used: terminology and data stay as they are given.',
        'information',
      ),
    }),
    'sdc.configureContext': (payload) => {
      const { success, data } = contextMessage.safeParse(payload);
      if (!isRead(payload) || !success) return MALFORMED;
      setSubject(data.context ? subjectIn(data.context) : null);
      return { status: 'success' };
    },
    'sdc.displayQuestionnaire': display,
    'sdc.displayQuestionnaireResponse': async (payload) => {
      const { success, data } = responseMessage.safeParse(payload);
      return success ? fill(data.questionnaireResponse) : MALFORMED;
    },
    'sdc.requestCurrentQuestionnaireResponse': () => {
      const current = response();
      return current ? { questionnaireResponse: current } : { outcome: NOT_READY['outcome'] };
    },
    'sdc.requestExtract': () => ({ outcome: outcome('not-supported', 'Nothing is extracted here.') }),
  };

  return {
    serve: (messageType, payload) =>
      Object.hasOwn(HANDLERS, messageType)
        ? (HANDLERS[messageType]?.(payload) ?? MALFORMED)
        : failure('not-supported', 'This message is not supported here.'),
    response,
    changes: ({ item = [] }) => {
      const now = new Map(item.map((one) => [one.linkId, JSON.stringify(one)]));
      const names = new Set([...now.keys(), ...last.keys()]);
      const changed = [...names].filter((name) => now.get(name) !== last.get(name));
      last = now;
      return changed;
    },
  };
};
