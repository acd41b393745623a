import { hashOf } from './random.js';

/** The first letters of a name, in a colour that follows from it. The name itself stands beside it. */
export const Avatar = ({ name }: { name: string }) => (
  <span class={`av tone-${(hashOf(name) % 5) + 1}`} aria-hidden="true">
    {initialsOf(name)}
  </span>
);

function initialsOf(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => [...word].slice(0, 1));
  return [letters[0], letters.length > 1 ? letters.at(-1) : ''].join('').toUpperCase();
}
