// Guarantee: a code has six digits whatever it is made of, and any of them can come.
import { createHash } from 'node:crypto';
import { codeFrom } from './mailed-code.rules.js';

it('has six digits, zeros in front included', () => {
  expect(codeFrom(Buffer.alloc(32))).toBe('000000');
  expect(codeFrom(Buffer.from('000000000007', 'hex'))).toBe('000007');
  expect(codeFrom(Buffer.from('0000000f4240', 'hex'))).toBe('000000');
  expect(codeFrom(Buffer.from('0000000f423f', 'hex'))).toBe('999999');
});

it('uses all of them', () => {
  const codes = Array.from({ length: 2_000 }, (_, n) => codeFrom(createHash('sha256').update(String(n)).digest()));
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
  expect(new Set(codes.map((code) => code[0])).size).toBe(10);
  expect(new Set(codes).size).toBeGreaterThan(1_950);
});
