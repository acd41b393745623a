import { type CampaignCard } from '../cards/campaign-cards.query.js';
import { Cards } from '../cards/card.js';
import { Cover } from '../cover/cover-picture.js';
import { StepMark } from '../design/tally-marks.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type Figures } from './home.query.js';
import { homeWords } from './home.words.js';

export interface HomeProps {
  readonly figures: Figures;
  readonly ending: readonly CampaignCard[];
  readonly newest: readonly CampaignCard[];
  readonly funded: readonly CampaignCard[];
}

export function HomePage({ figures, ending, newest, funded }: HomeProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = homeWords[locale];
  return (
    <main id="main">
      <section class="band">
        <div class="wrap">
          <div class="front">
            <div>
              <h1>{words.promise}</h1>
              <p class="lede">{words.lede}</p>
              <div class="row">
                <a class="btn" href={href('/discover')}>
                  {words.discover}
                </a>
                <a class="btn line" href={href('/start')}>
                  {words.start}
                </a>
              </div>
            </div>
            {newest[0] && (
              <figure>
                <Cover slug={newest[0].slug} cover={newest[0].cover} place="front" locale={locale} />
              </figure>
            )}
          </div>
          <Counts figures={figures} />
        </div>
      </section>
      {ending.length === 0 ? (
        <section class="wrap section">
          <div class="empty">
            <h2>{words.none}</h2>
            <p>{words.noneHint}</p>
          </div>
        </section>
      ) : (
        <>
          <Shelf title={words.ending} cards={ending} more={href('/discover?sort=ending')} all={words.all} />
          <Shelf title={words.newest} cards={newest} more={href('/discover?sort=newest')} all={words.all} />
        </>
      )}
      <section class="wrap section">
        <h2>{words.how}</h2>
        <ol class="steps">
          {words.steps.map(([title, text], index) => (
            <li>
              <StepMark step={(index + 1) as 1} />
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </section>
      {funded.length > 0 && (
        <Shelf title={words.reached} cards={funded} more={href('/discover?stage=funded')} all={words.all} />
      )}
    </main>
  );
}

function Counts({ figures }: { figures: Figures }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = homeWords[locale];
  return (
    <dl class="counts">
      <Count value={say.number(figures.live)} of={words.live} />
      <Count value={say.number(figures.funded)} of={words.funded} />
      <Count value={say.number(figures.pledges)} of={words.pledges} />
      {figures.collected.slice(0, 2).map((sum) => (
        <Count value={say.sum(sum)} of={words.collected} />
      ))}
    </dl>
  );
}

const Count = ({ value, of }: { value: string; of: string }) => (
  <div>
    <dt>{of}</dt>
    <dd>{value}</dd>
  </div>
);

const Shelf = (props: { title: string; cards: readonly CampaignCard[]; more: string; all: string }) => (
  <section class="wrap section">
    <div class="head-row">
      <h2>{props.title}</h2>
      <a href={props.more}>{props.all}</a>
    </div>
    <Cards cards={props.cards} />
  </section>
);
