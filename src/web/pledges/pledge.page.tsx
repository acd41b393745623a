import {
  isSent,
  type PledgeState,
  type PledgeStep,
  type ShownAddress,
  totalOf,
  waitsForCard,
} from '../../pledges/index.js';
import { type MoneyStep } from '../../reconciliation/index.js';
import { isWanting } from '../../deliveries/index.js';
import { Questions } from '../deliveries/questions.js';
import { commentsWords } from '../comments/comments.words.js';
import { questionsWords } from '../deliveries/questions.words.js';
import { Deliveries } from '../deliveries/delivery.js';
import { useHref, useVisit } from '../frame/visit.js';
import { countryName } from '../language/countries.js';
import { papersWords } from '../papers/papers.words.js';
import { sayIn } from '../language/say.js';
import { wishWords } from '../checkout/wish.words.js';
import { addressWords } from '../checkout/address.words.js';
import { placeOf } from './address.page.js';
import { eraseWords } from './erase.words.js';
import { History } from './history.js';
import { MoneyTrail } from './money-trail.js';
import { openTo, type PledgeFile } from './pledge-desk.js';
import { type FollowUp } from './pledge-follow-up.js';
import { cardName, factsOf, sumOf } from './pledge-facts.js';
import { byLink, usePledgeHref } from './pledge-paths.js';
import { pledgeWords } from './pledge.words.js';
import { stateWords } from './state.words.js';
import { Thanks } from './thanks.js';
import { withdrawWords } from './withdraw.words.js';

/** Where the reader has just come from. */
export type Arrival = 'thanks' | 'soon' | 'unknown' | 'paid' | 'changed' | 'card' | 'address' | 'answers';

export interface PledgeProps extends FollowUp {
  readonly file: PledgeFile;
  readonly history: readonly PledgeStep[];
  readonly money: readonly MoneyStep[];
  readonly arrival: Arrival | undefined;
  /** Where its rewards are sent, for its backer; null when it is not known. */
  readonly address: ShownAddress | null;
}

/** One pledge: its state in plain words, all that it is, and what its backer may do. */
export function PledgePage(props: PledgeProps) {
  const { file, consents, history, money, arrival, address, deliveries, withdrawal, asked } = props;
  const { locale, viewer, caller } = useVisit();
  const at = usePledgeHref(file.pledge.id);
  const words = pledgeWords[locale];
  const { pledge, campaign, isOwn } = file;
  const facts = factsOf(file, consents, locale);
  const isThanks = arrival === 'thanks' || arrival === 'soon';
  return (
    <main id="main" class="wrap checkout pledge">
      <p>
        <span class={`badge ${tones[pledge.state]}`}>{stateWords[locale].badges[pledge.state]}</span>
      </p>
      <h1>{isThanks ? words.thanks : (isOwn ? words.title : words.of)(campaign.project.title)}</h1>
      {arrival && <Arrived arrival={arrival} />}
      {arrival !== 'soon' && <p class="lede">{stateWords[locale].sentences[pledge.state](facts)}</p>}
      {isOwn && isSent(pledge) && address === null && <p class="notice is-now">{addressWords[locale].missing}</p>}
      <Withdrawn file={file} withdrawal={withdrawal} />
      {isOwn && isWanting(asked) && (
        <p class="notice is-now">
          {questionsWords[locale].missing} <a href="#questions">{questionsWords[locale].give}</a>
        </p>
      )}
      {isOwn && (
        <Ways
          file={file}
          address={address}
          withdrawal={withdrawal}
          isCharged={money.some(({ step }) => step === 'charged')}
        />
      )}
      {isThanks && <Thanks file={file} facts={facts} />}
      <div class="sheet">
        <section>
          <h2>{words.details}</h2>
          <Details file={file} address={address} latest={facts.latest} deadline={facts.deadline} />
        </section>
        <Questions file={file} asked={asked} />
        <Deliveries file={file} deliveries={deliveries} />
        <section>
          <h2>{words.consent}</h2>
          {consents.map(({ sentence, givenAt }) => (
            <figure class="agreed">
              <blockquote class="consent" lang={pledge.locale}>
                {sentence}
              </blockquote>
              <figcaption class="hint">{words.given(sayIn(locale).moment(givenAt, campaign.zone))}</figcaption>
            </figure>
          ))}
        </section>
        <section>
          <h2>{words.history}</h2>
          <History file={file} history={history} />
        </section>
        <MoneyTrail file={file} money={money} />
      </div>
      {viewer !== null && isOwn && <Mine />}
      {caller.via === 'link' && (
        <p>
          <a href={at('/erase')}>{eraseWords[locale].link}</a>
        </p>
      )}
    </main>
  );
}

const tones: Readonly<Record<PledgeState, string>> = {
  pending: 'is-now',
  active: 'is-good',
  charging: '',
  collected: 'is-good',
  needs_action: 'is-now',
  errored: 'is-bad',
  expired: '',
  cancelled: '',
  released: '',
  dropped: '',
};

function Mine() {
  const { locale } = useVisit();
  const href = useHref();
  return (
    <p>
      <a href={href('/my/pledges')}>{pledgeWords[locale].mineTitle}</a>
    </p>
  );
}

function Arrived({ arrival }: { arrival: Arrival }) {
  const words = pledgeWords[useVisit().locale];
  const { kept } = addressWords[useVisit().locale];
  const { kept: answers } = questionsWords[useVisit().locale];
  const sentences = { ...words, thanks: words.thanksText, card: words.cardSaved, address: kept, answers };
  return (
    <p class={arrival === 'unknown' ? 'notice is-now' : 'notice is-good'} role="status">
      {sentences[arrival]}
    </p>
  );
}

