// Guarantee: the checks find nothing in what the application writes, and each finds exactly its own corruption when a
// hand on the database makes one, whatever constraint or trigger would have prevented it. Asked about what changed alone,
// they find the same as long as it has changed, and nothing in the rest.
import { checks } from '../../src/reconciliation/index.js';
import { branches } from './corruptions.js';
import { firsts, openCampaign, paidCampaign } from './first-corruptions.js';
import { refundCorruptions } from './refund-corruptions.js';
import { aConsistentWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await aConsistentWorld();
}, 300_000);
afterAll(() => world.stop());

it('finds nothing in a world that the application has written', async () => {
  expect(await world.findings()).toEqual([]);
});

it.each([...firsts, ...branches, ...refundCorruptions])(
  '%s finds %s, and nobody else does',
  async (check, _what, ...statements) => {
    for (const found of [
      await world.findings(...statements),
      await world.changedFindings(new Date(0), ...statements),
    ]) {
      expect(found.map(({ view, offenders }) => ({ view, offenders }))).toEqual([
        { view: check, offenders: expect.anything() },
      ]);
    }
  },
);

/** Beyond all that the world has written, and what was under way or young then. */
const later = () => new Date(Date.now() + 2 * 3_600_000);
const muchLater = `uuidv7(interval '3 hours')`;

/** An event of the campaign, the last thing that was booked for it, and the last step of one of its pledges have just been. */
const touched = (campaign: string) => [
  `insert into outbox (id, event, consumer, payload, done_at) values (${muchLater}, 'seed', 'seed',
     jsonb_build_object('campaignId', ${campaign}), clock_timestamp())`,
  `with newest as (select t.id, ${muchLater} as late from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
       where split_part(p.from_account, ':', 2) = ${campaign}::text or split_part(p.to_account, ':', 2) = ${campaign}::text
       order by t.id desc limit 1),
     moved as (update ledger_postings p set transaction_id = n.late from newest n where p.transaction_id = n.id returning 1)
   update ledger_transactions t set id = n.late from newest n where t.id = n.id`,
  `with newest as (select h.id from state_changes h join pledges p on p.id = h.entity_id
       where p.campaign_id = ${campaign} order by h.id desc limit 1)
   update state_changes h set id = ${muchLater} from newest n where h.id = n.id`,
];

it('of what changed finds nothing either, whichever campaign it was', async () => {
  expect(await world.changedFindings(new Date(0))).toEqual([]);
  expect(await world.changedFindings(later())).toEqual([]);
  const campaigns = await world.read<{ id: string }>('select id from campaigns');
  expect(campaigns.length).toBeGreaterThan(6);
  for (const { id } of campaigns) {
    expect([id, await world.changedFindings(later(), ...touched(`'${id}'::uuid`))]).toEqual([id, []]);
  }
}, 120_000);

const paid = (column: string) => `${column} in (select id from pledges where campaign_id = ${paidCampaign})`;
it.each([
  ['check_03_totals', `update campaign_totals set collected = collected + 1 where campaign_id = ${paidCampaign}`],
  [
    'check_08_funds',
    `update ledger_postings set amount = amount * 9 where to_account like 'recipient:%'
     and from_account = 'campaign:' || ${paidCampaign} || ':funds'`,
  ],
  [
    'check_12_history',
    `update state_changes set to_state = 'dropped' where id in (select h.id from state_changes h
     join pledges p on p.id = h.entity_id where p.campaign_id = ${paidCampaign} order by h.id desc limit 1)`,
  ],
  ['check_17_currencies', `update consents set currency = 'USD' where ${paid('pledge_id')}`],
  ['check_18_consent', `delete from consents where ${paid('pledge_id')}`],
] as const)('%s is found where something has changed, and the rest in the night', async (check, statement) => {
  const of = (results: { view: string }[]) => results.map(({ view }) => view);
  const since = later();
  expect(of(await world.findings(statement))).toContain(check);
  expect(await world.changedFindings(since, statement)).toEqual([]);
  expect(of(await world.changedFindings(since, ...touched(paidCampaign), statement))).toContain(check);
  expect(await world.changedFindings(since, ...touched(openCampaign), statement)).toEqual([]);
});

it('there is a corruption for each check', () => {
  expect([...new Set(firsts.map(([check]) => check))]).toEqual(checks.map(({ view }) => view));
});

it('undoes each corruption', async () => {
  expect(await world.findings()).toEqual([]);
});
