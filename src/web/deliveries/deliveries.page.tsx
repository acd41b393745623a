import { type BoardLine, type BoardQuery, type RewardCounts } from '../../deliveries/index.js';
import { type Page } from '../../platform/http/index.js';
import { Pager } from '../design/pager.js';
import { FormProblems, type FormState, SelectField, TextField } from '../forms/field.js';
import { formWords } from '../forms/form.words.js';
import { useHref, useVisit } from '../frame/visit.js';
import { type MyCampaign } from '../my-campaign/campaign-desk.js';
import { CampaignFrame } from '../my-campaign/frame.js';
import { BoardTable } from './board-table.js';
import { deliveriesWords } from './deliveries.words.js';
import { RewardsTable } from './rewards-table.js';

export interface DeliveriesProps {
  readonly mine: MyCampaign;
  readonly board: Page<BoardLine>;
  readonly counts: readonly RewardCounts[];
  readonly query: BoardQuery;
  /** Whether no other answers are taken from backers. */
  readonly isLocked: boolean;
  /** The path of this part of the board, with what it asks for. */
  readonly here: string;
  readonly state: FormState;
}

/** Who gets what and how far it is, with all that can be said about it. */
export function DeliveriesPage(props: DeliveriesProps) {
  const { mine, board, counts, query, state } = props;
  const { locale } = useVisit();
  const href = useHref();
  const words = deliveriesWords[locale];
  const path = `/my/campaigns/${mine.campaign.id}/deliveries`;
  const isPart = query.rewardId !== undefined || query.state !== undefined;
  return (
    <CampaignFrame mine={mine} current="deliveries">
      <FormProblems state={state} />
      <p class="hint">{words.hint}</p>
      {counts.length === 0 ? (
        <div class="empty">
          <h2>{words.nothing}</h2>
          <p>{words.nothingHint}</p>
        </div>
      ) : (
        <>
          <RewardsTable campaign={mine.campaign} counts={counts} />
          <section id="lines">
            <h2>{headOf(props, locale)}</h2>
            <p class="row">
              {isPart && <a href={`${href(path)}#lines`}>{words.all}</a>}
              <a href={href(`${path}.csv`)} download>
                {words.table}
              </a>
              <span class="hint">{words.tableHint}</span>
            </p>
            {board.data.length === 0 ? <p>{words.noLines}</p> : <Ticked {...props} />}
            <Pager next={board.next} path={path} at="lines" />
          </section>
          <Everything {...props} />
          {mine.campaign.rewards.some(({ questions }) => questions.length > 0) && <Lock {...props} />}
        </>
      )}
    </CampaignFrame>
  );
}

function Lock({ mine: { campaign }, isLocked }: DeliveriesProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = deliveriesWords[locale];
  return (
    <section>
      <h2>{words.answers}</h2>
      <p>{isLocked ? words.answersLocked : words.answersOpen}</p>
      <form method="post" action={href(`/my/campaigns/${campaign.id}/deliveries/answers`)}>
        <button class="btn line" name="answers" value={isLocked ? 'open' : 'locked'}>
          {isLocked ? words.unlock : words.lock}
        </button>
      </form>
    </section>
  );
}

/** While nothing is delivered. */
export function NothingYetPage({ mine }: { mine: MyCampaign }) {
  return (
    <CampaignFrame mine={mine} current="deliveries">
      <p class="notice">{deliveriesWords[useVisit().locale].notNow}</p>
    </CampaignFrame>
  );
}

function headOf({ counts, query }: DeliveriesProps, locale: keyof typeof deliveriesWords): string {
  const words = deliveriesWords[locale];
  const title = counts.find(({ rewardId }) => rewardId === query.rewardId)?.title;
  return [words.lines, title, query.state && words.states[query.state]].filter(Boolean).join(': ');
}

function Ticked({ mine: { campaign }, board, here, state }: DeliveriesProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = deliveriesWords[locale];
  return (
    <form class="lines-form" method="post" action={href(here)}>
      <BoardTable campaign={campaign} lines={board.data} state={state} />
      <fieldset class="line-card">
        <legend>{words.ticked}</legend>
        <div class="cells">
          <TextField
            name="carrier"
            label={words.carrier}
            hint={words.carrierHint}
            state={state}
            maxLength={60}
            isOptional
          />
          <TextField
            name="tracking"
            label={words.tracking}
            hint={words.trackingHint}
            state={state}
            type="url"
            maxLength={2_048}
            isOptional
          />
        </div>
        <p class="row">
          {(['sent', 'in_work', 'received', 'to_do'] as const).map((to) => (
            <button class={to === 'sent' ? 'btn' : 'btn line'} name="to" value={to}>
              {words.deeds[to]}
            </button>
          ))}
        </p>
        <p class="hint">{words.tell}</p>
      </fieldset>
    </form>
  );
}

function Everything({ counts, here, query }: DeliveriesProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = deliveriesWords[locale];
  const [path = '', search] = here.split('?');
  const none: FormState = { typed: {}, errors: {} };
  return (
    <section>
      <h2>{words.everything}</h2>
      <p class="hint">{words.everythingHint}</p>
      <form class="form" method="post" action={`${href(`${path}/all`)}${search ? `?${search}` : ''}`}>
        <SelectField
          name="reward"
          label={words.reward}
          state={none}
          value={query.rewardId ?? ''}
          options={counts.map(({ rewardId, title }) => ({ value: rewardId, label: title }))}
        />
        <div class="field">
          <label for="all-carrier">
            {words.carrier} <i>({formWords[locale].optional})</i>
          </label>
          <input id="all-carrier" name="carrier" maxLength={60} />
        </div>
        <p class="row">
          {(['sent', 'in_work', 'received'] as const).map((to) => (
            <button class="btn line" name="to" value={to}>
              {words.deeds[to]}
              <span class="vh">, {words.everything}</span>
            </button>
          ))}
        </p>
        <p class="hint">{words.tell}</p>
      </form>
    </section>
  );
}
