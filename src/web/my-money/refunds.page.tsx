import { Pager } from '../design/pager.js';
import { type RefundResponse } from '../../refunds/index.js';
import { FormProblems, type FormState, RadioField, TextField } from '../forms/field.js';
import { onceKey, OnceField } from '../forms/once.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type MyCampaign } from '../my-campaign/campaign-desk.js';
import { CampaignFrame } from '../my-campaign/frame.js';
import { type CollectedPledge } from './backers.query.js';
import { refundsWords } from './refunds.words.js';

export interface RefundsProps {
  readonly mine: MyCampaign;
  readonly refunds: { readonly data: readonly RefundResponse[]; readonly next: string | null };
  readonly pledges: { readonly data: readonly CollectedPledge[]; readonly next: string | null };
  /** The pledge of which something is to go back. */
  readonly chosen: CollectedPledge | undefined;
  readonly state: FormState;
}

export function RefundsPage({ mine, refunds, pledges, chosen, state }: RefundsProps) {
  const { locale } = useVisit();
  const words = refundsWords[locale];
  return (
    <CampaignFrame mine={mine} current="refunds">
      <FormProblems state={state} />
      {chosen && <Order mine={mine} chosen={chosen} state={state} />}
      <section>
        <h2>{words.all}</h2>
        {refunds.data.length === 0 ? (
          <div class="empty">
            <h3>{words.none}</h3>
            <p>{words.noneHint}</p>
          </div>
        ) : (
          <Ordered mine={mine} refunds={refunds} />
        )}
        <p class="hint">{words.everybody}</p>
      </section>
      <Choose mine={mine} pledges={pledges} />
    </CampaignFrame>
  );
}

/** What people can tell a pledge by that has no name for them. */
export const shortId = (id: string): string => id.slice(-8);

function Ordered({ mine: { campaign }, refunds }: Pick<RefundsProps, 'mine' | 'refunds'>) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = refundsWords[locale];
  return (
    <>
      <div class="table-wrap" role="region" aria-label={words.all} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.backer}</th>
              <th scope="col">{words.cause}</th>
              <th scope="col">{words.state}</th>
              <th scope="col" class="num">
                {words.sum}
              </th>
            </tr>
          </thead>
          <tbody>
            {refunds.data.map((refund) => (
              <tr>
                <td>{say.day(refund.requestedAt, campaign.zone)}</td>
                <td>
                  <code>{shortId(refund.pledgeId)}</code>
                </td>
                <td>{words.causes[refund.cause] ?? refund.cause}</td>
                <td>{words.states[refund.state] ?? refund.state}</td>
                <td class="num">{say.exact(refund.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager next={refunds.next} path={`/my/campaigns/${campaign.id}/refunds`} />
    </>
  );
}

function Choose({ mine: { campaign }, pledges }: Pick<RefundsProps, 'mine' | 'pledges'>) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = refundsWords[locale];
  const here = href(`/my/campaigns/${campaign.id}/refunds`);
  return (
    <section id="give-back">
      <h2>{words.choose}</h2>
      {pledges.data.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <>
          <p class="hint">{words.chooseHint}</p>
          <ul class="rows">
            {pledges.data.map(({ pledgeId, name, amount, left, currency }) => (
              <li>
                <span>
                  {name ?? words.hidden} <code>{shortId(pledgeId)}</code>
                </span>
                <span>
                  {words.pledged} {say.sum({ amount, currency })}
                </span>
                <span>
                  {words.left} {say.sum({ amount: left, currency })}
                </span>
                {left > 0 && (
                  <a href={`${here}?pledge=${pledgeId}`}>
                    {words.giveBack}
                    <span class="vh">: {name ?? shortId(pledgeId)}</span>
                  </a>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Pager next={pledges.next} of="pledges" path={`/my/campaigns/${campaign.id}/refunds`} at="give-back" />
    </section>
  );
}

function Order({ mine: { campaign }, chosen, state }: { mine: MyCampaign; chosen: CollectedPledge; state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = refundsWords[locale];
  const { pledgeId, name, left, currency } = chosen;
  const causes = [
    { value: 'creator', label: words.causeCreator },
    { value: 'withdrawal', label: words.causeWithdrawal },
  ];
  return (
    <section>
      <h2>{words.choose}</h2>
      <p>
        {words.of(name ?? words.hidden, say.sum({ amount: left, currency }))} <code>{shortId(pledgeId)}</code>
      </p>
      <form class="form" method="post" action={href(`/my/campaigns/${campaign.id}/refunds`)}>
        <OnceField value={onceKey(state.typed['key'])} />
        <input type="hidden" name="pledge" value={pledgeId} />
        <TextField
          name="amount"
          label={words.amount(currency)}
          hint={words.amountHint}
          state={state}
          inputMode="decimal"
          maxLength={15}
          class="short"
          isOptional
        />
        <RadioField name="cause" label={words.why} state={state} value="creator" options={causes} />
        <TextField name="reason" label={words.reason} state={state} maxLength={1_000} isOptional />
        <button class="btn">{words.button}</button>
        <p class="hint">{words.hint}</p>
      </form>
    </section>
  );
}
