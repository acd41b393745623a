import { type QueuedSubjectResponse } from '../../../community/index.js';
import { type Page } from '../../../platform/http/index.js';
import { Pager } from '../../design/pager.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { homeZone } from '../../language/home-zone.js';
import { sayIn } from '../../language/say.js';
import { moderationWords } from '../../report/moderation.words.js';
import { Rows } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { staffModerationWords } from './moderation.words.js';

/** Everything that waits for moderators, one row per thing. */
export function ModerationPage({ queue }: { queue: Page<QueuedSubjectResponse> }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = staffModerationWords[locale];
  const { kinds } = moderationWords[locale];
  return (
    <section>
      <Rows
        caption={words.title}
        rows={queue.data}
        empty={{ title: words.none, text: words.noneHint }}
        columns={[
          {
            label: words.thing,
            cell: ({ kind, subjectId, title }) => (
              <a href={href(`/staff/moderation/${kind}/${subjectId}`)}>
                {kinds[kind]}
                {title && `: ${title}`}
              </a>
            ),
          },
          { label: words.reports, isNumber: true, cell: ({ reports }) => say.number(reports) },
          { label: words.objections, isNumber: true, cell: ({ objections }) => say.number(objections) },
          { label: staffWords[locale].since, cell: ({ since }) => say.moment(since, homeZone) },
        ]}
      />
      <Pager next={queue.next} />
    </section>
  );
}
