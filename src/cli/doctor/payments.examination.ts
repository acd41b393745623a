import { type Settings } from '../../../config/settings.js';
import { eventsWanted, type PlatformAccount, readPlatformAccount, type WebhookEndpoint } from '../../payments/index.js';
import { advice, type Examination, missing, ok, unless } from './finding.js';

const dashboard = 'https://dashboard.stripe.com';

/** The operator's account at Stripe: that it may charge, that money stays until it is owed to nobody, that news comes. */
export const examinePayments = (settings: Settings): Examination => ({
  area: 'payments',
  run: async () => {
    const account = await readPlatformAccount(settings);
    return [...standing(account, settings), ...webhooks(account.endpoints, settings)];
  },
});

function standing(account: PlatformAccount, { SETTLEMENT_CURRENCIES, STATEMENT_DESCRIPTOR }: Settings) {
  const absent = SETTLEMENT_CURRENCIES.filter((currency) => !account.currencies.includes(currency));
  const shown = account.statementDescriptor ?? STATEMENT_DESCRIPTOR;
  return [
    ok(`Stripe accepts the key; the account is in ${account.country ?? 'an unknown country'}`),
    unless(
      account.livemode,
      'the key is a live one',
      missing('the key is a test key: no real card will be charged', 'STRIPE_SECRET_KEY=sk_live_…'),
    ),
    unless(
      account.mayCharge,
      'the account may charge',
      missing('the account may not charge yet', `finish its activation at ${dashboard}/account`),
    ),
    unless(
      account.hasConnect,
      'accounts of recipients can be made',
      missing('Connect is not there: nobody can be paid out', `${dashboard}/connect, with Accounts v2`),
    ),
    unless(
      account.paysOutByHand,
      'what is on the balance stays there until you move it',
      missing(
        'Stripe pays the balance out by itself, and with it what is owed to campaigns',
        `${dashboard}/settings/payouts: manual`,
      ),
    ),
    unless(
      absent.length === 0,
      `it holds ${SETTLEMENT_CURRENCIES.join(', ')}`,
      missing(
        `it holds no balance in ${absent.join(', ')}`,
        'add a bank account in it, or take it from SETTLEMENT_CURRENCIES',
      ),
    ),
    unless(
      shown === STATEMENT_DESCRIPTOR,
      `card statements show ${shown}`,
      advice(`card statements show ${shown}, letters say ${STATEMENT_DESCRIPTOR}`, 'set STATEMENT_DESCRIPTOR to it'),
    ),
  ];
}

function webhooks(endpoints: readonly WebhookEndpoint[], { PUBLIC_URL, STRIPE_WEBHOOK_SECRETS }: Settings) {
  const url = new URL('/v1/webhooks/stripe', PUBLIC_URL).href;
  const ours = endpoints.filter((one) => one.enabled && one.url === url);
  const snapshots = ours.filter(({ kind }) => kind === 'snapshot');
  const thin = ours.filter(({ kind }) => kind === 'thin');
  return [
    coverage('events of your account', snapshots, eventsWanted.account, url),
    coverage(
      'events of connected accounts',
      snapshots.slice(snapshots.length > 1 ? 0 : 1),
      eventsWanted.connected,
      url,
    ),
    coverage('thin events', thin, eventsWanted.thin, url),
    unless(
      ours.length === 0 || STRIPE_WEBHOOK_SECRETS.length >= ours.length,
      `${STRIPE_WEBHOOK_SECRETS.length} signing secrets`,
      missing(
        `${ours.length} endpoints, but ${STRIPE_WEBHOOK_SECRETS.length} signing secrets: some events will be refused`,
        'STRIPE_WEBHOOK_SECRETS: the secret of each endpoint, comma-separated',
      ),
    ),
  ];
}

function coverage(what: string, endpoints: readonly WebhookEndpoint[], wanted: readonly string[], url: string) {
  const sent = new Set(endpoints.flatMap(({ events }) => events));
  const lacking = sent.has('*') ? [] : wanted.filter((type) => !sent.has(type));
  if (lacking.length === 0) return ok(`${what} come to ${url}`);
  const which = lacking.length === wanted.length ? 'none of them' : `not ${lacking.join(', ')}`;
  return missing(`${what}: ${which} come to ${url}`, `${dashboard}/webhooks, README “Running it for real”`);
}
