import { audiences, type UpdateResponse } from '../../community/index.js';
import { locales } from '../../users/index.js';
import { Pager } from '../design/pager.js';
import { FormProblems, type FormState, RadioField, SelectField, TextArea, TextField } from '../forms/field.js';
import { OnceField } from '../forms/once.js';
import { useHref, useVisit } from '../frame/visit.js';
import { type MyCampaign } from '../my-campaign/campaign-desk.js';
import { CampaignFrame } from '../my-campaign/frame.js';
import { PicturesLink } from '../my-projects/pictures.page.js';
import { reportWords } from '../report/report.words.js';
import { Dateline, textOf } from './update.js';
import { updatesWords } from './updates.words.js';

interface Props {
  readonly mine: MyCampaign;
  readonly drafts: readonly UpdateResponse[];
  /** By moderators. */
  readonly hidden: readonly UpdateResponse[];
  readonly published: readonly UpdateResponse[];
  readonly next: string | null;
  readonly once: string;
  readonly state: FormState;
}

/** What one has told, what one is about to tell, and the form for more. */
export function MyUpdatesPage({ mine, drafts, hidden, published, next, once, state }: Props) {
  const { locale } = useVisit();
  const words = updatesWords[locale];
  return (
    <CampaignFrame mine={mine} current="updates">
      <section>
        <h2>{words.write}</h2>
        <p class="hint">{words.writeHint}</p>
        <NewUpdate mine={mine} once={once} state={state} />
      </section>
      {drafts.length > 0 && <List mine={mine} title={words.drafts} updates={drafts} deed={words.edit} />}
      {hidden.length > 0 && (
        <List mine={mine} title={reportWords[locale].hiddenTitle} updates={hidden} deed={words.correct} />
      )}
      {published.length > 0 && <List mine={mine} title={words.published} updates={published} deed={words.correct} />}
      <Pager next={next} />
    </CampaignFrame>
  );
}

function NewUpdate({ mine: { campaign }, once, state }: Pick<Props, 'mine' | 'once' | 'state'>) {
  const { locale } = useVisit();
  const href = useHref();
  const words = updatesWords[locale];
  return (
    <>
      <FormProblems state={state} />
      <PicturesLink projectId={campaign.project.id} />
      <form class="form" method="post" action={href(`/my/campaigns/${campaign.id}/updates`)}>
        <OnceField value={once} />
        <Audience state={state} value="everyone" />
        <SelectField
          name="locale"
          label={words.language}
          state={state}
          value={campaign.project.locale}
          options={locales.map((value) => ({ value, label: words.languages[value] }))}
        />
        <TextField name="title" label={words.heading} state={state} maxLength={120} />
        <TextArea name="body" label={words.body} hint={words.bodyHint} state={state} rows={10} maxLength={20_000} />
        <div>
          <button class="btn">{words.keep}</button>
        </div>
      </form>
    </>
  );
}

export function Audience({ state, value }: { state: FormState; value: string }) {
  const { locale } = useVisit();
  const words = updatesWords[locale];
  return (
    <RadioField
      name="audience"
      label={words.audience}
      state={state}
      value={value}
      options={audiences.map((each) => ({
        value: each,
        label: words.audiences[each],
        hint: words.audienceHints[each],
      }))}
    />
  );
}

interface ListProps {
  readonly mine: MyCampaign;
  readonly title: string;
  readonly updates: readonly UpdateResponse[];
  readonly deed: string;
}

function List({ mine: { campaign }, title, updates, deed }: ListProps) {
  const { locale } = useVisit();
  const href = useHref();
  return (
    <section>
      <h2>{title}</h2>
      <ol class="updates">
        {updates.map((update) => {
          const text = textOf(update, locale);
          return (
            <li>
              <Dateline update={update} zone={campaign.zone} />
              <h3 lang={text?.locale}>{text?.title}</h3>
              <p>
                <a
                  href={href(`/my/campaigns/${campaign.id}/updates/${update.id}`)}
                  aria-label={`${deed}: ${text?.title ?? ''}`}
                >
                  {deed}
                </a>
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
