// Guarantee: a campaign that is paid out in parts is paid each once its evidence was accepted, by two people as ever; what
// two people refuse for good goes back to every pledge in proportion, with the platform's share and without the tip.
import { DataSource } from 'typeorm';
import { trancheTransitions } from '../../src/payouts/index.js';
import { type PaidCampaign, PayoutScene } from './scene.js';
import { day } from '../settlement/scene.js';
import { aMember, grant } from '../support/people.js';
import { expectSameTransitions } from '../support/transitions.js';

type Person = { readonly token: string };

let scene: PayoutScene;
beforeAll(async () => {
  scene = await PayoutScene.open();
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);

const balance = (account: string) => scene.settlement.balance(account);
const funds = ({ id }: PaidCampaign) => balance(`campaign:${id}:funds`);
const two = { tranches: [{ weight: 8_000n }, { weight: 4_000n, dueDays: 40 }] };
const shown = { text: 'The roof is on.', urls: [{ url: 'https://example.org/roof.jpg' }] };

const tranchesOf = async (campaign: PaidCampaign): Promise<{ id: string; number: number; state: string }[]> =>
  (await scene.timeline(campaign)).tranches;
const statesOf = async (campaign: PaidCampaign) => (await tranchesOf(campaign)).map(({ state }) => state);
const trancheOf = async (campaign: PaidCampaign, number: number): Promise<string> => {
  const found = (await tranchesOf(campaign)).find((tranche) => tranche.number === number);
  if (!found) throw new Error('No tranche');
  return found.id;
};

const handIn = (id: string, { token }: Person) =>
  scene.call('POST', `/v1/tranches/${id}/evidence`, { token, body: shown });
const decide = (id: string, what: string, { token }: Person = scene.preparer) =>
  scene.call('POST', `/v1/tranches/${id}/${what}`, { token, body: { reason: 'Looked at.' } });
const typeOf = ({ body }: { body: { type?: string } }) => body.type;

async function paid(campaign: PaidCampaign): Promise<number> {
  const id = await scene.approved(campaign);
  await scene.settlement.idle();
  const payout = await scene.payout(id);
  expect(payout.state).toBe('paid');
  return payout.amount.amount;
}

const refundsOf = ({ id }: PaidCampaign) =>
  scene.sql<{ id: string; amount: number; tip: number; state: string; cause: string; retry_of: string | null }>(
    `select id, amount::integer, tip::integer, state, cause, retry_of from refunds where campaign_id = $1 order by amount desc, id`,
    [id],
  );

it('has the same states in code and database', async () => {
  const on = scene.settlement.get(DataSource);
  await expectSameTransitions(on, 'tranche', trancheTransitions, 'waiting', 'accepted');
});

it('pays one after the other, each once what was shown for it is accepted, and all there is in the end', async () => {
  const campaign = await scene.aPayableCampaign(two);
  const all = (await scene.timeline(campaign)).left.amount;
  const prepared = await scene.prepared(campaign);
  const { terms, amount } = await scene.payout(prepared);
  const later = terms.find(({ term }: { term: string }) => term === 'later_tranches');
  // Two thirds of what there is, to the cent.
  expect(amount.amount).toBe(Math.round((all * 2) / 3));
  expect(later.amount.amount).toBe(amount.amount - all);
  expect(typeOf(await scene.approve(prepared, scene.preparer))).toBe('/problems/same-person');
  expect((await scene.approve(prepared)).status).toBe(200);
  await scene.settlement.idle();
  expect(await statesOf(campaign)).toEqual(['paid', 'waiting']);
  expect(await scene.settlement.state('campaigns', campaign.id)).toBe('delivering');
  expect(await scene.waitsFor(campaign)).toContain('evidence');
  expect(typeOf(await scene.prepare(campaign))).toBe('/problems/tranche-not-accepted');

  const second = await trancheOf(campaign, 2);
  expect((await handIn(second, await aMember(scene.running))).status).toBe(404);
  expect(typeOf(await decide(second, 'accept'))).toBe('/problems/tranche-elsewhere');
  expect((await handIn(second, campaign.owner)).body).toMatchObject({
    ...{ state: 'handed_in', needs: { amount: 4_000 }, asked: 'Photographs of what was made.', evidence: [shown] },
  });
  const list = await scene.settlement.ok('GET', '/v1/admin/tranches', { token: scene.preparer.token });
  expect(list.data.map(({ id }: { id: string }) => id)).toContain(second);
  expect((await decide(second, 'accept', campaign.owner)).status).toBe(403);
  // Whom it is paid to does not judge it either as a member of finance.
  await grant(scene.running, campaign.owner.userId, ['finance'], 25);
  expect(typeOf(await decide(second, 'accept', campaign.owner))).toBe('/problems/beneficiary');
  expect((await decide(second, 'refuse-evidence')).body).toMatchObject({ state: 'waiting' });
  expect(typeOf(await scene.prepare(campaign))).toBe('/problems/tranche-not-accepted');
  expect((await handIn(second, campaign.owner)).body.evidence).toHaveLength(2);
  expect((await decide(second, 'accept')).body).toMatchObject({ state: 'accepted' });
  expect(await scene.waitsFor(campaign)).toContain('preparation');

  expect((await paid(campaign)) + amount.amount).toBe(all);
  expect(await statesOf(campaign)).toEqual(['paid', 'paid']);
  expect((await scene.transfers(campaign)).reduce((sum, part) => sum + part, 0)).toBe(all);
  expect(await funds(campaign)).toBe(0);
  expect(typeOf(await scene.prepare(campaign))).toBe('/problems/nothing-to-pay-out');
  const letters = await scene.sql<{ kind: string }>(
    `select distinct kind from mails where about_id = $1 order by kind`,
    [second],
  );
  expect(letters.map(({ kind }) => kind)).toEqual(['trancheDecided', 'trancheToDecide']);
}, 180_000);

it('gives back what is unpaid in proportion, when two people refuse it for good, and ends what would have followed', async () => {
  const three = [{ weight: 8_000n }, { weight: 3_000n, dueDays: 40 }, { weight: 1_000n, dueDays: 50 }];
  const campaign = await scene.aSettledCampaign({ tranches: three }, [9_000]);
  const failing = await scene.settlement.campaign({ ownerId: campaign.owner.userId, tranches: three });
  await scene.settlement.pledge(failing, { amount: 9_000, tip: 100 });
  await scene.settlement.pledge(failing, { amount: 3_000, tip: 100, card: 'pm_card_refundFail' });
  await scene.settlement.liveUntil(new Date(failing.deadline.getTime() + 15 * day));
  const refused: PaidCampaign = { ...campaign, ...failing };
  const [tips, fees, vat] = [
    await balance('platform:tips'),
    await balance('platform:fees'),
    await balance('platform:vat'),
  ];
  await paid(refused);
  const unpaid = await funds(refused);

  const second = await trancheOf(refused, 2);
  expect(typeOf(await handIn(await trancheOf(refused, 3), refused.owner))).toBe('/problems/tranche-not-next');
  expect(typeOf(await decide(second, 'propose-refusal'))).toBe('/problems/tranche-not-refusable');
  await handIn(second, refused.owner);
  await decide(second, 'refuse-evidence');
  expect((await decide(second, 'propose-refusal')).body).toMatchObject({ state: 'refusal_proposed' });
  // It can still be answered, and is proposed anew.
  expect((await handIn(second, refused.owner)).body).toMatchObject({ state: 'handed_in' });
  await decide(second, 'refuse-evidence');
  expect((await decide(second, 'propose-refusal')).body).toMatchObject({ state: 'refusal_proposed' });
  expect(typeOf(await decide(second, 'refuse'))).toBe('/problems/tranche-same-person');
  expect(await refundsOf(refused)).toEqual([]);
  expect((await decide(second, 'refuse', scene.approver)).body).toMatchObject({ state: 'refused' });
  await scene.settlement.idle();
  expect(await statesOf(refused)).toEqual(['paid', 'returned', 'ended']);
  // The bank of one of them sends it back some days later.
  await scene.settlement.liveUntil(new Date(failing.deadline.getTime() + 20 * day));

  const back = await refundsOf(refused);
  expect(back).toMatchObject([
    { tip: 0, cause: 'tranche', state: 'succeeded' },
    { tip: 0, cause: 'tranche', state: 'failed' },
  ]);
  const [large = 0, small = 0] = back.map(({ amount }) => amount);
  const sum = large + small;
  expect(Math.abs(large - 3 * small)).toBeLessThanOrEqual(3);
  // The platform has the fee of what was not given back, and the fee is given back with it.
  const kept = (sum_: number) => Math.round(sum_ * 0.04);
  const keptVat = (sum_: number) => Math.round(kept(sum_) * 0.21);
  const share = kept(12_000) - kept(12_000 - sum) + keptVat(12_000) - keptVat(12_000 - sum);
  expect(unpaid - (sum - share)).toBeGreaterThanOrEqual(0);
  expect(unpaid - (sum - share)).toBeLessThanOrEqual(3);
  expect(await balance('platform:tips')).toBe(tips);

  // What failed is made anew, and then all of it has gone.
  const failed = back.find(({ state }) => state === 'failed');
  const retry = await scene.call('POST', `/v1/refunds/${failed?.id}/retry`, {
    token: scene.preparer.token,
    body: { reason: 'Another account.' },
  });
  expect(retry.body).toMatchObject({ state: 'requested', cause: 'tranche', total: { amount: small } });
  expect(await balance('platform:fees')).toBe(fees - (kept(12_000) - kept(12_000 - sum)));
  expect(await balance('platform:vat')).toBe(vat - (keptVat(12_000) - keptVat(12_000 - sum)));
  expect(await funds(refused)).toBe(unpaid - (sum - share));
  expect(await scene.settlement.state('campaigns', refused.id)).toBe('delivering');
  expect(await scene.waitsFor(refused)).not.toContain('return');
  const runs = await scene.sql<{ cause: string; state: string; ordered_by: string; decided_by: string }>(
    'select cause, state, ordered_by, decided_by from refund_runs where campaign_id = $1',
    [refused.id],
  );
  expect(runs).toEqual([
    { cause: 'tranche', state: 'finished', ordered_by: scene.preparer.userId, decided_by: scene.approver.userId },
  ]);
}, 240_000);

it('lets a tranche be refused for which nothing was shown, some days after its day', async () => {
  const campaign = await scene.aPayableCampaign(two);
  await paid(campaign);
  const second = await trancheOf(campaign, 2);
  await scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + 53 * day));
  const early = await decide(second, 'propose-refusal');
  expect(typeOf(early)).toBe('/problems/tranche-not-refusable');
  await scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + 56 * day));
  expect((await decide(second, 'propose-refusal')).body).toMatchObject({ state: 'refusal_proposed' });
  expect((await decide(second, 'keep', scene.approver)).body).toMatchObject({ state: 'waiting' });
  await decide(second, 'propose-refusal');
  await decide(second, 'refuse', scene.approver);
  await scene.settlement.idle();
  expect(await statesOf(campaign)).toEqual(['paid', 'returned']);
  expect((await refundsOf(campaign)).map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
}, 180_000);
