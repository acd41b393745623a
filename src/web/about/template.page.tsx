import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { legalWords } from './legal.words.js';
import { type Text } from './text.js';
import { TextPage } from './text.page.js';

/** A legal text that came with the software: it says so, until the operator has replaced it. */
export function TemplatePage({ text, version }: { text: Text; version: string }) {
  const { locale } = useVisit();
  const day = sayIn(locale).day(`${version}-01T00:00:00Z`, 'UTC');
  return (
    <TextPage text={text}>
      <p class="notice is-now" role="note">
        {legalWords[locale].template(version, day)}
      </p>
    </TextPage>
  );
}
