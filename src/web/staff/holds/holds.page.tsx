import { type Page } from '../../../platform/http/index.js';
import { ConfirmFirst } from '../../confirm/confirm-first.js';
import { Pager } from '../../design/pager.js';
import { type FormState, FormProblems, TextArea, TextField } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { homeZone } from '../../language/home-zone.js';
import { sayIn } from '../../language/say.js';
import { Name } from '../frame/campaign-name.js';
import { Deeds, RefusalText } from '../frame/deeds.js';
import { type Refusal } from '../frame/refusal.rules.js';
import { Badge, Facts, Rows } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { type HoldItem } from './holds.query.js';
import { holdsWords } from './holds.words.js';

interface Deciding {
  /** Why the reader may not decide; undefined when they may. */
  readonly refusal: Refusal | undefined;
  readonly state: FormState;
}

export function HoldsPage({ holds, refusal, state }: Deciding & { holds: Page<HoldItem> }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = holdsWords[locale];
  const common = staffWords[locale];
  return (
    <>
      <section>
        <h2>{words.all}</h2>
        <Rows
          caption={words.all}
          rows={holds.data}
          empty={{ title: words.none, text: words.noneHint }}
          columns={[
            {
              label: words.subject,
              cell: (row) => (
                <a href={href(`/staff/legal-holds/${row.id}`)}>
                  <Subject of={row} />
                </a>
              ),
            },
            { label: common.state, cell: (row) => <InEffect hold={row} /> },
            { label: common.reason, cell: ({ reason }) => reason },
            {
              label: words.placedBy,
              cell: ({ placedByName, placedAt }) => (
                <>
                  {placedByName}
                  <small>{say.moment(placedAt, homeZone)}</small>
                </>
              ),
            },
          ]}
        />
        <Pager next={holds.next} />
      </section>
      <Place refusal={refusal} state={state} />
    </>
  );
}

/** The person, or the campaign, that is kept. */
function Subject({ of: { name, email, title, titleLocale } }: { of: HoldItem }) {
  if (title !== null && titleLocale !== null) return <Name of={{ title, titleLocale }} />;
  return (
    <>
      {name} <small>{email}</small>
    </>
  );
}

function InEffect({ hold: { endedAt } }: { hold: HoldItem }) {
  const words = holdsWords[useVisit().locale];
  return <Badge tone={endedAt ? 'plain' : 'now'}>{endedAt ? words.ended : words.inEffect}</Badge>;
}

function Place({ refusal, state }: Deciding) {
  const { locale } = useVisit();
  const href = useHref();
  const words = holdsWords[locale];
  const common = staffWords[locale];
  return (
    <section class="deeds">
      <h2>{words.place}</h2>
      {refusal ? (
        <p class="not-yours">
          <b>{common.cannot(words.place)}</b> <RefusalText refusal={refusal} />
        </p>
      ) : (
        <>
          <FormProblems state={state} />
          <ConfirmFirst isForm />
          <form class="form" method="post" action={href('/staff/legal-holds')}>
            <TextField name="subject" label={words.subject} hint={words.subjectHint} state={state} maxLength={300} />
            <TextArea
              name="reason"
              label={common.reason}
              hint={common.reasonHint}
              state={state}
              rows={3}
              maxLength={1_000}
            />
            <button class="btn">{words.place}</button>
          </form>
        </>
      )}
    </section>
  );
}

export function HoldPage({ hold, refusal, state }: Deciding & { hold: HoldItem }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = holdsWords[locale];
  const common = staffWords[locale];
  const { id, endedAt } = hold;
  return (
    <>
      <section>
        <Facts
          facts={[
            [words.subject, <Subject of={hold} />],
            [common.state, <InEffect hold={hold} />],
            [common.reason, hold.reason],
            [words.placedBy, `${hold.placedByName}, ${say.moment(hold.placedAt, homeZone)}`],
            endedAt !== null && [words.endedBy, `${hold.endedByName ?? ''}, ${say.moment(endedAt, homeZone)}`],
            endedAt !== null && [words.endReason, hold.endReason],
          ]}
        />
      </section>
      <Deeds
        operation="legal-holds.decide"
        state={state}
        deeds={endedAt ? [] : [{ path: `/staff/legal-holds/${id}/end`, label: words.end, refusal, isMain: true }]}
      />
    </>
  );
}
