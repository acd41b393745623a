import { type Readiness } from '../../campaigns/index.js';
import { FormProblems, type FormState, TextArea, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type MyCampaign } from '../my-campaign/campaign-desk.js';
import { Checklist } from '../my-campaign/checklist.js';
import { CampaignFrame } from '../my-campaign/frame.js';
import { isPreparing } from '../my-campaign/stage.rules.js';
import { launchWords } from './launch.words.js';

export function SchedulePage(props: { mine: MyCampaign; readiness: Readiness; state: FormState }) {
  const { mine, readiness, state } = props;
  const { campaign, isOwner } = mine;
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = launchWords[locale].schedule;
  const isApproved = campaign.state === 'in_review' && readiness.isApproved;
  return (
    <CampaignFrame mine={mine} current="schedule">
      <FormProblems state={state} />
      <section>
        <h2>{words.title}</h2>
        <p>{words.lede}</p>
        <p>{words.deadline(say.moment(campaign.deadline, campaign.zone))}</p>
      </section>
      {campaign.state === 'scheduled' && campaign.opensAt && (
        <form method="post" action={href(`/my/campaigns/${campaign.id}/unschedule`)}>
          <p class="notice is-good">{words.planned(say.moment(campaign.opensAt, campaign.zone))}</p>
          {isOwner && (
            <p class="row">
              <button class="btn line">{words.takeBack}</button>
              <span class="hint">{words.takeBackHint}</span>
            </p>
          )}
        </form>
      )}
      {isApproved && readiness.forSchedule.length > 0 && (
        <section>
          <h2>{words.missing}</h2>
          <Checklist campaign={campaign} readiness={readiness} />
        </section>
      )}
      {isApproved && isOwner && readiness.forSchedule.length === 0 && (
        <form class="form" method="post" action={href(`/my/campaigns/${campaign.id}/schedule`)}>
          <TextField
            name="opensAt"
            label={words.opensAt}
            hint={words.opensAtHint(campaign.zone)}
            state={state}
            type="datetime-local"
            isOptional
          />
          <button class="btn">{words.button}</button>
        </form>
      )}
      {!isApproved && campaign.state !== 'scheduled' && (
        <p class="notice">
          {words.notYet} <a href={href(`/my/campaigns/${campaign.id}`)}>{words.overview}</a>
        </p>
      )}
    </CampaignFrame>
  );
}

/** What calling off would lead to; null when it cannot be called off. */
export type Ending = 'cancelled' | 'refunding' | null;

export function CancelPage({ mine, ending, state }: { mine: MyCampaign; ending: Ending; state: FormState }) {
  const { campaign, isOwner } = mine;
  const { locale } = useVisit();
  const href = useHref();
  const words = launchWords[locale].cancel;
  const isQuiet = isPreparing(campaign);
  const follows = ending === 'refunding' ? words.charged : words.live;
  const back = href(`/my/campaigns/${campaign.id}`);
  return (
    <CampaignFrame mine={mine} current={null}>
      <FormProblems state={state} />
      <h2>{words.title}</h2>
      {ending === null || !isOwner ? (
        <p class="notice">{words.notNow}</p>
      ) : (
        <form class="form" method="post" action={href(`/my/campaigns/${campaign.id}/cancel`)}>
          {isQuiet ? (
            <p>{words.quiet}</p>
          ) : (
            <ul class="questions">
              {follows.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
          )}
          <p>
            <b>{words.never}</b>
          </p>
          {!isQuiet && (
            <TextArea
              name="reason"
              label={words.reason}
              hint={words.reasonHint}
              state={state}
              rows={4}
              maxLength={1_000}
            />
          )}
          <div class="row">
            <button class="btn">{words.button}</button>
            <a href={back}>{words.back}</a>
          </div>
        </form>
      )}
    </CampaignFrame>
  );
}
