import { type CampaignResponse } from '../../campaigns/index.js';
import { type MessageResponse } from '../../community/index.js';
import { type Page } from '../../platform/http/index.js';
import { type Locale, locales } from '../../users/index.js';
import { Pager } from '../design/pager.js';
import { FormProblems, type FormState, RadioField, TextArea, TextField } from '../forms/field.js';
import { OnceField } from '../forms/once.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type MyCampaign } from '../my-campaign/campaign-desk.js';
import { CampaignFrame } from '../my-campaign/frame.js';
import { messagesWords } from './messages.words.js';

interface Props {
  readonly mine: MyCampaign;
  readonly page: Page<MessageResponse>;
  readonly once: string;
  readonly state: FormState;
  readonly isSent: boolean;
}

/** What was written to the backers of one's campaign, and the form for more. */
export function MessagesPage({ mine, page, once, state, isSent }: Props) {
  const { locale } = useVisit();
  const words = messagesWords[locale];
  return (
    <CampaignFrame mine={mine} current="messages">
      {isSent && (
        <p class="notice is-good" role="status">
          {words.sent}
        </p>
      )}
      <section>
        <h2>{words.write}</h2>
        <p class="hint">{words.writeHint}</p>
        <NewMessage mine={mine} once={once} state={state} />
      </section>
      <section>
        <h2>{words.list}</h2>
        {page.data.length === 0 ? <p>{words.none}</p> : <List messages={page.data} zone={mine.campaign.zone} />}
        <Pager next={page.next} path={`/my/campaigns/${mine.campaign.id}/messages`} />
      </section>
    </CampaignFrame>
  );
}

function NewMessage({ mine, once, state }: Pick<Props, 'mine' | 'once' | 'state'>) {
  const { locale } = useVisit();
  const href = useHref();
  const words = messagesWords[locale];
  const { campaign, project } = mine;
  const first = project.defaultLocale;
  return (
    <>
      <FormProblems state={state} />
      <form class="form" method="post" action={href(`/my/campaigns/${campaign.id}/messages/check`)}>
        <OnceField value={once} />
        <RadioField name="to" label={words.to} state={state} value="all" options={useAudiences(campaign)} />
        <TextIn of={first} state={state} isFirst />
        {locales
          .filter((of) => of !== first)
          .map((of) => (
            <details class="fold" open={isTouched(state, of)}>
              <summary>
                {words.languages[of]} <span class="hint">{words.optional}</span>
              </summary>
              <TextIn of={of} state={state} isFirst={false} />
            </details>
          ))}
        <div>
          <button class="btn">{words.look}</button>
        </div>
      </form>
    </>
  );
}

/** Whom one may write to, as answers of a form. */
export function useAudiences({ rewards }: CampaignResponse): { value: string; label: string }[] {
  const { locale } = useVisit();
  const words = messagesWords[locale];
  return [
    { value: 'all', label: words.all },
    { value: 'uncollected', label: words.uncollected },
    ...rewards.map(({ id, title }) => ({ value: id, label: words.reward(title) })),
  ];
}

const isTouched = ({ typed, errors }: FormState, of: Locale): boolean =>
  ['subject', 'body'].some((part) => Boolean(typed[`${part}-${of}`] ?? errors[`${part}-${of}`]));

function TextIn({ of, state, isFirst }: { of: Locale; state: FormState; isFirst: boolean }) {
  const { locale } = useVisit();
  const words = messagesWords[locale];
  const named = `${words.languages[of]}${isFirst ? `, ${words.first}` : ''}`;
  return (
    <>
      <TextField
        name={`subject-${of}`}
        label={`${words.subject} (${named})`}
        state={state}
        maxLength={120}
        lang={of}
        isOptional={!isFirst}
      />
      <TextArea
        name={`body-${of}`}
        label={`${words.body} (${named})`}
        hint={words.bodyHint}
        state={state}
        rows={8}
        maxLength={5_000}
        lang={of}
        isOptional={!isFirst}
      />
    </>
  );
}

function List({ messages, zone }: { messages: readonly MessageResponse[]; zone: string }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = messagesWords[locale];
  return (
    <ol class="updates">
      {messages.map(({ sentAt, authorName, recipients, audience, rewardTitle, texts, defaultLocale }) => {
        const text = texts.find((one) => one.locale === locale) ?? texts.find((one) => one.locale === defaultLocale);
        const to = audience === 'reward' ? words.reward(rewardTitle ?? '') : words[audience];
        return (
          <li>
            <p class="dateline">
              <time dateTime={sentAt}>{say.moment(sentAt, zone)}</time> {words.by(authorName)},{' '}
              {words.sentTo(recipients, say.number(recipients))}
            </p>
            <p class="hint">{to}</p>
            <h3 lang={text?.locale}>{text?.subject}</h3>
            <p class="as-typed" lang={text?.locale}>
              {text?.body}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
