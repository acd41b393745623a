// Guarantee: every letter exists in every language, says every fact it is given in plain words, and is a whole letter:
// greeting, what happened, links to pages in the reader's language, operator's name and address.
import { catalogues, type MailKind } from '../../src/notifications/letters/catalogues.js';
import { compose } from '../../src/notifications/letters/compose.js';
import { wordsOf } from '../../src/notifications/letters/words.js';
import { type Locale, locales } from '../../src/users/index.js';

const sender = { name: 'Commons of Ghent', address: 'Kouter 1, 9000 Gent' };
const frame = ['hello', 'sentBy'];
const kinds = Object.keys(catalogues.en).filter((name) => !frame.includes(name)) as MailKind[];

/** Codes that choose words; every other fact is a text that has to be found in the letter, or an action. */
const codes: Record<string, readonly string[]> = {
  role: ['moderator', 'finance', 'auditor', 'owner'],
  change: ['totp-added', 'totp-removed', 'passkey-added', 'passkey-removed', 'recovery-code-used'],
  reason: [
    'insufficient_funds',
    'expired_card',
    'authentication_required',
    'card_removed',
    'try_again_later',
    'declined',
  ],
  cause: [
    'shortfall',
    'cancelled',
    'unexpected_receipt',
    'creator',
    'withdrawal',
    'platform',
    'provider',
    'tranche',
    'held',
    'cancelled_paid',
  ],
  right: [
    'no_reward',
    'mixed',
    'not_a_trader',
    'goods_14_days',
    'service_14_days',
    'sealed',
    'custom_made',
    'perishable',
    'dated',
    'digital',
  ],
  givenBack: ['everything', 'unpaid'],
  trouble: ['removed', 'expired', 'expires'],
  decision: ['approved', 'changes_requested', 'rejected'],
  ground: ['illegal', 'fraud', 'hate', 'rights', 'spam', 'other'],
  basis: ['law', 'terms'],
};
const because: Partial<Record<MailKind, readonly string[]>> = {
  pledgeWithdrawn: ['charged', 'not_charged'],
  pledgeDenied: ['ended', 'told'],
  pledgeReleased: ['missed', 'called_off', 'shortfall'],
  campaignRefunding: ['shortfall', 'cancelled'],
  payoutStopped: ['rejected', 'void'],
  payoutsHalted: ['check', 'coverage'],
  disputeOpened: ['inquiry', 'taken'],
  disputeEnded: ['won', 'lost'],
  moneyHeld: ['warned', 'overdue', 'release_proposed', 'return_proposed'],
  moneyHeldDecided: ['released', 'returning'],
  trancheToDecide: ['handed_in', 'refusal_proposed'],
  trancheDecided: ['accepted', 'evidence_refused', 'refusal_proposed', 'kept', 'refused'],
};
const outcome: Partial<Record<MailKind, readonly string[]>> = {
  reportDecided: ['none', 'hidden', 'suspended'],
  contentRestricted: ['hidden', 'suspended'],
  objectionAnswered: ['upheld', 'reversed'],
};
const actions = [
  'denial',
  'link',
  'signIn',
  'reset',
  'page',
  'newCard',
  'confirm',
  'campaignPage',
  'calendar',
  'unfollow',
];

/** Facts that answer to any name, and remember which were asked for. */
function factsFor(kind: MailKind, choice: number): { facts: never; asked: Set<string> } {
  const asked = new Set<string>();
  const facts = new Proxy(Object.create(null) as Record<string, unknown>, {
    get: (_target, name) => {
      const fact = String(name);
      asked.add(fact);
      if (fact === 'pledges') {
        const page = (locale: Locale) => `https://tally.example/${locale}/page`;
        return [1, 2].map(() => ({ campaign: '<campaign>', total: '<total>', page }));
      }
      const words = { because, outcome }[fact]?.[kind] ?? codes[fact];
      if (words) return words[choice % words.length];
      if (actions.includes(fact)) return (locale: Locale) => `https://tally.example/${locale}/${fact}`;
      return `<${fact}>`;
    },
  });
  return { facts: facts as never, asked };
}

describe.each(locales)('in %s', (locale) => {
  it.each(kinds)('%s', (kind) => {
    for (let choice = 0; choice < 10; choice += 1) {
      const { facts, asked } = factsFor(kind, choice);
      const { subject, body } = compose(kind, { name: 'Zoë', locale }, facts, sender);
      expect(subject).toMatch(/\S/);
      expect(subject).not.toMatch(/undefined|\n/);
      expect(body).not.toMatch(/undefined|null|\[object/);
      expect(body).toMatch(/^(Hello|Bonjour|Dag) Zoë,\n\n/);
      expect(body).toContain('Commons of Ghent\nKouter 1, 9000 Gent\n');
      for (const action of actions.filter((name) => asked.has(name))) {
        expect(body.split('\n').includes(`https://tally.example/${locale}/${action}`)).toBe(
          body.includes(`/${action}`),
        );
      }
    }
  });

  it('asks for the same facts as the English letters do, and shows the same links', () => {
    for (const kind of kinds) {
      const [here, there] = [locale, 'en' as const].map((language) => {
        const { facts } = factsFor(kind, 0);
        const { body } = compose(kind, { name: 'Zoë', locale: language }, facts, sender);
        return [...new Set(body.replaceAll(`/${language}/`, '/').match(/<\w+>|https:\S+/g))].sort();
      });
      expect({ kind, facts: here }).toEqual({ kind, facts: there });
    }
  });
});

it('writes sums and times as the language does, in the zone of the campaign', () => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
  const at = '2026-10-24T22:30:00.000Z';
  expect(plain(wordsOf('en').sum(123_456n, 'EUR'))).toBe('€1,234.56');
  expect(plain(wordsOf('fr').sum('123456', 'BHD'))).toBe('123,456 BHD');
  expect(plain(wordsOf('nl').sum(500n, 'JPY'))).toBe('JP¥ 500');
  expect(plain(wordsOf('en').moment(at, 'Europe/Brussels'))).toBe('25 October 2026 at 00:30 (Europe/Brussels)');
  expect(plain(wordsOf('fr').moment(at, 'Europe/Brussels'))).toBe('25 octobre 2026 à 00:30 (Europe/Brussels)');
  expect(plain(wordsOf('nl').day(at, 'America/New_York'))).toBe('24 oktober 2026');
});

it('keeps a subject on one line, and not a long one', () => {
  const { facts } = factsFor('campaignSuspended', 0);
  const shown = compose('campaignSuspended', { name: 'Zoë', locale: 'en' }, facts, sender);
  expect(shown.subject).toBe('<campaign> is suspended');
  const evil = {
    campaign: `A\r\nBcc: everybody@example.org ${'x'.repeat(300)}`,
    page: () => 'https://x',
  };
  const { subject } = compose('campaignSuspended', { name: 'Zoë', locale: 'en' }, evil, sender);
  expect(subject).toMatch(/^A Bcc: everybody@example.org x+…$/);
  expect(subject).toHaveLength(180);
});
