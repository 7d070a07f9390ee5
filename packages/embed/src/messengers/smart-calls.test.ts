import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FrameError } from '../protocol.js';
import { createWindows, HOST_ORIGIN, type Windows } from '../testing/windows.js';
import { openSmartChannel, type Payload } from './smart-channel.js';
import { smartCalls, type SmartCalls } from './smart-calls.js';

const HANDLE = 'h1';

const begin = (patience = 60_000) => {
  const windows = createWindows();
  const channel = openSmartChannel(
    { self: windows.self, host: windows.host, origin: HOST_ORIGIN, handle: HANDLE, patience },
    () => ({}),
  );
  return { windows, channel, calls: smartCalls(channel) };
};

/** Answers the next request with a payload; resolves with the request. */
const answer = async (windows: Windows, payload: unknown): Promise<Payload> => {
  const { data } = await windows.next();
  const asked = data as Payload;
  windows.post({ messageId: 'ehr-1', responseToMessageId: asked['messageId'], payload });
  return asked;
};

const RESOURCE = { resourceType: 'QuestionnaireResponse', status: 'completed' };

const CALLS: { type: string; call: (calls: SmartCalls) => Promise<unknown>; payload: object; good: object }[] = [
  { type: 'ui.done', call: (calls) => calls.done(), payload: {}, good: { status: 'success' } },
  {
    type: 'ui.launchActivity',
    call: (calls) => calls.launchActivity('order-review', { draftOrderLocations: ['ServiceRequest/1'] }),
    payload: { activityType: 'order-review', activityParameters: { draftOrderLocations: ['ServiceRequest/1'] } },
    good: { status: 'success' },
  },
  {
    type: 'scratchpad.create',
    call: (calls) => calls.create(RESOURCE),
    payload: { resource: RESOURCE },
    good: { status: '201 Created', location: 'QuestionnaireResponse/7' },
  },
  {
    type: 'scratchpad.update',
    call: (calls) => calls.update('QuestionnaireResponse/7', RESOURCE),
    payload: { location: 'QuestionnaireResponse/7', resource: { ...RESOURCE, id: '7' } },
    good: { status: '200 OK' },
  },
  {
    type: 'scratchpad.delete',
    call: (calls) => calls.remove('QuestionnaireResponse/7'),
    payload: { location: 'QuestionnaireResponse/7' },
    good: { status: '204 No Content' },
  },
];

const reasonOf = (result: PromiseSettledResult<unknown>): FrameError =>
  (result as PromiseRejectedResult).reason as FrameError;

const issue = (code: string, text: string) => ({
  resourceType: 'OperationOutcome',
  issue: [{ code, details: { text } }],
});

for (const { type, call, payload, good } of CALLS) {
  describe(type, () => {
    it('is sent with the handle of the launch, and ends well', async () => {
      const { windows, channel, calls } = begin();
      const ended = call(calls);
      const asked = await answer(windows, good);
      assert.deepEqual([asked['messageType'], asked['messagingHandle'], asked['payload']], [type, HANDLE, payload]);
      assert.equal(await ended, 'location' in good ? good.location : undefined);
      channel.destroy();
    });

    it('ends with ehr-timeout when nothing comes back', async () => {
      const { channel, calls } = begin(5);
      await assert.rejects(call(calls), { code: 'ehr-timeout' });
      channel.destroy();
    });

    for (const reply of [
      {},
      { status: '501 Not Implemented' },
      { status: '404' },
      { status: 'error', outcome: issue('not-supported', 'no') },
      { outcome: issue('not-supported', 'no') },
    ]) {
      it(`ends with ehr-unsupported when the EHR does not know it: ${JSON.stringify(reply)}`, async () => {
        const { windows, channel, calls } = begin();
        const [result] = await Promise.allSettled([call(calls), answer(windows, reply)]);
        assert.equal(reasonOf(result).code, 'ehr-unsupported');
        channel.destroy();
      });
    }

    for (const reply of [
      { status: 'failure', statusDetail: { text: 'Chart is locked' } },
      { status: '409 Conflict', outcome: issue('conflict', 'Chart is locked') },
    ]) {
      it(`ends with ehr-refused and the EHR's words: ${JSON.stringify(reply)}`, async () => {
        const { windows, channel, calls } = begin();
        const [result] = await Promise.allSettled([call(calls), answer(windows, reply)]);
        const { code, message } = reasonOf(result);
        assert.deepEqual([code, message], ['ehr-refused', 'Chart is locked']);
        channel.destroy();
      });
    }

    it('ends at once when the channel is closed', async () => {
      const { channel, calls } = begin();
      const ended = call(calls);
      channel.destroy();
      await assert.rejects(ended, { code: 'frame-destroyed' });
      await assert.rejects(call(calls), { code: 'frame-destroyed' });
    });
  });
}
