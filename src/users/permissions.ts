import { type CustomDecorator } from '@nestjs/common';
import { Allow as allow, type Caller } from '../platform/http/index.js';
import { type Role } from './role-grant.rules.js';

/**
 * Who may ask for an operation:
 * - `anyone`: also without credentials.
 * - `member`: signed in, by a session or an API token.
 * - `session`: signed in by a session; an API token is not enough.
 * - `link`: whoever holds the signed link of one pledge.
 * - `developer`: anyone, but only outside production.
 * - a role: members with that role in effect.
 * Whose thing it is, is asked by the use case: somebody else's private thing is 404.
 */
export type Actor = 'anyone' | 'member' | 'session' | 'link' | 'developer' | Role;

const staff = ['moderator', 'finance', 'auditor', 'owner'] as const satisfies readonly Role[];

/** The one table of what may be asked by whom. The guard reads it, a test walks it; what is not in it is refused. */
export const permissions = {
  'health.read': ['anyone'],
  'metrics.read': ['anyone'],
  'problems.read': ['anyone'],
  'openapi.read': ['anyone'],
  'pages.read': ['anyone'],
  'files.read': ['anyone'],
  'work.read': [...staff, 'developer'],
  'work.list': [...staff],
  'work.retry': ['owner', 'finance'],
  'settings.read': [...staff],
  'clock.move': ['developer'],

  'audit.head': ['anyone'],
  'audit.read': ['auditor', 'owner'],

  'users.register': ['anyone'],
  'users.verify-email': ['anyone'],
  'passwords.reset': ['anyone'],
  'sign-in-links.ask': ['anyone'],
  'sessions.create': ['anyone'],
  'sessions.read': ['member'],
  'sessions.revoke': ['member'],
  'sessions.confirm': ['session'],
  'second-factors.read': ['member'],
  'second-factors.change': ['session'],
  'api-tokens.create': ['session'],
  'me.read': ['member'],
  'me.edit': ['member'],
  'me.export': ['session'],
  'me.erase': ['session'],
  'terms.accept': ['member'],
  'staff.read': [...staff],
  'roles.read': ['owner', 'auditor'],
  'roles.propose': ['owner'],
  'roles.approve': ['owner'],
  'roles.revoke': ['owner'],
  'legal-holds.read': ['owner', 'auditor'],
  'legal-holds.decide': ['owner'],

  'projects.read': ['anyone'],
  'projects.create': ['member'],
  'projects.edit': ['member'],
  'pictures.add': ['member'],
  'deputies.propose': ['member'],
  'deputies.accept': ['member'],

  'campaigns.read': ['anyone'],
  'campaigns.create': ['member'],
  'campaigns.edit': ['member'],
  'campaigns.preview': ['member'],
  'campaigns.announce': ['member'],
  'campaigns.submit': ['member'],
  'campaigns.schedule': ['member'],
  'campaigns.cancel': ['member'],
  'campaigns.rehearse': ['member'],
  'backers.export': ['member'],
  'campaigns.review': ['moderator'],
  'campaigns.suspend': ['moderator', 'owner'],
  'reviews.read': ['moderator', 'auditor', 'owner'],

  'webhooks.receive': ['anyone'],

  'pledges.make': ['anyone'],
  'pledges.consent': ['anyone'],
  'pledges.send-links': ['anyone'],
  'pledges.list': ['member'],
  'pledges.read': ['member', 'link'],
  'pledges.setup': ['member', 'link'],
  'pledges.change': ['member', 'link'],
  'pledges.cancel': ['member', 'link'],
  'pledges.withdraw': ['member', 'link'],
  'pledges.address': ['member', 'link'],
  'pledges.show-code': ['link'],
  'pledges.deny': ['link'],
  'pledges.erase': ['link'],
  'pledges.pay': ['member', 'link'],
  'pledges.delivery': ['member', 'link'],
  'pledges.answers': ['member', 'link'],

  'deliveries.read': ['session'],
  'deliveries.mark': ['member'],

  'follows.edit': ['member'],
  'follows.ask': ['anyone'],
  'updates.read': ['anyone'],
  'updates.write': ['member'],
  'comments.read': ['anyone'],
  'comments.write': ['member', 'link'],
  'comments.answer': ['member'],
  'reports.make': ['anyone'],
  'moderation.read': ['moderator', 'auditor', 'owner'],
  'moderation.decide': ['moderator'],
  'messages.send': ['member'],
  'update-mails.choose': ['anyone'],

  'settlement.read': ['member'],
  'held-items.read': ['finance', 'auditor', 'owner'],
  'held-items.release': ['finance'],
  'refunds.read': ['finance', 'auditor', 'owner'],
  'refunds.list': ['member'],
  'refunds.order': ['member'],
  'refunds.decide': ['finance'],
  'disputes.read': ['finance', 'auditor', 'owner'],
  'disputes.list': ['member'],

  'recipients.create': ['member'],
  'recipients.read': ['member'],
  'recipients.onboard': ['member'],
  'payouts.read': ['member'],
  'payouts.list': ['finance', 'auditor', 'owner'],
  'payouts.prepare': ['finance'],
  'payouts.approve': ['finance'],
  'payouts.reject': ['finance'],
  'retentions.read': ['finance', 'auditor', 'owner'],
  'retentions.decide': ['finance'],
  'tranches.list': ['finance', 'auditor', 'owner'],
  'tranches.read': ['member'],
  'tranches.hand-in': ['member'],
  'tranches.decide': ['finance'],

  'reconciliations.read': ['finance', 'auditor', 'owner'],
  'reconciliations.order': ['finance', 'owner'],
  'books.read': ['finance', 'auditor', 'owner'],
  'breaks.read': ['finance', 'auditor', 'owner'],
  'breaks.resolve': ['finance'],

  'mails.choose': ['member'],
  'mails.unsubscribe': ['anyone'],
  'mails.read': ['developer'],
  'components.read': ['developer'],
} as const satisfies Record<string, readonly Actor[]>;

export type OperationName = keyof typeof permissions;

/**
 * The operations of the table that need more than being allowed: their session has shown within the last ten minutes
 * who holds it. Who steals a session can read with it, but neither move money, nor take roles, nor carry off a list of
 * people, nor change by what the next one is asked. API tokens, which have no second factor, can do none of them.
 */
export const stepUpOperations: ReadonlySet<OperationName> = new Set<OperationName>([
  ...(['roles.propose', 'roles.approve', 'roles.revoke'] as const),
  ...(['payouts.approve', 'tranches.decide', 'retentions.decide', 'held-items.release', 'refunds.decide'] as const),
  ...(['backers.export', 'second-factors.change', 'work.retry', 'legal-holds.decide'] as const),
]);

/** Names the operation of a route: a row of `permissions`. */
export const Allow = (operation: OperationName): CustomDecorator<symbol> => allow(operation);

export const isOperation = (name: unknown): name is OperationName =>
  typeof name === 'string' && Object.hasOwn(permissions, name);

/** Whether this caller may ask for the operation at all. */
export function isAllowed(
  operation: OperationName,
  caller: Pick<Caller, 'via' | 'roles'>,
  { production }: { readonly production: boolean },
): boolean {
  const isMember = caller.via === 'session' || caller.via === 'token';
  return permissions[operation].some((actor: Actor) => {
    if (actor === 'anyone') return true;
    if (actor === 'developer') return !production;
    if (actor === 'member') return isMember;
    if (actor === 'session' || actor === 'link') return caller.via === actor;
    return isMember && caller.roles.includes(actor);
  });
}
