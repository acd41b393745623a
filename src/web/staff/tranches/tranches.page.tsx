import { Pager } from '../../design/pager.js';
import { type Page } from '../../../platform/http/index.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { Name } from '../frame/campaign-name.js';
import { Rows } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { State } from '../frame/state.js';
import { sumOf } from '../frame/sum.js';
import { type TrancheItem } from './tranches.query.js';
import { tranchesWords } from './tranches.words.js';

export function TranchesPage({ toDecide, waiting }: { toDecide: Page<TrancheItem>; waiting: Page<TrancheItem> }) {
  const { locale } = useVisit();
  const words = tranchesWords[locale];
  return (
    <>
      <section>
        <h2>{words.waiting}</h2>
        <Tranches of={toDecide.data} caption={words.waiting} empty={{ title: words.none, text: words.noneHint }} />
        <Pager next={toDecide.next} />
      </section>
      <section>
        <h2>{words.others}</h2>
        <Tranches
          of={waiting.data}
          caption={words.others}
          empty={{ title: words.noneWaits, text: words.noneWaitsHint }}
        />
        <Pager next={waiting.next} of="waiting" />
      </section>
    </>
  );
}

interface TranchesProps {
  readonly of: readonly TrancheItem[];
  readonly caption: string;
  readonly empty: { readonly title: string; readonly text: string };
}

function Tranches({ of, caption, empty }: TranchesProps) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = tranchesWords[locale];
  const common = staffWords[locale];
  return (
    <Rows
      caption={caption}
      rows={of}
      empty={empty}
      columns={[
        {
          label: common.campaign,
          cell: (row) => (
            <a href={href(`/tranches/${row.id}`)}>
              {words.part(row.number)}, <Name of={row} />
            </a>
          ),
        },
        { label: common.state, cell: ({ state }) => <State of="tranche" is={state} /> },
        { label: words.due, cell: ({ dueOn }) => (dueOn === null ? '–' : say.day(`${dueOn}T12:00:00Z`, 'UTC')) },
        { label: words.needs, isNumber: true, cell: ({ weight, currency }) => say.exact(sumOf(weight, currency)) },
      ]}
    />
  );
}
