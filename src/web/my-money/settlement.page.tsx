import { type SettlementResponse } from '../../settlement/index.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type MyCampaign } from '../my-campaign/campaign-desk.js';
import { CampaignFrame } from '../my-campaign/frame.js';
import { hasClosed } from '../my-campaign/stage.rules.js';
import { settlementWords } from './settlement.words.js';

/** What became of the pledges of one round after its deadline. */
export function SettlementPage({ mine, settlement }: { mine: MyCampaign; settlement: SettlementResponse }) {
  const { campaign } = mine;
  const { locale } = useVisit();
  const href = useHref();
  const words = settlementWords[locale];
  const closed = campaign.rounds.filter((round) => hasClosed([round]));
  return (
    <CampaignFrame mine={mine} current="settlement">
      <section>
        <h2>
          {words.title}
          {closed.length > 1 && ` · ${words.round(settlement.round)}`}
        </h2>
        <p>{words.states[settlement.state] ?? settlement.state}</p>
        {closed.length > 1 && (
          <p class="row">
            {closed.map(({ number }) => (
              <a
                href={`${href(`/my/campaigns/${campaign.id}/settlement`)}?round=${number}`}
                aria-current={number === settlement.round ? 'page' : undefined}
              >
                {words.round(number)}
              </a>
            ))}
          </p>
        )}
        <Facts settlement={settlement} zone={campaign.zone} />
        {settlement.state === 'collecting' && <p class="hint">{words.hint}</p>}
      </section>
    </CampaignFrame>
  );
}

function Facts({ settlement, zone }: { settlement: SettlementResponse; zone: string }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = settlementWords[locale];
  const { deadline, decidedAt, collectingEndsAt, nextAttemptAt, openItems, heldItems } = settlement;
  const times = [
    [words.deadline, deadline],
    [words.decided, decidedAt],
    [words.until, collectingEndsAt],
    [words.next, nextAttemptAt],
  ] as const;
  return (
    <dl class="pairs">
      <dt>{words.collected}</dt>
      <dd>
        {say.sum(settlement.collected)} ({words.pledges(settlement.collectedItems)})
      </dd>
      <dt>{words.dropped}</dt>
      <dd>
        {say.sum(settlement.dropped)} ({words.pledges(settlement.droppedItems)})
      </dd>
      <dt>{words.open}</dt>
      <dd>{words.pledges(openItems)}</dd>
      {heldItems > 0 && (
        <>
          <dt>{words.held}</dt>
          <dd>{words.pledges(heldItems)}</dd>
        </>
      )}
      {times.map(
        ([label, at]) =>
          at && (
            <>
              <dt>{label}</dt>
              <dd>{say.moment(at, zone)}</dd>
            </>
          ),
      )}
    </dl>
  );
}
