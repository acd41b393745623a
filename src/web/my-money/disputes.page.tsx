import { Pager } from '../design/pager.js';
import { type DisputeResponse } from '../../refunds/index.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type MyCampaign } from '../my-campaign/campaign-desk.js';
import { CampaignFrame } from '../my-campaign/frame.js';
import { disputesWords } from './disputes.words.js';

interface Props {
  readonly mine: MyCampaign;
  readonly disputes: readonly DisputeResponse[];
  readonly next: string | null;
}

export function DisputesPage({ mine, disputes, next }: Props) {
  const { campaign } = mine;
  const { locale } = useVisit();
  const words = disputesWords[locale];
  return (
    <CampaignFrame mine={mine} current="disputes">
      <section>
        <h2>{words.title}</h2>
        {disputes.length === 0 ? (
          <div class="empty">
            <h3>{words.none}</h3>
            <p>{words.noneHint}</p>
          </div>
        ) : (
          <DisputeTable disputes={disputes} zone={campaign.zone} />
        )}
        <Pager next={next} />
      </section>
    </CampaignFrame>
  );
}

function DisputeTable({ disputes, zone }: { disputes: readonly DisputeResponse[]; zone: string }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = disputesWords[locale];
  return (
    <div class="table-wrap" role="region" aria-label={words.title} tabIndex={0}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{words.opened}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.due}</th>
            <th scope="col" class="num">
              {words.disputed}
            </th>
            <th scope="col" class="num">
              {words.taken}
            </th>
            <th scope="col" class="num">
              {words.fee}
            </th>
          </tr>
        </thead>
        <tbody>
          {disputes.map(({ state, openedAt, evidenceDueAt, disputed, taken, fee }) => (
            <tr>
              <td>{say.day(openedAt, zone)}</td>
              <td>{words.states[state] ?? state}</td>
              <td>{evidenceDueAt ? say.day(evidenceDueAt, zone) : '–'}</td>
              <td class="num">{say.exact(disputed)}</td>
              <td class="num">{say.exact(taken)}</td>
              <td class="num">{say.exact(fee)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
