import { type ComponentChildren } from 'preact';
import { useHref } from '../frame/visit.js';
import { type Block, type Section, type Text } from './text.js';

interface Props {
  readonly text: Text;
  /** Stands before the sections: that a text is a template, or worked examples. */
  readonly children?: ComponentChildren;
  /** Stands after them. */
  readonly after?: ComponentChildren;
}

/** A page of text, drawn from its words. */
export const TextPage = ({ text, children, after }: Props) => (
  <main id="main">
    <section class="band">
      <div class="wrap">
        <h1>{text.title}</h1>
        <p class="lede">{text.lede}</p>
      </div>
    </section>
    <div class="wrap paper">
      {children}
      {text.sections.map((section) => (
        <SectionOf section={section} />
      ))}
      {after}
    </div>
  </main>
);

export const SectionOf = ({ section: { title, body } }: { section: Section }) => (
  <section>
    <h2>{title}</h2>
    {body.map((block) => (
      <BlockOf block={block} />
    ))}
  </section>
);

function BlockOf({ block }: { block: Block }) {
  const href = useHref();
  if (typeof block === 'string') return <p>{block}</p>;
  if ('list' in block) {
    return (
      <ul class="strokes">
        {block.list.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    );
  }
  if ('code' in block) {
    return (
      <pre class="command">
        <code>{block.code}</code>
      </pre>
    );
  }
  return (
    <p class="row">
      {block.links.map(({ text, to, isProgram }) => (
        <a href={isProgram ? to : href(to)}>{text}</a>
      ))}
    </p>
  );
}
