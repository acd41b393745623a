import { type Typed } from '../forms/read-form.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type MyCampaign } from '../my-campaign/campaign-desk.js';
import { CampaignFrame } from '../my-campaign/frame.js';
import { type TypedMessage } from './messages.form.js';
import { useAudiences } from './messages.page.js';
import { messagesWords } from './messages.words.js';

interface Props {
  readonly mine: MyCampaign;
  readonly message: TypedMessage;
  /** What the form sent, which goes on with the next one. */
  readonly typed: Typed;
  readonly recipients: number;
}

/** A message before it is sent: how it will read, to how many it goes, and the button; or back to the form. */
export function CheckMessagePage({ mine, message, typed, recipients }: Props) {
  const { locale } = useVisit();
  const href = useHref();
  const words = messagesWords[locale];
  const at = `/my/campaigns/${mine.campaign.id}/messages`;
  const to = useAudiences(mine.campaign).find(({ value }) => value === (message.rewardId ?? message.audience));
  const carried = Object.entries(typed).map(([name, value]) => <input type="hidden" name={name} value={value} />);
  return (
    <CampaignFrame mine={mine} current="messages">
      <h2>{words.check}</h2>
      <p>
        <b>{to?.label}</b>.{' '}
        {recipients === 0 ? words.toNobody : words.goesTo(recipients, sayIn(locale).number(recipients))}
      </p>
      {message.texts.map((text) => (
        <section class="preview" aria-label={words.languages[text.locale]}>
          <h3 lang={text.locale}>{text.subject}</h3>
          <p class="as-typed" lang={text.locale}>
            {text.body}
          </p>
        </section>
      ))}
      {recipients > 0 && <p class="hint">{words.noWayBack}</p>}
      <div class="row">
        {recipients > 0 && (
          <form method="post" action={href(at)}>
            {carried}
            <button class="btn">{words.sendNow}</button>
          </form>
        )}
        <form method="post" action={href(`${at}/change`)}>
          {carried}
          <button class="btn line">{words.change}</button>
        </form>
      </div>
    </CampaignFrame>
  );
}
