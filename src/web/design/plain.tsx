import type { ComponentChildren } from 'preact';

/** A narrow page that says one thing, and what can be done about it. */
export const Plain = (props: { title: string; lede: string; children?: ComponentChildren }) => (
  <main id="main" class="wrap narrow">
    <h1>{props.title}</h1>
    <p class="lede">{props.lede}</p>
    {props.children}
  </main>
);
