import { type CampaignResponse } from '../../campaigns/index.js';
import { type CampaignTrancheResponse, type TimelineResponse } from '../../payouts/index.js';
import { emptyForm, type FormState, TextArea } from '../forms/field.js';
import { onceKey, OnceField } from '../forms/once.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { payoutsWords } from './payouts.words.js';

interface Props {
  readonly timeline: TimelineResponse;
  readonly campaign: CampaignResponse;
  readonly refused?: { readonly trancheId: string; readonly state: FormState } | undefined;
}

/** The parts in which the money is paid, with what was shown for each, and the form of the one whose turn it is. */
export function Tranches({ timeline: { tranches }, campaign, refused }: Props) {
  const { locale } = useVisit();
  const words = payoutsWords[locale];
  if (tranches.length === 0) return null;
  const next = tranches.find(({ state }) => !['paid', 'returned', 'ended'].includes(state));
  const mayHandIn = next?.asked && (next.state === 'waiting' || next.state === 'refusal_proposed');
  return (
    <section id="parts">
      <h2>{words.parts}</h2>
      {tranches.map((tranche) => (
        <article class="my-payout">
          <Tranche tranche={tranche} campaign={campaign} />
          {mayHandIn && tranche.id === next.id && (
            <HandIn
              tranche={tranche}
              campaignId={campaign.id}
              state={refused?.trancheId === tranche.id ? refused.state : emptyForm}
            />
          )}
        </article>
      ))}
    </section>
  );
}

function Tranche({ tranche, campaign }: { tranche: CampaignTrancheResponse; campaign: CampaignResponse }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = payoutsWords[locale];
  const { number, state, needs, asked, dueOn, evidence } = tranche;
  return (
    <>
      <h3>
        {words.part(number)} · {say.sum(needs)}{' '}
        <span class={state === 'paid' ? 'badge is-good' : 'badge'}>{words.partStates[state] ?? state}</span>
      </h3>
      {asked ? (
        <p>
          <b>{words.asked}</b> · <span lang={campaign.project.locale}>{asked}</span>
          {dueOn && `, ${words.due(say.day(dueOn, 'UTC'))}`}
        </p>
      ) : (
        <p>{words.atOnce}</p>
      )}
      {evidence.map(({ at, text, urls }) => (
        <div class="evidence">
          <p class="hint">{words.handedIn(say.moment(at, campaign.zone))}</p>
          <p class="said">{text}</p>
          <ul>
            {urls.map(({ url }) => (
              <li>
                <a href={url} rel="nofollow ugc noopener noreferrer">
                  {url}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function HandIn(props: { tranche: CampaignTrancheResponse; campaignId: string; state: FormState }) {
  const { tranche, campaignId, state } = props;
  const { locale } = useVisit();
  const href = useHref();
  const words = payoutsWords[locale];
  return (
    <form class="form" method="post" action={href(`/my/campaigns/${campaignId}/payouts/tranches/${tranche.id}`)}>
      <OnceField value={onceKey(state.typed['key'])} />
      <TextArea name="text" label={words.text} hint={words.textHint} state={state} rows={5} maxLength={5_000} />
      <TextArea
        name="urls"
        label={words.urls}
        hint={words.urlsHint}
        state={state}
        rows={3}
        maxLength={20_000}
        isOptional
      />
      <button class="btn">{words.handIn}</button>
    </form>
  );
}
