import { type OrderedRunCause, orderedRunCauses, type RefundPreview } from '../../../refunds/index.js';
import { ConfirmFirst } from '../../confirm/confirm-first.js';
import { FormProblems, type FormState, RadioField, TextArea } from '../../forms/field.js';
import { OnceField } from '../../forms/once.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { RefusalText } from '../frame/deeds.js';
import { type Refusal } from '../frame/refusal.rules.js';
import { Rows } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { sumOf } from '../frame/sum.js';
import { refundsWords } from './refunds.words.js';

interface OrderRunPageProps {
  readonly campaignId: string;
  readonly previews: Readonly<Record<OrderedRunCause, RefundPreview>>;
  readonly refusal: Refusal | undefined;
  /** The form does its deed once, see `onceKey`. */
  readonly formKey: string;
  readonly state: FormState;
}

/** What giving everything of a campaign back would mean, and the form that proposes it. */
export function OrderRunPage({ campaignId, previews, refusal, formKey, state }: OrderRunPageProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = refundsWords[locale];
  const common = staffWords[locale];
  if (previews.creator.refunds === 0) return <p>{words.nothingToGive}</p>;
  return (
    <>
      <Meaning previews={previews} />
      <section class="deeds" aria-labelledby="decide">
        <h2 id="decide">{common.decide}</h2>
        <FormProblems state={state} />
        {refusal ? (
          <p class="not-yours">
            <RefusalText refusal={refusal} />
          </p>
        ) : (
          <>
            <ConfirmFirst isForm />
            <form class="form" method="post" action={href(`/staff/refunds/everybody/${campaignId}`)}>
              <OnceField value={formKey} />
              <RadioField
                name="cause"
                label={words.whose}
                state={state}
                options={orderedRunCauses.map((value) => ({ value, ...words.whoses[value] }))}
              />
              <TextArea
                name="reason"
                label={common.reason}
                hint={common.reasonHint}
                state={state}
                rows={3}
                maxLength={1_000}
              />
              <button class="btn">{words.propose}</button>
            </form>
          </>
        )}
      </section>
    </>
  );
}

function Meaning({ previews }: Pick<OrderRunPageProps, 'previews'>) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = refundsWords[locale];
  const exact = ({ currency }: RefundPreview, amount: bigint) => say.exact(sumOf(amount, currency));
  return (
    <section>
      <h2>{words.meaning}</h2>
      <Rows
        caption={words.meaning}
        rows={orderedRunCauses.map((cause) => ({ cause, ...previews[cause] }))}
        empty={{ title: words.nothingToGive, text: '' }}
        columns={[
          { label: words.cause, cell: ({ cause }) => words.whoses[cause].label },
          { label: words.charges, isNumber: true, cell: ({ refunds }) => say.number(refunds) },
          { label: words.goesBack, isNumber: true, cell: (row) => exact(row, row.total) },
          { label: words.feeReturned, isNumber: true, cell: (row) => exact(row, row.feeReturned + row.vatReturned) },
          { label: words.providerFees, isNumber: true, cell: (row) => exact(row, row.providerFees) },
          { label: words.lacking, isNumber: true, cell: (row) => exact(row, row.lacking) },
        ]}
      />
    </section>
  );
}
