import { type CampaignResponse } from '../../campaigns/index.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type PublicPayout } from './campaign-money.query.js';
import { campaignMoneyWords } from './campaign-money.words.js';

interface Props {
  readonly payouts: readonly PublicPayout[];
  readonly campaign: Pick<CampaignResponse, 'currency' | 'zone'>;
  readonly earliest: Date;
}

/** Each payout with its days, and that two people stand behind it; who they are is in the audit trail. */
export function Payouts({ payouts, campaign, earliest }: Props) {
  const { locale } = useVisit();
  const words = campaignMoneyWords[locale];
  return (
    <section>
      <h2>{words.payouts}</h2>
      <p>{words.fourEyes}</p>
      {payouts.length === 0 && (
        <p>
          {words.noPayout} {words.earliest(sayIn(locale).day(earliest, campaign.zone))}
        </p>
      )}
      {payouts.map((payout) => (
        <Payout payout={payout} campaign={campaign} />
      ))}
    </section>
  );
}

function Payout({ payout, campaign: { currency, zone } }: { payout: PublicPayout; campaign: Props['campaign'] }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = campaignMoneyWords[locale];
  const { state, amount, part } = payout;
  const steps: (readonly [string, Date | null])[] = [
    [words.steps.prepared, payout.preparedAt],
    [state === 'rejected' ? words.steps.rejected : words.steps.approved, payout.decidedAt],
    [words.steps.sent, payout.sentAt],
    [words.steps.arrived, payout.arrivedAt],
  ];
  return (
    <article class="payout">
      <h3>
        {words.payout(say.exact({ amount, currency }))}
        {part !== null && `, ${words.part(part)}`}{' '}
        <span class={`badge ${badges[state] ?? ''}`}>{words.states[state]}</span>
      </h3>
      <dl class="pairs">
        {steps.map(
          ([step, day]) =>
            day && (
              <>
                <dt>{step}</dt>
                <dd>{say.moment(day, zone)}</dd>
              </>
            ),
        )}
      </dl>
    </article>
  );
}

const badges: Partial<Record<PublicPayout['state'], string>> = {
  paid: 'is-good',
  failed: 'is-bad',
  prepared: 'is-now',
  approved: 'is-now',
};
