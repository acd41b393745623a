import { type UpdateResponse } from '../../community/index.js';
import { type Locale, locales } from '../../users/index.js';
import { emptyForm, FormProblems, type FormState, TextArea, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { type MyCampaign } from '../my-campaign/campaign-desk.js';
import { CampaignFrame } from '../my-campaign/frame.js';
import { PicturesLink } from '../my-projects/pictures.page.js';
import { reportWords } from '../report/report.words.js';
import { Audience } from './my-updates.page.js';
import { textOf, Told } from './update.js';
import { updatesWords } from './updates.words.js';

/** A form that was refused: that of a language, or of the whole. */
export interface ShownUpdateForm {
  readonly of: Locale | 'whole';
  readonly state: FormState;
}

interface Props {
  readonly mine: MyCampaign;
  readonly update: UpdateResponse;
  readonly shown: ShownUpdateForm | undefined;
}

/** One update as its people work on it. */
export function MyUpdatePage({ mine, update, shown }: Props) {
  const { locale } = useVisit();
  const href = useHref();
  const words = updatesWords[locale];
  const at = `/my/campaigns/${mine.campaign.id}/updates`;
  const text = textOf(update, locale);
  return (
    <CampaignFrame mine={mine} current="updates">
      {update.hiddenAt && <p class="notice is-bad">{reportWords[locale].hidden}</p>}
      {shown && <FormProblems state={shown.state} />}
      <section class="preview" aria-label={words.preview}>
        <h2 lang={text?.locale}>{text?.title}</h2>
        <Told update={update} />
      </section>
      {update.publishedAt ? (
        <p class="notice">
          {words.publishedHint} <a href={href(`/campaigns/${update.campaignId}/updates/${update.id}`)}>{words.view}</a>
        </p>
      ) : (
        <Publish at={`${at}/${update.id}`} update={update} shown={shown} />
      )}
      <section>
        <h2>{words.texts}</h2>
        <p class="hint">{words.textsHint}</p>
        <PicturesLink projectId={mine.project.id} />
        {locales.map((of) => (
          <Text at={`${at}/${update.id}`} update={update} of={of} shown={shown} />
        ))}
      </section>
      <p>
        <a href={href(at)}>{words.title}</a>
      </p>
    </CampaignFrame>
  );
}

function Publish({ at, update, shown }: { at: string; update: UpdateResponse; shown: ShownUpdateForm | undefined }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = updatesWords[locale];
  return (
    <section>
      <h2>{words.publish}</h2>
      <form class="form" method="post" action={href(`${at}/audience`)}>
        <Audience state={shown?.of === 'whole' ? shown.state : emptyForm} value={update.audience} />
        <div>
          <button class="btn line">{words.change}</button>
        </div>
      </form>
      <p>{words.publishHint}</p>
      <div class="row">
        <form method="post" action={href(`${at}/publish`)}>
          <button class="btn">{words.publishNow}</button>
        </form>
        <form method="post" action={href(`${at}/discard`)}>
          <button class="btn line">{words.discard}</button>
        </form>
      </div>
    </section>
  );
}

function Text({
  at,
  update,
  of,
  shown,
}: {
  at: string;
  update: UpdateResponse;
  of: Locale;
  shown: ShownUpdateForm | undefined;
}) {
  const { locale } = useVisit();
  const href = useHref();
  const words = updatesWords[locale];
  const text = update.texts.find((each) => each.locale === of);
  const state = shown?.of === of ? shown.state : emptyForm;
  const isFirst = of === update.defaultLocale;
  return (
    <details class="fold" open={isFirst || shown?.of === of}>
      <summary>
        {words.languages[of]}{' '}
        {isFirst ? <span class="badge">{words.first}</span> : !text && <span class="hint">{words.noText}</span>}
      </summary>
      <form class="form" method="post" action={href(`${at}/texts/${of}`)}>
        <TextField
          name={`title-${of}`}
          label={words.heading}
          state={state}
          maxLength={120}
          lang={of}
          {...(text && { value: text.title })}
        />
        <TextArea
          name={`body-${of}`}
          label={words.body}
          hint={words.bodyHint}
          state={state}
          rows={10}
          maxLength={20_000}
          lang={of}
          {...(text && { value: text.body })}
        />
        <div>
          <button class="btn line">{words.save}</button>
        </div>
      </form>
    </details>
  );
}
