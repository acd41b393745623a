import { type ProjectResponse } from '../../projects/index.js';
import { useHref, useVisit } from '../frame/visit.js';
import { textOf } from './list.page.js';
import { projectWords } from './project.words.js';

/** Asks whoever was invited; the mail's link leads here. */
export function DeputyPage({ project, isRefused }: { project: ProjectResponse; isRefused: boolean }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = projectWords[locale];
  const text = textOf(project, locale);
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.askTitle}</h1>
      {isRefused && (
        <p class="notice is-bad" role="alert">
          {words.notInvited}
        </p>
      )}
      <p class="lede">{words.ask(project.owner.displayName)}</p>
      <div class="aside-note" lang={text.locale}>
        <p>
          <b>{text.title}</b>
        </p>
        <p>{text.summary}</p>
      </div>
      <ul class="questions">
        {words.askText.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <form method="post" action={href(`/projects/${project.id}/deputy`)}>
        <button class="btn">{words.accept}</button>
        <p class="hint">{words.decline}</p>
      </form>
    </main>
  );
}
