import { emitThin } from '../events/emit.js';
import { listOf, oneOf, record, text } from '../parameters/kinds.js';
import { missingParameter, required } from '../parameters/parameter.js';
import { type Endpoint, endpoint } from '../protocol/endpoint.js';
import { find } from '../protocol/listing.js';
import { platform } from '../store/table.js';
import type { World } from '../world.js';
import { type AccountLink, newAccountLink } from './account-link.js';
import { decideAccount, type Outcome } from './onboard.js';

const livesMs = 15 * 60_000;

const details = record({
  configurations: listOf(oneOf('customer', 'merchant', 'recipient')),
  collection_options: record({ fields: text(), future_requirements: text() }),
  refresh_url: required(text()),
  return_url: text(),
});

/** Links of https://docs.stripe.com/api/v2/core/account-links: for one visit, and for a quarter of an hour. */
export const accountLinkEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v2/core/account_links',
    parameters: {
      account: required(text()),
      use_case: required(
        record({
          type: required(oneOf('account_onboarding', 'account_update')),
          account_onboarding: details,
          account_update: details,
        }),
      ),
    },
    handle({ world }, { account, use_case: useCase }) {
      find(world.store.accounts, 'account', account, platform, 'account');
      const given = useCase[useCase.type];
      if (!given) throw missingParameter(`use_case[${useCase.type}]`);
      const now = world.clock.now();
      const target = { type: useCase.type, refreshUrl: given.refresh_url, returnUrl: given.return_url ?? null };
      const link = world.store.accountLinks.insert(newAccountLink(account, target, now + livesMs), null);
      return {
        object: 'v2.core.account_link',
        account,
        created: new Date(now).toISOString(),
        expires_at: new Date(link.expiresAt).toISOString(),
        livemode: false,
        url: `${world.baseUrl}/_sandbox/onboarding/${link.id}`,
        use_case: useCase,
      };
    },
  }),
];

/** A link can be opened once and not after its time; otherwise the visitor is sent to get a new one. */
export function isOpen(world: World, link: AccountLink): boolean {
  return !link.used && world.clock.now() < link.expiresAt;
}

export function followLink(world: World, link: AccountLink, outcome: Outcome): void {
  world.store.accountLinks.update(link.id, { used: true });
  decideAccount(world, link.account, outcome);
  const data = { account_id: link.account, configurations: ['recipient'], use_case: link.useCase.type };
  emitThin(world, 'v2.core.account_link.returned', link.account, data);
}
