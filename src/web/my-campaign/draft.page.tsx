import { type CampaignResponse, type Readiness, type ReviewResponse, wallText } from '../../campaigns/index.js';
import { currentTerms } from '../../users/index.js';
import { AutoSave, SeenField } from '../forms/auto-save.js';
import { CheckField, emptyForm, FormProblems, type FormState } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { Announcement } from './announcement.js';
import { type MyCampaign } from './campaign-desk.js';
import { Checklist } from './checklist.js';
import { draftWords } from './draft.words.js';
import { CampaignFrame } from './frame.js';
import { PreviewLink } from './preview.js';
import { Reviews } from './reviews.js';
import { canWrite } from './stage.rules.js';
import { MainTerms, MoreTerms } from './terms.js';

export interface DraftProps {
  readonly mine: MyCampaign;
  readonly readiness: Readiness;
  readonly reviews: readonly ReviewResponse[];
  readonly questions: ReadonlyMap<string, string>;
  readonly currencies: readonly string[];
  /** Of the terms. */
  readonly version: string;
  /** The secret of the link by which others see it; null when there is none. */
  readonly preview: string | null;
  /** The form that was refused. */
  readonly shown?: { readonly of: 'terms' | 'submit'; readonly state: FormState } | undefined;
}

/** A campaign on its way to the opening: what it still needs, its terms, and what moderators wrote. */
export function DraftPage({ mine, readiness, reviews, questions, currencies, version, preview, shown }: DraftProps) {
  const { campaign, isOwner } = mine;
  const { locale } = useVisit();
  const href = useHref();
  const words = draftWords[locale];
  const canEdit = canWrite(mine);
  const isOver = campaign.state === 'rejected' || campaign.state === 'cancelled';
  return (
    <CampaignFrame mine={mine} current="overview">
      {shown && <FormProblems state={shown.state} />}
      <Standing mine={mine} readiness={readiness} />
      {!isOver && campaign.state !== 'scheduled' && (
        <section id="checklist">
          <h2>{words.checklist}</h2>
          <Checklist campaign={campaign} readiness={readiness} />
          {canEdit && (
            <Submit
              campaign={campaign}
              readiness={readiness}
              state={shown?.of === 'submit' ? shown.state : emptyForm}
            />
          )}
        </section>
      )}
      <Reviews reviews={reviews} questions={questions} zone={campaign.zone} />
      <section id="terms">
        <h2>{words.terms}</h2>
        {canEdit ? (
          <form class="form wide" method="post" action={href(`/my/campaigns/${campaign.id}`)}>
            <TermsOf
              campaign={campaign}
              currencies={currencies}
              state={shown?.of === 'terms' ? shown.state : emptyForm}
            />
            <SeenField value={(shown?.of === 'terms' && shown.state.typed['seen']) || version} />
            <button class="btn line">{words.keep}</button>
            <AutoSave />
          </form>
        ) : (
          <Agreed campaign={campaign} />
        )}
      </section>
      {!isOver && <PreviewLink campaignId={campaign.id} secret={preview} />}
      {!isOver && <Announcement campaignId={campaign.id} project={mine.project} isOwner={isOwner} />}
      {isOwner && !isOver && (
        <p>
          <a href={href(`/my/campaigns/${campaign.id}/cancel`)}>{words.callOff}</a>
        </p>
      )}
    </CampaignFrame>
  );
}

function Standing({ mine: { campaign, isOwner }, readiness }: { mine: MyCampaign; readiness: Readiness }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const { states, chooseOpening, changeOpening } = draftWords[locale];
  const { state, zone, opensAt, preparation } = campaign;
  const toOpening = (label: string) => (
    <p class="row">
      <a class="btn" href={href(`/my/campaigns/${campaign.id}/schedule`)}>
        {label}
      </a>
    </p>
  );
  if (state === 'in_review' && readiness.isApproved) {
    return (
      <div class="notice is-good">
        <p>{states.approved}</p>
        {isOwner && toOpening(chooseOpening)}
      </div>
    );
  }
  if (state === 'in_review')
    return <p class="notice">{states.waiting(say.day(preparation?.submittedAt ?? '', zone))}</p>;
  if (state === 'changes_requested') return <p class="notice is-now">{states.changes}</p>;
  if (state === 'rejected') return <p class="notice is-bad">{states.rejected}</p>;
  if (state === 'scheduled' && opensAt) {
    return (
      <div class="notice is-good">
        <p>{states.scheduled(say.moment(opensAt, zone))}</p>
        {toOpening(changeOpening)}
      </div>
    );
  }
  return state === 'draft' ? <p class="notice">{states.draft}</p> : null;
}

function Submit(props: { campaign: CampaignResponse; readiness: Readiness; state: FormState }) {
  const { campaign, readiness, state } = props;
  const { locale } = useVisit();
  const href = useHref();
  const words = draftWords[locale];
  if (readiness.forReview.length > 0) return null;
  const hasTerms = !readiness.forSchedule.some(({ item }) => item === 'terms');
  return (
    <form class="form submit" method="post" action={href(`/my/campaigns/${campaign.id}/submit`)}>
      <p>
        <b>{words.allThere}</b>
      </p>
      {!hasTerms && (
        <>
          <CheckField name="acceptTerms" label={words.acceptTerms(currentTerms)} state={state} value={currentTerms} />
          <p class="hint">
            <a href={href('/terms')}>{words.readTerms}</a>
          </p>
        </>
      )}
      <button class="btn">{words.submit}</button>
      <p class="hint">{words.submitHint}</p>
    </form>
  );
}

function TermsOf(props: { campaign: CampaignResponse; currencies: readonly string[]; state: FormState }) {
  const { campaign, currencies, state } = props;
  const { model, zone, currency, toleranceBps } = campaign;
  const local = (at: string | null) => (at ? wallText(new Date(at), zone).slice(0, 16) : '');
  const known = { model, zone, currency, deadline: local(campaign.deadline) };
  const extras = {
    opensAt: local(campaign.opensAt),
    policy: campaign.shortfallPolicy,
    tolerance: toleranceBps === null ? '' : String(toleranceBps / 100),
  };
  return (
    <>
      <MainTerms state={state} known={known} currencies={currencies} />
      <MoreTerms state={state} known={extras} />
    </>
  );
}

/** The terms as they stand, where they cannot be edited. */
function Agreed({ campaign }: { campaign: CampaignResponse }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = draftWords[locale];
  const { model, zone, deadline, minimum, shortfallPolicy, toleranceBps } = campaign;
  return (
    <dl class="pairs">
      <dt>{words.model}</dt>
      <dd>{words.models[model](0, 0).label}</dd>
      <dt>{words.goal}</dt>
      <dd>{say.sum(minimum)}</dd>
      <dt>{words.deadline}</dt>
      <dd>{say.moment(deadline, zone)}</dd>
      <dt>{words.shortfall}</dt>
      <dd>
        {words.policies[shortfallPolicy].label}
        {toleranceBps !== null && ` (${say.percent(toleranceBps)})`}
      </dd>
    </dl>
  );
}
