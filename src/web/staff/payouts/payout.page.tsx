import { type PayoutView, type WaitsFor } from '../../../payouts/index.js';
import { type FormState } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { AccountName } from '../frame/account.js';
import { Name } from '../frame/campaign-name.js';
import { Deeds } from '../frame/deeds.js';
import { type Change } from '../frame/history.query.js';
import { History } from '../frame/history.js';
import { type Refusal } from '../frame/refusal.rules.js';
import { Facts } from '../frame/rows.js';
import { mayDo } from '../frame/staff-ways.js';
import { State, stateIn } from '../frame/state.js';
import { stateWords } from '../frame/state.words.js';
import { staffWords } from '../frame/staff.words.js';
import { sumOf } from '../frame/sum.js';
import { type PayoutNames } from './payouts.query.js';
import { payoutsWords } from './payouts.words.js';
import { Transfers } from './transfers.js';

export interface PayoutPageProps {
  readonly view: PayoutView;
  readonly names: PayoutNames;
  readonly waitsFor: readonly WaitsFor[];
  readonly changes: readonly Change[];
  readonly mayApprove: Refusal | undefined;
  readonly mayReject: Refusal | undefined;
  readonly state: FormState;
}

/** One payout with what was frozen, for staff and for the people of the project; who of staff it was, staff alone see. */
export function PayoutPage(props: PayoutPageProps) {
  const { view, names, waitsFor, changes } = props;
  const { locale, caller } = useVisit();
  const isStaff = mayDo('staff.read', caller);
  return (
    <>
      <About view={view} names={names} isStaff={isStaff} reviews={mayDo('reviews.read', caller)} />
      {isStaff && <Decide {...props} />}
      <Terms view={view} />
      <Transfers view={view} names={names} />
      <Waits waitsFor={waitsFor} />
      <History
        changes={changes}
        stateName={stateIn(stateWords[locale], 'payout')}
        showsPeople={isStaff}
        zone={names.zone}
      />
    </>
  );
}

interface AboutProps {
  readonly view: PayoutView;
  readonly names: PayoutNames;
  readonly isStaff: boolean;
  /** Whether the reader may see the campaign as moderators do. */
  readonly reviews: boolean;
}

function About({ view, names, isStaff, reviews }: AboutProps) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = payoutsWords[locale];
  const { payout } = view;
  const campaignPath = reviews ? `/staff/reviews/${payout.campaignId}` : `/campaigns/${payout.campaignId}`;
  const reserved = say.exact(sumOf(payout.reserved, payout.currency));
  const person = (name: string, plain: string, at: Date) => `${isStaff ? name : plain}, ${say.moment(at, names.zone)}`;
  return (
    <section>
      <Facts
        facts={[
          [
            staffWords[locale].campaign,
            <a href={href(campaignPath)}>
              <Name of={names} />
            </a>,
          ],
          [staffWords[locale].state, <State of="payout" is={payout.state} />],
          [words.preparedBy, person(names.preparedBy, words.onePerson, payout.preparedAt)],
          [
            words.decidedBy,
            payout.decidedAt && names.decidedBy !== null
              ? person(names.decidedBy, words.otherPerson, payout.decidedAt)
              : words.nobody,
          ],
          names.tranche !== null && [
            words.pays,
            <a href={href(`/tranches/${payout.trancheId}`)}>{words.part(names.tranche)}</a>,
          ],
          payout.reserved > 0n && [
            words.reserved,
            payout.reserveDueAt ? words.until(reserved, say.day(payout.reserveDueAt, names.zone)) : reserved,
          ],
          payout.state === 'void' && payout.reason !== null && [words.because, <code>{payout.reason}</code>],
        ]}
      />
    </section>
  );
}

function Decide({ view, mayApprove, mayReject, state }: PayoutPageProps) {
  const { locale } = useVisit();
  const words = payoutsWords[locale];
  const at = `/payouts/${view.payout.id}`;
  return (
    <Deeds
      operation="payouts.approve"
      state={state}
      deeds={
        view.payout.state === 'prepared'
          ? [
              { path: `${at}/approve`, label: words.approve, refusal: mayApprove, isMain: true, needsNoReason: true },
              { path: `${at}/reject`, label: words.reject, refusal: mayReject },
            ]
          : []
      }
    />
  );
}

/** The frozen sum: each term with the account that it was booked against. */
function Terms({ view: { payout, terms } }: { view: PayoutView }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = payoutsWords[locale];
  return (
    <section>
      <h2>{words.terms}</h2>
      <p class="hint">{words.termsHint}</p>
      <table class="table stack">
        <caption class="vh">{words.terms}</caption>
        <thead>
          <tr>
            <th scope="col">{words.term}</th>
            <th scope="col">{words.account}</th>
            <th scope="col" class="num">
              {staffWords[locale].amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {terms.map(({ term, account, amount }) => (
            <tr>
              <th scope="row">{words.termNames[term]}</th>
              <td data-label={words.account}>
                <span>
                  <AccountName account={account} />
                </span>
              </td>
              <td class="num" data-label={staffWords[locale].amount}>
                <span>{say.exact(sumOf(amount, payout.currency))}</span>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {words.total}
            </th>
            <td class="num">{say.exact(sumOf(payout.amount, payout.currency))}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

export function Waits({ waitsFor }: { waitsFor: readonly WaitsFor[] }) {
  const { locale } = useVisit();
  const words = payoutsWords[locale];
  return (
    <section>
      <h2>{words.waits}</h2>
      {waitsFor.length === 0 ? (
        <p>{words.waitsForNothing}</p>
      ) : (
        <ul class="bullets">
          {waitsFor.map((code) => (
            <li>{words.waitsFor[code]}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
