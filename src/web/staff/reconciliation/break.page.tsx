import { type FormState, FormProblems, RadioField, TextArea } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { RefusalText } from '../frame/deeds.js';
import { type Change } from '../frame/history.query.js';
import { History } from '../frame/history.js';
import { homeZone } from '../../language/home-zone.js';
import { type Refusal } from '../frame/refusal.rules.js';
import { Facts } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { State, stateIn } from '../frame/state.js';
import { stateWords } from '../frame/state.words.js';
import { sumOf } from '../frame/sum.js';
import { type BreakItem } from './reconciliation.query.js';
import { reconciliationWords } from './reconciliation.words.js';

interface BreakPageProps {
  readonly item: BreakItem;
  readonly changes: readonly Change[];
  readonly mayResolve: Refusal | undefined;
  readonly isMine: boolean;
  readonly state: FormState;
}

/** One difference: what it is, who has it, and where somebody says that it belongs. */
export function BreakPage({ item, changes, mayResolve, isMine, state }: BreakPageProps) {
  const { locale } = useVisit();
  return (
    <>
      <About item={item} />
      {item.state === 'open' ? (
        <Resolve item={item} mayResolve={mayResolve} isMine={isMine} state={state} />
      ) : (
        <FormProblems state={state} />
      )}
      <History changes={changes} stateName={stateIn(stateWords[locale], 'break')} showsPeople />
    </>
  );
}

function About({ item }: { item: BreakItem }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = reconciliationWords[locale];
  const common = staffWords[locale];
  return (
    <section>
      <Facts
        facts={[
          [common.state, <State of="break" is={item.state} />],
          [words.kind, words.kinds[item.kind] ?? item.kind],
          [words.more, say.exact(sumOf(item.amount, item.currency))],
          item.movement !== null && [words.movement, <code>{item.movement}</code>],
          item.ledgerReference !== null && [
            words.ledgerReference,
            <a href={`${href('/staff/ledger')}?reference=${encodeURIComponent(item.ledgerReference)}`}>
              <code>{item.ledgerReference}</code>
            </a>,
          ],
          item.campaignId !== null && [
            common.campaign,
            <a href={`${href('/staff/ledger')}?campaign=${item.campaignId}`}>{words.ledger}</a>,
          ],
          [words.happened, say.moment(item.happenedAt, homeZone)],
          [words.foundAt, `${say.moment(item.foundAt, homeZone)} (${words.hours(item.ageHours)})`],
          [words.owner, item.ownerName ?? common.nobody],
          item.resolvedAt !== null && [
            words.resolved,
            `${say.moment(item.resolvedAt, homeZone)}, ${item.resolvedByName ?? words.byItself}`,
          ],
          item.bookedTo !== null && [words.bookedTo, words.booked[item.bookedTo] ?? item.bookedTo],
          item.reason !== null && [common.why, <span class="as-written">{item.reason}</span>],
        ]}
      />
    </section>
  );
}

const places = ['platform', 'campaign', 'bank', 'nothing'] as const;

function Resolve({ item, mayResolve, isMine, state }: Omit<BreakPageProps, 'changes'>) {
  const { locale } = useVisit();
  const href = useHref();
  const words = reconciliationWords[locale];
  const common = staffWords[locale];
  const at = href(`/staff/reconciliation/breaks/${item.id}`);
  if (mayResolve) {
    return (
      <section class="deeds">
        <h2>{words.resolve}</h2>
        <FormProblems state={state} />
        <p class="not-yours">
          <b>{common.cannot(words.resolve)}</b> <RefusalText refusal={mayResolve} />
        </p>
      </section>
    );
  }
  return (
    <section class="deeds">
      <h2>{words.resolve}</h2>
      <FormProblems state={state} />
      {!isMine && (
        <form method="post" action={`${at}/take`}>
          <button class="btn line">{item.ownerId === null ? words.take : words.takeOver}</button>
        </form>
      )}
      <form class="form" method="post" action={`${at}/resolve`}>
        <RadioField
          name="bookedTo"
          label={words.bookedTo}
          state={state}
          options={places
            .filter((place) => place !== 'campaign' || item.campaignId !== null)
            .map((value) => ({
              value,
              label: words.booked[value] ?? value,
              ...(words.bookedHints[value] !== undefined && { hint: words.bookedHints[value] }),
            }))}
        />
        <TextArea
          name="reason"
          label={common.reason}
          hint={common.reasonHint}
          state={state}
          rows={3}
          maxLength={1_000}
        />
        <button class="btn">{words.resolve}</button>
      </form>
    </section>
  );
}
