import { type ComponentChildren } from 'preact';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { legalWords } from './legal.words.js';
import { type Text } from './text.js';
import { TextPage } from './text.page.js';

interface Props {
  readonly text: Text;
  readonly version: string;
  readonly after?: ComponentChildren;
}

/** A legal text that came with the software: it says so, until the operator has replaced it. */
export function TemplatePage({ text, version, after }: Props) {
  const { locale } = useVisit();
  const day = sayIn(locale).day(`${version}-01T00:00:00Z`, 'UTC');
  return (
    <TextPage text={text} after={after}>
      <p class="notice is-now" role="note">
        {legalWords[locale].template(version, day)}
      </p>
    </TextPage>
  );
}
