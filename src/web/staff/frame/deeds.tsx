import { type OperationName, stepUpOperations } from '../../../users/index.js';
import { ConfirmFirst } from '../../confirm/confirm-first.js';
import { type FormState, FormProblems, TextArea } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { homeZone } from '../../language/home-zone.js';
import { type Refusal } from './refusal.rules.js';
import { staffWords } from './staff.words.js';

export interface Deed {
  /** Without the language. */
  readonly path: string;
  readonly label: string;
  readonly refusal: Refusal | undefined;
  /** The button that is meant; the others are drawn as lines. */
  readonly isMain?: boolean;
  /** Whether it goes without a reason. */
  readonly needsNoReason?: boolean;
}

interface DeedsProps {
  readonly deeds: readonly Deed[];
  readonly state: FormState;
  readonly title?: string;
  /** The operation of its deeds, where that is one for which its reader has to show again who they are. */
  readonly operation?: OperationName;
}

/** What can be decided about a thing, in one form with one reason; and of what is not the reader's to do, why. */
export function Deeds({ deeds, state, title, operation }: DeedsProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = staffWords[locale];
  const possible = deeds.filter(({ refusal }) => !refusal);
  const reasoned = possible.filter(({ needsNoReason }) => !needsNoReason);
  const [first] = possible;
  if (deeds.length === 0) return <FormProblems state={state} />;
  return (
    <section class="deeds" aria-labelledby="decide">
      <h2 id="decide">{title ?? words.decide}</h2>
      <FormProblems state={state} />
      {first && operation && stepUpOperations.has(operation) && <ConfirmFirst isForm={reasoned.length > 0} />}
      {first && (
        <form class="form" method="post" action={href(first.path)}>
          {reasoned.length > 0 && (
            <TextArea
              name="reason"
              label={words.reason}
              hint={
                reasoned.length < possible.length
                  ? words.reasonOnly(reasoned.map(({ label }) => label).join(', '))
                  : words.reasonHint
              }
              state={state}
              rows={3}
              maxLength={1_000}
            />
          )}
          <div class="row">
            {possible.map(({ path, label, isMain, needsNoReason }) => (
              <button class={isMain ? 'btn' : 'btn line'} formaction={href(path)} formnovalidate={needsNoReason}>
                {label}
              </button>
            ))}
          </div>
        </form>
      )}
      <NotYours deeds={deeds} />
    </section>
  );
}

function NotYours({ deeds }: { deeds: readonly Deed[] }) {
  const { locale } = useVisit();
  const words = staffWords[locale];
  const refused = deeds.filter(({ refusal }) => refusal);
  if (refused.length === 0) return null;
  return (
    <ul class="not-yours">
      {refused.map(({ label, refusal }) => (
        <li>
          <b>{words.cannot(label)}</b> {refusal && <RefusalText refusal={refusal} />}
        </li>
      ))}
    </ul>
  );
}

/** Why a step is not the reader's, in a sentence. */
export function RefusalText({ refusal }: { refusal: Refusal }) {
  const { locale } = useVisit();
  const { refusals, roles } = staffWords[locale];
  if (refusal.is === 'role') return <>{refusals.role(roles[refusal.role])}</>;
  if (refusal.is === 'young') return <>{refusals.young(sayIn(locale).moment(refusal.from, homeZone))}</>;
  return <>{refusals[refusal.is]}</>;
}
