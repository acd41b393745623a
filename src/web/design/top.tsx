import { locales } from '../../users/index.js';
import { hrefIn, useHref, useVisit } from '../frame/visit.js';
import { frameWords } from './frame.words.js';
import { Sign } from './tally-marks.js';

const languageNames = { en: 'English', fr: 'français', nl: 'Nederlands' } as const;

/** The head of every page. */
export function Top() {
  const { locale, viewer } = useVisit();
  const href = useHref();
  const words = frameWords[locale];
  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <header class="top">
        <div class="wrap">
          <a class="brand" href={href('/')}>
            <Sign />
            Tally
          </a>
          <nav class="ways" aria-label={words.main}>
            <a href={href('/discover')}>{words.discover}</a>
            {viewer ? (
              <>
                <a href={href('/my/pledges')}>{words.myPledges}</a>
                <a href={href('/my/projects')}>{words.myProjects}</a>
                {viewer.roles.length > 0 && <a href={href('/staff')}>{words.staff}</a>}
              </>
            ) : (
              <>
                <a href={href('/start')}>{words.start}</a>
                <a href={href('/ledger')}>{words.ledger}</a>
              </>
            )}
          </nav>
          <div class="tools">
            <form role="search" class="find" action={href('/discover')}>
              <label class="vh" for="find">
                {words.search}
              </label>
              <input id="find" name="q" type="search" placeholder={words.search} maxLength={100} />
            </form>
            <Languages />
            {viewer ? (
              <Account name={viewer.name} />
            ) : (
              <a class="signin" href={href('/sign-in')}>
                {words.signIn}
              </a>
            )}
          </div>
        </div>
      </header>
    </>
  );
}

function Languages() {
  const { locale, path, search } = useVisit();
  return (
    <nav aria-label={frameWords[locale].language} class="lang">
      {locales.map((each) => (
        <a
          href={hrefIn(each, path) + search}
          lang={each}
          hreflang={each}
          aria-current={each === locale ? 'true' : undefined}
        >
          <span aria-hidden="true">{each.toUpperCase()}</span>
          <span class="vh">{languageNames[each]}</span>
        </a>
      ))}
    </nav>
  );
}

function Account({ name }: { name: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = frameWords[locale];
  return (
    <details class="account">
      <summary>
        <span class="vh">{words.account}: </span>
        {name}
      </summary>
      <div class="menu">
        <a href={href('/my/account')}>{words.account}</a>
        <a href={href('/my/follows')}>{words.myFollows}</a>
        <form method="post" action={href('/sign-out')}>
          <button class="plain">{words.signOut}</button>
        </form>
      </div>
    </details>
  );
}
