import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allowedHosts } from './hosts.js';

const OWN = 'https://cds.example';

describe('the origins a frame page answers', () => {
  it('are its own when none is named', () => {
    for (const content of ['', '  ', '\n']) assert.deepEqual(allowedHosts(content, OWN), [OWN]);
  });

  it('are exactly those named, and then not its own', () => {
    assert.deepEqual(allowedHosts(' https://ehr.example\n http://127.0.0.1:8080 ', OWN), [
      'https://ehr.example',
      'http://127.0.0.1:8080',
    ]);
  });

  for (const wrong of [
    '*',
    'null',
    'https://*.example',
    'https://ehr.example/',
    'https://ehr.example/app',
    'https://ehr.example:443',
    'HTTPS://ehr.example',
    'ehr.example',
    '//ehr.example',
    'https://user@ehr.example',
    'file://',
    'data:text/html,x',
    'https://a.example,https://b.example',
  ]) {
    it(`refuse what is no exact origin, and name it: ${wrong}`, () => {
      assert.throws(
        () => allowedHosts(`https://ehr.example ${wrong}`, OWN),
        (error: { code: string; message: string }) => error.code === 'hosts-invalid' && error.message.includes(wrong),
      );
    });
  }
});
