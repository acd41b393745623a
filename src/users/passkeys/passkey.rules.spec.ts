// Guarantee: only what a browser writes of a credential is read as one; anything else is none, and no error.
import { handleOf, readMade, readUsed } from './passkey.rules.js';

const common = { id: 'AQID', rawId: 'AQID', type: 'public-key', clientExtensionResults: { credProps: { rk: true } } };
const made = { ...common, response: { clientDataJSON: 'e30', attestationObject: 'o2M', transports: ['internal'] } };
const used = {
  ...common,
  response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA', userHandle: null },
};

test('what a browser writes is read', () => {
  expect(readMade(JSON.stringify(made))).toMatchObject({ id: 'AQID', response: { transports: ['internal'] } });
  expect(readUsed(JSON.stringify(used))?.response.userHandle).toBeUndefined();
  expect(readUsed(JSON.stringify({ ...used, response: { ...used.response, userHandle: 'AQ' } }))).toMatchObject({
    response: { userHandle: 'AQ' },
  });
});

test.each([
  '',
  '{',
  'null',
  '[]',
  JSON.stringify({ ...made, type: 'password' }),
  JSON.stringify({ ...made, id: 'a b' }),
  JSON.stringify({ ...made, id: 'A'.repeat(8_001) }),
  JSON.stringify({ ...made, response: { clientDataJSON: 'e30' } }),
])('%j is none', (text) => {
  expect(readMade(text)).toBeUndefined();
  expect(readUsed(text)).toBeUndefined();
});

test('one is not taken for the other', () => {
  expect(readUsed(JSON.stringify(made))).toBeUndefined();
  expect(readMade(JSON.stringify(used))).toBeUndefined();
});

test('a handle is the sixteen bytes of the id', () => {
  expect(handleOf('0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f').toString('hex')).toBe('0197e2a47b1c7c3e9d2f3a4b5c6d7e8f');
});
