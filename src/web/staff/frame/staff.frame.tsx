import type { ComponentChildren } from 'preact';
import { useSite } from '../../frame/site.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { countOf, type Way, waysOf } from './staff-ways.js';
import { staffWords } from './staff.words.js';
import { type Waiting } from './waiting.query.js';

export interface StaffHead {
  readonly title: string;
  readonly lede?: string;
  /** The language that the title is written in, when it is somebody's own. */
  readonly titleLang?: string;
  /** The list that the page belongs to. */
  readonly back?: { readonly path: string; readonly label: string };
}

interface FrameProps {
  readonly head: StaffHead;
  readonly way: Way['key'];
  /** Undefined for those who are not staff: the people of a project, on a page of theirs. */
  readonly waiting: Waiting | undefined;
  readonly children: ComponentChildren;
}

/** The head that pages of staff share, and the ways to the others with what waits there. */
export function StaffFrame({ head, way, waiting, children }: FrameProps) {
  const href = useHref();
  return (
    <main id="main">
      <section class="band staff-band">
        <div class="wrap">
          {head.back && (
            <p class="crumbs">
              <a href={href(head.back.path)}>{head.back.label}</a>
            </p>
          )}
          <h1 lang={head.titleLang}>{head.title}</h1>
          {head.lede && <p class="lede">{head.lede}</p>}
        </div>
      </section>
      <div class={waiting ? 'wrap staff-body' : 'wrap staff-body is-alone'}>
        {waiting && <Ways way={way} waiting={waiting} />}
        <div class="staff-page">{children}</div>
      </div>
    </main>
  );
}

function Ways({ way, waiting }: { way: Way['key']; waiting: Waiting }) {
  const { locale, caller } = useVisit();
  const { isProduction } = useSite();
  const href = useHref();
  const words = staffWords[locale];
  return (
    <nav class="staff-ways" aria-label={words.nav}>
      <ul>
        {waysOf(caller).map((each) => {
          const count = countOf(each, waiting);
          return (
            <li>
              <a href={href(each.path)} aria-current={each.key === way ? 'page' : undefined}>
                {words.ways[each.key]}
                {count > 0 && (
                  <>
                    <b aria-hidden="true">{count}</b>
                    <span class="vh"> {words.waiting(count)}</span>
                  </>
                )}
              </a>
            </li>
          );
        })}
        {!isProduction && (
          <li>
            <a href={href('/staff/mails')}>{words.ways.mails}</a>
          </li>
        )}
      </ul>
    </nav>
  );
}
