// Guarantee: what is stored of a second factor's secret says nothing without APP_SECRET, and opens for its person only.
import { FactorSecrets } from './factor-secrets.js';

const secrets = new FactorSecrets({ APP_SECRET: 'a secret of at least thirty-two letters' });
const [ada, grace] = ['0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f', '0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e90'] as const;

test('a secret comes back, and looks different each time', () => {
  const secret = secrets.newSecret();
  const [once, twice] = [secrets.seal(ada, secret), secrets.seal(ada, secret)];
  expect(once.equals(twice)).toBe(false);
  expect(once.includes(secret)).toBe(false);
  expect(secrets.open(ada, once)).toEqual(secret);
  expect(secrets.open(ada, twice)).toEqual(secret);
});

test('it opens for nobody else, under no other key, and not after a change', () => {
  const sealed = secrets.seal(ada, secrets.newSecret());
  expect(() => secrets.open(grace, sealed)).toThrow();
  const others = new FactorSecrets({ APP_SECRET: 'another secret, as long as the first one' });
  expect(() => others.open(ada, sealed)).toThrow();
  for (const place of [0, 12, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect(() => secrets.open(ada, changed)).toThrow();
  }
});

test('recovery codes are ten clear characters, and their hashes are one person’s', () => {
  const codes = Array.from({ length: 200 }, () => secrets.newRecoveryCode());
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{10}$/);
  const [code = ''] = codes;
  expect(secrets.hashRecoveryCode(ada, code)).toEqual(secrets.hashRecoveryCode(ada, code));
  expect(secrets.hashRecoveryCode(ada, code)).not.toEqual(secrets.hashRecoveryCode(grace, code));
});
