import { Pager } from '../../design/pager.js';
import { type Page } from '../../../platform/http/index.js';
import { cardWords } from '../../cards/card.words.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { Name } from '../frame/campaign-name.js';
import { homeZone } from '../../language/home-zone.js';
import { Badge, Rows } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { type AnyCampaign, type QueuedCampaign } from './reviews.query.js';
import { reviewsWords } from './reviews.words.js';

export function ReviewsPage({ queue, all }: { queue: Page<QueuedCampaign>; all: Page<AnyCampaign> }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = reviewsWords[locale];
  const common = staffWords[locale];
  const titleOf = (row: QueuedCampaign | AnyCampaign) => (
    <a href={href(`/staff/reviews/${row.id}`)}>
      <Name of={row} />
    </a>
  );
  return (
    <>
      <section>
        <h2>{words.queue}</h2>
        <Rows
          caption={words.queue}
          rows={queue.data}
          empty={{ title: words.noQueue, text: words.noQueueHint }}
          columns={[
            { label: common.campaign, cell: titleOf },
            { label: words.submitted, cell: ({ submittedAt }) => say.moment(submittedAt, homeZone) },
            {
              label: common.state,
              cell: ({ needsReview }) => (
                <Badge tone={needsReview ? 'now' : 'good'}>{needsReview ? words.needed : words.approved}</Badge>
              ),
            },
          ]}
        />
        <Pager next={queue.next} />
      </section>
      <section>
        <h2>{words.all}</h2>
        <Rows
          caption={words.all}
          rows={all.data}
          empty={{ title: words.noneYet, text: words.noneYetHint }}
          columns={[
            { label: common.campaign, cell: titleOf },
            { label: common.state, cell: ({ state }) => cardWords[locale].states[state] },
            { label: common.since, cell: ({ createdAt }) => say.day(createdAt, homeZone) },
          ]}
        />
        <Pager next={all.next} of="before" />
      </section>
    </>
  );
}
