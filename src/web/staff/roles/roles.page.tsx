import { ConfirmFirst } from '../../confirm/confirm-first.js';
import { Pager } from '../../design/pager.js';
import { type Page } from '../../../platform/http/index.js';
import { staffRoles } from '../../../users/index.js';
import { type FormState, FormProblems, RadioField, TextField } from '../../forms/field.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { RefusalText } from '../frame/deeds.js';
import { homeZone } from '../../language/home-zone.js';
import { type Refusal, refusalOf } from '../frame/refusal.rules.js';
import { Rows } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { State } from '../frame/state.js';
import { type Me } from '../frame/standing.query.js';
import { type GrantItem } from './roles.query.js';
import { rolesWords } from './roles.words.js';

interface RolesPageProps {
  readonly grants: Page<GrantItem>;
  readonly me: Me;
  /** Of the form that proposes. */
  readonly proposing: FormState;
  /** Of a button in a row that was refused. */
  readonly deciding: FormState;
}

export function RolesPage({ grants, me, proposing, deciding }: RolesPageProps) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = rolesWords[locale];
  const common = staffWords[locale];
  const by = (name: string | null, at: Date | null) =>
    at && (
      <>
        {name ?? words.operator}
        <small>{say.moment(at, homeZone)}</small>
      </>
    );
  return (
    <>
      <section>
        <h2>{words.grants}</h2>
        <FormProblems state={deciding} />
        <Rows
          caption={words.grants}
          rows={grants.data}
          empty={{ title: words.none, text: words.noneHint }}
          columns={[
            {
              label: words.person,
              cell: ({ name, email }) => (
                <>
                  {name}
                  <small>{email}</small>
                </>
              ),
            },
            { label: words.role, cell: ({ role }) => common.roles[role] },
            { label: common.state, cell: ({ state }) => <State of="grant" is={state} /> },
            { label: words.proposedBy, cell: (row) => by(row.proposedByName, row.proposedAt) },
            { label: words.approvedBy, cell: (row) => by(row.approvedByName, row.approvedAt) ?? '–' },
            {
              label: common.decide,
              cell: (row) =>
                row.state === 'revoked' ? (
                  <>
                    {words.revokedBy} {by(row.revokedByName, row.revokedAt)}
                  </>
                ) : (
                  <Buttons grant={row} me={me} />
                ),
            },
          ]}
        />
        <Pager next={grants.next} />
      </section>
      <Propose refusal={refusalOf(me, { roles: ['owner'] })} state={proposing} />
    </>
  );
}

function Buttons({ grant, me }: { grant: GrantItem; me: Me }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = rolesWords[locale];
  const owner = { roles: ['owner'] as const };
  const isProposed = grant.state === 'proposed';
  const mayApprove = refusalOf(me, { ...owner, about: grant.userId, first: grant.proposedBy, isSecond: true });
  const mayRevoke = refusalOf(me, owner);
  const whose = <span class="vh"> ({grant.name})</span>;
  return (
    <>
      {isProposed && !mayApprove && (
        <form method="post" action={href(`/staff/roles/${grant.id}/approve`)}>
          <button class="btn small">
            {words.approve}
            {whose}
          </button>
        </form>
      )}
      {isProposed && mayApprove && (
        <small>
          {words.approve}: <RefusalText refusal={mayApprove} />
        </small>
      )}
      {!mayRevoke && (
        <form method="post" action={href(`/staff/roles/${grant.id}/revoke`)}>
          <button class="btn line small">
            {isProposed ? words.withdraw : words.revoke}
            {whose}
          </button>
        </form>
      )}
    </>
  );
}

function Propose({ refusal, state }: { refusal: Refusal | undefined; state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = rolesWords[locale];
  const common = staffWords[locale];
  return (
    <section class="deeds">
      <h2>{words.propose}</h2>
      {refusal ? (
        <p class="not-yours">
          <b>{common.cannot(words.propose)}</b> <RefusalText refusal={refusal} />
        </p>
      ) : (
        <>
          <FormProblems state={state} />
          <ConfirmFirst />
          <form class="form" method="post" action={href('/staff/roles')}>
            <TextField
              name="email"
              type="email"
              label={words.email}
              hint={words.emailHint}
              state={state}
              maxLength={254}
            />
            <RadioField
              name="role"
              label={words.role}
              state={state}
              options={staffRoles.map((role) => ({
                value: role,
                label: common.roles[role],
                hint: words.whatFor[role],
              }))}
            />
            <button class="btn">{words.propose}</button>
          </form>
        </>
      )}
    </section>
  );
}