/** That its backer has withdrawn from the contract, and when. */
function Withdrawn({ file: { campaign }, withdrawal: { declaredAt } }: Pick<PledgeProps, 'file' | 'withdrawal'>) {
  const { locale } = useVisit();
  if (!declaredAt) return null;
  return <p class="notice">{withdrawWords[locale].declared(sayIn(locale).moment(declaredAt, campaign.zone))}</p>;
}

type WaysProps = Pick<PledgeProps, 'file' | 'address' | 'withdrawal'> & { readonly isCharged: boolean };

/** What may be done now, the most urgent first. */
function Ways({ file, address, withdrawal, isCharged }: WaysProps) {
  const visit = useVisit();
  const { locale } = visit;
  const href = useHref();
  const at = usePledgeHref(file.pledge.id);
  const words = pledgeWords[locale];
  const { pledge } = file;
  const { change, cancel } = openTo(file);
  const isUrgent = pledge.state === 'pending' || pledge.state === 'errored';
  return (
    <div class="row">
      {pledge.state === 'needs_action' && (
        <a class="btn" href={at('/payment')}>
          {words.confirmPayment}
        </a>
      )}
      {waitsForCard(pledge.state) && (
        <a class={isUrgent ? 'btn' : 'btn line'} href={at('/card')}>
          {pledge.card ? words.newCard : words.giveCard}
        </a>
      )}
      {isSent(pledge) && (
        <a class={address ? 'btn line' : 'btn'} href={at('/address')}>
          {address ? addressWords[locale].correct : addressWords[locale].give}
        </a>
      )}
      {change && (
        <a class="btn line" href={at('/change')}>
          {words.change}
        </a>
      )}
      {cancel && (
        <a class="btn line" href={at('/cancel')}>
          {words.cancel}
        </a>
      )}
      {withdrawal.isOpen && (
        <a class="btn line" href={at('/withdraw')}>
          {withdrawWords[locale].here}
        </a>
      )}
      {isCharged && <a href={at('/receipt.pdf')}>{papersWords[locale].receiptLink}</a>}
      <a href={`${href(byLink(visit, `/campaigns/${file.campaign.id}/comments`))}#ask`}>{commentsWords[locale].ask}</a>
      <a href={href(`/campaigns/${file.campaign.id}`)}>{words.toCampaign}</a>
    </div>
  );
}

type DetailsProps = Pick<PledgeProps, 'file' | 'address'> & { readonly latest: string; readonly deadline: string };

function Details({ file, address, latest, deadline }: DetailsProps) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = pledgeWords[locale];
  const { pledge, campaign } = file;
  const titles = new Map(campaign.rewards.map(({ id, title }) => [id, title]));
  return (
    <dl class="pairs terms-list">
      <dt>{words.amount}</dt>
      <dd>{sumOf(pledge, pledge.amount, locale)}</dd>
      {pledge.destination !== null && (
        <>
          <dt>{wishWords[locale].shipping(countryName(pledge.destination, locale))}</dt>
          <dd>{sumOf(pledge, pledge.shipping, locale)}</dd>
        </>
      )}
      {pledge.tip > 0n && (
        <>
          <dt>{words.tip}</dt>
          <dd>{sumOf(pledge, pledge.tip, locale)}</dd>
        </>
      )}
      <dt>{words.total}</dt>
      <dd class="big">{sumOf(pledge, totalOf(pledge), locale)}</dd>
      <dt>{words.rewards}</dt>
      <dd>
        {pledge.rewards.length === 0
          ? words.noRewards
          : pledge.rewards.map(({ rewardId, quantity }) => (
              <span class="line">
                {quantity} × <span lang={campaign.project.locale}>{titles.get(rewardId)}</span>
              </span>
            ))}
      </dd>
      {address && (
        <>
          <dt>{addressWords[locale].page}</dt>
          <dd>
            <Place address={address} />
          </dd>
        </>
      )}
      <dt>{words.visibility}</dt>
      <dd>{wishWords[locale].visibilities[pledge.visibility]}</dd>
      <dt>{words.card}</dt>
      <dd>{pledge.card ? <Card file={file} /> : words.noCard}</dd>
      <dt>{words.deadline}</dt>
      <dd>{deadline}</dd>
      <dt>{words.latestCharge}</dt>
      <dd>{latest}</dd>
      <dt>{words.made}</dt>
      <dd>{say.moment(pledge.madeAt, campaign.zone)}</dd>
    </dl>
  );
}

function Place({ address }: { address: ShownAddress }) {
  const { locale } = useVisit();
  const { whole } = address;
  if (!whole) return <>{placeOf(address, locale)}</>;
  const town = [whole.postalCode, whole.city].filter(Boolean).join(' ');
  const lines = [whole.name, whole.line1, whole.line2, town, countryName(whole.country, locale)];
  return (
    <>
      {lines.filter(Boolean).map((line) => (
        <span class="line">{line}</span>
      ))}
    </>
  );
}

function Card({ file: { pledge } }: { file: PledgeFile }) {
  const { locale } = useVisit();
  const { expYear, expMonth } = pledge.card ?? { expYear: null, expMonth: null };
  const month = `${expYear}-${String(expMonth).padStart(2, '0')}`;
  return (
    <>
      {cardName(pledge)}
      {expYear !== null && <small>{pledgeWords[locale].expires(sayIn(locale).month(month))}</small>}
    </>
  );
}
