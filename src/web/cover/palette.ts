import { hashOf } from '../design/random.js';

/** Ground, first ink and second ink of a print; the ground goes with the field of the same number. */
export interface Palette {
  readonly ground: string;
  readonly ink: string;
  readonly second: string;
}

const palettes: readonly Palette[] = [
  { ground: '#ffc79b', ink: '#10444c', second: '#f0553a' },
  { ground: '#b9dcee', ink: '#134a6b', second: '#e8902b' },
  { ground: '#c3e3c9', ink: '#23583f', second: '#f0553a' },
  { ground: '#ffdb85', ink: '#7b2d1c', second: '#e2502f' },
  { ground: '#d6c8f0', ink: '#43307a', second: '#f2933a' },
  { ground: '#f9c2c2', ink: '#6d2436', second: '#ffb52e' },
  { ground: '#e2d3b6', ink: '#3d4a2a', second: '#c2541a' },
  { ground: '#aee0d9', ink: '#0f4a4a', second: '#f26a4b' },
];

const numberOf = (slug: string): number => hashOf(slug) % palettes.length;

export const paletteOf = (slug: string): Palette => palettes[numberOf(slug)] ?? palettes[0]!;

/** The class of the field on which the page of this project stands. */
export const fieldOf = (slug: string): string => `field-${numberOf(slug) + 1}`;
