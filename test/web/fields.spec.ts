// Guarantee: on each of the fields that a campaign can stand on, ink and second ink can be read (WCAG 1.4.3, 4.5 : 1).
import { readFileSync } from 'node:fs';

const css = readFileSync(new URL('../../src/web/styles/tokens.css', import.meta.url), 'utf8');

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const fields = [...css.matchAll(/\.(field-\d) \{\s*--field: (#\w{6});\s*--field-2: (#\w{6});/g)];

it('there are eight fields', () => {
  expect(fields.map(([, name]) => name)).toEqual(Array.from({ length: 8 }, (_, index) => `field-${index + 1}`));
});

it.each(fields.map(([, name, field, second]) => [name, field, second] as const))(
  '%s',
  (_name, field = '', second = '') => {
    expect(contrast(field, '#10333a')).toBeGreaterThan(4.5);
    expect(contrast(field, second)).toBeGreaterThan(4.5);
    expect(contrast(field, '#c2341a')).toBeGreaterThan(3);
  },
);
