import { type CampaignResponse } from '../../campaigns/index.js';
import { type BoardLine } from '../../deliveries/index.js';
import { type FormState } from '../forms/field.js';
import { useVisit } from '../frame/visit.js';
import { countryName } from '../language/countries.js';
import { sayIn } from '../language/say.js';
import { shortId } from '../my-money/refunds.page.js';
import { lineValue } from './deliveries.form.js';
import { deliveriesWords } from './deliveries.words.js';

interface Props {
  readonly campaign: CampaignResponse;
  readonly lines: readonly BoardLine[];
  readonly state: FormState;
}

/** A line for each reward of each pledge, with a box to tick. */
export function BoardTable({ campaign, lines, state }: Props) {
  const { locale } = useVisit();
  const words = deliveriesWords[locale];
  const ticked = new Set(state.typed['lines']?.split('\n'));
  const error = state.errors['lines'];
  return (
    <div id="f-lines" tabIndex={-1}>
      {error && <p class="error">{error}</p>}
      <div class="table-wrap" role="region" aria-label={words.lines} tabIndex={0}>
        <table class="table board">
          <thead>
            <tr>
              <th scope="col">{words.choose}</th>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.where}</th>
              <th scope="col">{words.how}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line campaign={campaign} line={line} isTicked={ticked.has(lineValue(line))} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Line({ campaign, line, isTicked }: { campaign: CampaignResponse; line: BoardLine; isTicked: boolean }) {
  const words = deliveriesWords[useVisit().locale];
  const { pledgeId, name, title, quantity } = line;
  return (
    <tr>
      <td>
        <label class="choice">
          <input type="checkbox" name="lines" value={lineValue(line)} checked={isTicked} />
          <span class="vh">
            {name ?? words.hidden} {shortId(pledgeId)}, {title}
          </span>
        </label>
      </td>
      <td>
        {name ?? words.hidden} <code>{shortId(pledgeId)}</code>
      </td>
      <td>
        {quantity} × <span lang={campaign.project.locale}>{title}</span>
        <Answers line={line} lang={campaign.project.locale} />
      </td>
      <td>
        <Where line={line} />
      </td>
      <td>
        <Standing line={line} zone={campaign.zone} />
      </td>
    </tr>
  );
}

function Answers({ line: { answers }, lang }: { line: BoardLine; lang: string }) {
  const words = deliveriesWords[useVisit().locale];
  return (
    <>
      {answers.map(({ question, answer, required }) => (
        <span class="line">
          <span class="hint" lang={lang}>
            {question}
          </span>{' '}
          {answer ?? <b class={required ? 'is-missed' : ''}>{words.noAnswer}</b>}
        </span>
      ))}
    </>
  );
}

function Where({ line: { address, country } }: { line: BoardLine }) {
  const { locale } = useVisit();
  if (!address) {
    return country ? (
      <>
        {deliveriesWords[locale].noAddress}, {countryName(country, locale)}
      </>
    ) : null;
  }
  const town = [address.postalCode, address.city].filter(Boolean).join(' ');
  return (
    <>
      {[address.name, address.line1, address.line2, town, countryName(address.country, locale)]
        .filter(Boolean)
        .map((part) => (
          <span class="line">{part}</span>
        ))}
    </>
  );
}

function Standing({ line, zone }: { line: BoardLine; zone: string }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = deliveriesWords[locale];
  const { state, sentAt, missedAt, carrier, trackingUrl } = line;
  return (
    <>
      <span class={state === 'received' ? 'badge is-good' : 'badge'}>{words.states[state]}</span>{' '}
      {sentAt && words.sentOn(say.day(sentAt, zone))} {carrier}{' '}
      {trackingUrl && (
        <a href={trackingUrl} rel="nofollow noopener noreferrer">
          {words.follow}
        </a>
      )}
      {missedAt && <span class="line is-missed">{words.missedOn(say.day(missedAt, zone))}</span>}
    </>
  );
}
