import { Bank } from '../refunds/bank.js';
import { signIn, staff } from '../support/people.js';
import { after, type Stage } from './outcome-stage.js';
import { day } from './scene.js';

export const finance = ({ scene }: Stage) => staff(scene.running, 'finance');

type Cause = 'creator' | 'withdrawal' | 'platform';

/** Somebody orders that a part of a pledge goes back, or all that is left. */
export async function order(at: Stage, pledge: number, cause: Cause, amount?: number): Promise<void> {
  const { token } = cause === 'platform' ? await finance(at) : await signIn(at.scene.running, at.ownerEmail);
  const body = { cause, ...(amount !== undefined && { amount: { amount, currency: 'EUR' } }) };
  await at.scene.ok('POST', `/v1/pledges/${at.made[pledge]?.id}/refunds`, { token, body });
  await at.scene.idle();
}

/** Two people of finance refund everybody. */
export async function everybody(at: Stage, cause: 'creator' | 'platform'): Promise<void> {
  const [first, second] = [await finance(at), await finance(at)];
  const reason = 'It cannot be made.';
  const { id } = await at.scene.ok('POST', `/v1/campaigns/${at.campaign.id}/refund-runs`, {
    token: first.token,
    body: { cause, reason },
  });
  await at.scene.ok('POST', `/v1/refund-runs/${id}/approve`, { token: second.token, body: { reason } });
  await at.scene.idle();
}

type Verdict = 'won' | 'lost' | 'warning_closed';

/** The bank of the first backer disputes the charge, or that of another one, and decides. */
export async function dispute(
  at: Stage,
  verdict: Verdict,
  { pledge = 0, ...about }: { amount?: number; inquiry?: boolean; pledge?: number } = {},
) {
  const bank = new Bank(at.scene);
  await bank.decides(await bank.disputes(at.made[pledge], about), verdict);
}

/** All of it leaves for the creator's account. */
export async function payOut(at: Stage): Promise<void> {
  const { scene, campaign, payouts } = at;
  await scene.liveUntil(after(campaign, 14 * day));
  const { body } = await payouts.prepare(campaign, await finance(at));
  await payouts.approve(body.id, await finance(at));
  await scene.idle();
  expect(await payouts.line(body.id)).toMatchObject({ state: 'sent' });
}

/** Staff suspends it, and ends it. */
export async function endAsStaff({ scene, campaign }: Stage): Promise<void> {
  await scene.decide(campaign.id, 'suspend');
  const { token } = await staff(scene.running, 'owner');
  await scene.ok('POST', `/v1/campaigns/${campaign.id}/cancel`, { token, body: { reason: 'It was a fraud.' } });
  await scene.idle();
}

/** A part of the second backer's charge is with their bank while the campaign is ended; then the bank decides. */
export async function endWhileDisputed(at: Stage, verdict: Verdict): Promise<void> {
  const bank = new Bank(at.scene);
  const id = await bank.disputes(at.made[1], { amount: 500 });
  await endAsStaff(at);
  expect(await at.scene.state('campaigns', at.campaign.id)).toBe('refunding');
  await bank.decides(id, verdict);
}

/** As `what` happens, a part of the second backer's charge is with their bank, or all of it; then the bank decides. */
export async function whileDisputed(at: Stage, what: (at: Stage) => Promise<void>, verdict: Verdict, amount?: number) {
  const bank = new Bank(at.scene);
  const id = await bank.disputes(at.made[1], amount === undefined ? {} : { amount });
  await what(at);
  await bank.decides(id, verdict);
}

/** The tranche whose turn it is. */
async function turn(at: Stage): Promise<string> {
  const { tranches } = await at.payouts.timeline(at.campaign, await finance(at));
  const next = tranches.find(({ state }: { state: string }) => !['paid', 'returned', 'ended'].includes(state));
  return next.id;
}

/** The creator shows what was done with the tranche before. */
export async function showEvidence(at: Stage): Promise<void> {
  const { token } = await signIn(at.scene.running, at.ownerEmail);
  const body = { text: 'The roof is on.', urls: [{ url: 'https://example.org/roof.jpg' }] };
  await at.scene.ok('POST', `/v1/tranches/${await turn(at)}/evidence`, { token, body });
}

/** People of finance decide one after the other, each another one, about the tranche whose turn it is. */
export async function judge(at: Stage, ...decisions: readonly string[]): Promise<void> {
  const id = await turn(at);
  for (const what of decisions) {
    const { token } = await finance(at);
    await at.scene.ok('POST', `/v1/tranches/${id}/${what}`, { token, body: { reason: 'Looked at.' } });
  }
  await at.scene.idle();
}

/** What is still there after 80 days goes back, as two people of finance decide. */
export async function returnHeld(at: Stage): Promise<void> {
  await at.scene.liveUntil(after(at.campaign, 81 * day));
  const [held] = await at.scene.sql<{ id: string }>('select id from retentions where campaign_id = $1', [
    at.campaign.id,
  ]);
  for (const what of ['propose-return', 'agree']) {
    const { token } = await finance(at);
    await at.scene.ok('POST', `/v1/retentions/${held?.id}/${what}`, { token, body: { reason: 'Looked at.' } });
  }
  await at.scene.idle();
}
