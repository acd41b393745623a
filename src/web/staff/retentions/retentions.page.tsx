import { Pager } from '../../design/pager.js';
import { type Page } from '../../../platform/http/index.js';
import { type FormState } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { Name } from '../frame/campaign-name.js';
import { type Deed, Deeds } from '../frame/deeds.js';
import { type Change } from '../frame/history.query.js';
import { History } from '../frame/history.js';
import { type Refusal } from '../frame/refusal.rules.js';
import { Facts, Rows } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { State, stateIn } from '../frame/state.js';
import { stateWords } from '../frame/state.words.js';
import { sumOf } from '../frame/sum.js';
import { type RetentionItem } from './retentions.query.js';
import { retentionsWords } from './retentions.words.js';

export function RetentionsPage({ held }: { held: Page<RetentionItem> }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = retentionsWords[locale];
  const common = staffWords[locale];
  return (
    <section>
      <Rows
        caption={words.title}
        rows={held.data}
        empty={{ title: words.none, text: words.noneHint }}
        columns={[
          {
            label: common.campaign,
            cell: (row) => (
              <a href={href(`/retentions/${row.id}`)}>
                <Name of={row} />
              </a>
            ),
          },
          { label: common.state, cell: ({ state }) => <State of="retention" is={state} /> },
          { label: words.since, cell: ({ since, zone }) => say.day(since, zone) },
          { label: words.lastDay, cell: ({ lastDay, zone }) => say.day(lastDay, zone) },
          { label: words.funds, isNumber: true, cell: ({ funds, currency }) => say.exact(sumOf(funds, currency)) },
        ]}
      />
      <Pager next={held.next} />
    </section>
  );
}

interface RetentionPageProps {
  readonly held: RetentionItem;
  readonly changes: readonly Change[];
  readonly mayDecide: Refusal | undefined;
  readonly mayAgree: Refusal | undefined;
  readonly state: FormState;
}

export function RetentionPage({ held, changes, mayDecide, mayAgree, state }: RetentionPageProps) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = retentionsWords[locale];
  const common = staffWords[locale];
  return (
    <>
      <section>
        <Facts
          facts={[
            [common.campaign, <Name of={held} />],
            [common.state, <State of="retention" is={held.state} />],
            [words.since, say.day(held.since, held.zone)],
            [words.lastDay, say.day(held.lastDay, held.zone)],
            [words.funds, say.exact(sumOf(held.funds, held.currency))],
            held.proposedByName !== null && [words.proposedBy, held.proposedByName],
            held.decidedByName !== null && [words.decidedBy, held.decidedByName],
          ]}
        />
        <p class="row">
          <a href={href(`/staff/payouts/campaigns/${held.campaignId}`)}>{words.payouts}</a>
        </p>
        {held.state === 'warned' && <p class="notice is-now">{words.tooEarly}</p>}
      </section>
      <Deeds operation="retentions.decide" deeds={deedsOf(held, words, { mayDecide, mayAgree })} state={state} />
      <p class="hint">{words.releaseHint}</p>
      <History changes={changes} stateName={stateIn(stateWords[locale], 'retention')} showsPeople zone={held.zone} />
    </>
  );
}

function deedsOf(
  { id, state }: RetentionItem,
  words: (typeof retentionsWords)['en'],
  { mayDecide, mayAgree }: Pick<RetentionPageProps, 'mayDecide' | 'mayAgree'>,
): Deed[] {
  const at = `/retentions/${id}`;
  if (state === 'overdue') {
    return [
      { path: `${at}/propose-release`, label: words.proposeRelease, refusal: mayDecide },
      { path: `${at}/propose-return`, label: words.proposeReturn, refusal: mayDecide },
    ];
  }
  if (state !== 'release_proposed' && state !== 'return_proposed') return [];
  return [
    { path: `${at}/agree`, label: words.agree[state], refusal: mayAgree, isMain: true },
    { path: `${at}/decline`, label: words.decline, refusal: mayDecide },
  ];
}
