// Guarantee: finance is asked to approve what somebody else prepared, and those who run the campaign hear when money is
// approved, when it has left, and when it could not; what was stopped is told to whoever prepared it.
import { PayoutScene } from '../payouts/scene.js';

let scene: PayoutScene;
beforeAll(async () => {
  scene = await PayoutScene.open();
}, 60_000);
afterAll(async () => {
  await scene.settlement.stop();
}, 60_000);

async function toldAbout(payoutId: string): Promise<Record<string, string[]>> {
  await scene.settlement.idle();
  const mails = await scene.sql<{ kind: string; address: string; body: string }>(
    'select kind, address, body from mails where about_id = $1 order by id',
    [payoutId],
  );
  const kinds = [...new Set(mails.map(({ kind }) => kind))];
  const readers = (kind: string) => mails.filter((mail) => mail.kind === kind).map(({ address }) => address);
  return Object.fromEntries(kinds.map((kind) => [kind, readers(kind).sort()]));
}

it('stopped, then prepared again, approved and sent', async () => {
  const campaign = await scene.aPayableCampaign();
  const [deputy] = await scene.sql<{ email: string }>('select email from users where id = $1', [campaign.deputyId]);
  const { email: preparer } = scene.preparer;
  const { email: approver } = scene.approver;
  const parties = [campaign.owner.email, deputy?.email ?? ''].sort();

  const stopped = await scene.prepared(campaign);
  await scene.reject(stopped);
  expect(await toldAbout(stopped)).toEqual({ payoutPrepared: [approver], payoutStopped: [preparer] });

  const sent = await scene.approved(campaign);
  expect(await toldAbout(sent)).toEqual({
    payoutPrepared: [approver],
    payoutApproved: parties,
    payoutSent: parties,
  });
}, 120_000);
