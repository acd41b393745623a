import type { ComponentChildren } from 'preact';

interface Island extends Readonly<Record<`data-${string}`, string | number | undefined>> {
  readonly children: ComponentChildren;
  readonly hidden?: boolean;
}

/** The elements that the scripts of `islands/` define, `x` in `islands/x.island.ts`: this is how Preact takes their names. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'auto-save': Island;
      'card-form': Island;
      'live-progress': Island;
      'passkey-form': Island;
      'text-preview': Island;
    }
  }
}
