import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { mayDo } from '../frame/staff-ways.js';
import { type Waiting } from '../frame/waiting.query.js';
import { deskWords } from './desk.words.js';
import { Find } from './find.js';
import { type Task, tasks } from './tasks.rules.js';

/** What waits, what is the reader's to decide first. */
export function DeskPage({ waiting }: { waiting: Waiting }) {
  const { locale, caller } = useVisit();
  const words = deskWords[locale];
  const open = tasks.filter(({ key, read }) => waiting[key] > 0 && mayDo(read, caller));
  const yours = open.filter(({ decide }) => mayDo(decide, caller));
  const others = open.filter((task) => !yours.includes(task));
  return (
    <>
      <section>
        <h2>{words.yours}</h2>
        {yours.length > 0 ? (
          <Tasks of={yours} waiting={waiting} />
        ) : (
          <div class="empty">
            <h3>{words.nothing}</h3>
            <p>{caller.roles.every((role) => role === 'auditor') ? words.auditorHint : words.nothingHint}</p>
          </div>
        )}
      </section>
      {others.length > 0 && (
        <section>
          <h2>{words.others}</h2>
          <Tasks of={others} waiting={waiting} />
        </section>
      )}
      {mayDo('books.read', caller) && (
        <section>
          <h2>{words.find}</h2>
          <Find />
        </section>
      )}
    </>
  );
}

function Tasks({ of, waiting }: { of: readonly Task[]; waiting: Waiting }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = deskWords[locale];
  return (
    <ul class="tasks">
      {of.map(({ key, path }) => (
        <li>
          <a href={href(path)}>
            <b>{say.number(waiting[key])}</b> {say.plural(waiting[key], ...words.tasks[key])}
          </a>
        </li>
      ))}
    </ul>
  );
}
