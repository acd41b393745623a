import { type LiveCampaign, type LiveCampaignOptions } from '../support/campaigns.js';
import { aMember, staff, type TestPerson } from '../support/people.js';
import { type StartOptions } from '../support/app.js';
import { day, SettlementScene } from '../settlement/scene.js';

/** A campaign with the people who may not decide its payout. */
export interface PaidCampaign extends LiveCampaign {
  readonly owner: TestPerson;
  readonly accountId: string;
}

/** From onboarding to the bank: the settlement's scene with two people of finance, and creators with verified accounts. */
export class PayoutScene {
  private constructor(
    readonly settlement: SettlementScene,
    readonly preparer: TestPerson,
    readonly approver: TestPerson,
  ) {}

  static async open(options: StartOptions = {}): Promise<PayoutScene> {
    const settlement = await SettlementScene.open(options);
    const preparer = await staff(settlement.running, 'finance');
    return new PayoutScene(settlement, preparer, await staff(settlement.running, 'finance'));
  }

  get running() {
    return this.settlement.running;
  }

  get sandbox() {
    return this.settlement.sandbox;
  }

  get call() {
    return this.settlement.running.call;
  }

  sql<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.settlement.sql<Row>(sql, parameters);
  }

  /** A member with a recipient who has been through the provider's onboarding; all over HTTP. */
  async aCreator(legalName = 'Makers Cooperative'): Promise<{ owner: TestPerson; accountId: string }> {
    const owner = await aMember(this.running);
    const { token } = owner;
    await this.settlement.ok('POST', '/v1/recipients', { token, body: { legalName, country: 'BE' } });
    const { url } = await this.settlement.ok('POST', '/v1/recipients/me/onboarding-link', { token });
    await this.sandbox.browser.onboard(url);
    await this.settlement.idle();
    const accountId = await this.accountOf(owner);
    return { owner, accountId };
  }

  async accountOf({ userId }: TestPerson): Promise<string> {
    const [row] = await this.sql<{ account: string }>(
      'select provider_account_id as account from recipients where user_id = $1',
      [userId],
    );
    if (!row) throw new Error('No recipient');
    return row.account;
  }

  /** Two pledges of 60.00 that were collected; the campaign is successful, and its payout may be prepared. */
  async aPayableCampaign(options: LiveCampaignOptions = {}, amounts: readonly number[] = [6_000, 6_000]) {
    const campaign = await this.aSettledCampaign(options, amounts);
    await this.settlement.liveUntil(new Date(campaign.deadline.getTime() + 14 * day));
    return campaign;
  }

  /** As above, a day before the delay is over. */
  async aSettledCampaign(
    options: LiveCampaignOptions = {},
    amounts: readonly number[] = [6_000, 6_000],
  ): Promise<PaidCampaign> {
    const { owner, accountId } = await this.aCreator();
    const campaign = await this.settlement.campaign({ ownerId: owner.userId, ...options });
    for (const amount of amounts) await this.settlement.pledge(campaign, { amount, tip: 100 });
    await this.settlement.liveUntil(new Date(campaign.deadline.getTime() + 13 * day));
    return { ...campaign, owner, accountId };
  }

  prepare(campaign: { id: string }, { token } = this.preparer, headers: Record<string, string> = {}) {
    return this.call('POST', `/v1/campaigns/${campaign.id}/payouts`, { token, headers, body: {} });
  }

  approve(payoutId: string, { token } = this.approver) {
    return this.call('POST', `/v1/payouts/${payoutId}/approve`, { token, body: {} });
  }

  async reject(payoutId: string, { token } = this.approver) {
    return this.call('POST', `/v1/payouts/${payoutId}/reject`, { token, body: { reason: 'Not yet.' } });
  }

  /** A payout that was prepared; answers its id. */
  async prepared(campaign: { id: string }): Promise<string> {
    const { status, body } = await this.prepare(campaign);
    if (status !== 201) throw new Error(`not prepared: ${JSON.stringify(body)}`);
    return body.id;
  }

  /** A payout that was prepared and approved; the worker sends it. */
  async approved(campaign: { id: string }): Promise<string> {
    const id = await this.prepared(campaign);
    const { status, body } = await this.approve(id);
    if (status !== 200) throw new Error(`not approved: ${JSON.stringify(body)}`);
    return id;
  }

  async payout(id: string) {
    return this.settlement.ok('GET', `/v1/payouts/${id}`, { token: this.approver.token });
  }

  async line(payoutId: string) {
    const [row] = await this.sql<{
      id: string;
      state: string;
      tries: number;
      refusals: number;
      transfer_id: string | null;
      failure_code: string | null;
    }>('select * from payout_lines where payout_id = $1', [payoutId]);
    if (!row) throw new Error('No line');
    return row;
  }

  async timeline(campaign: { id: string }, { token } = this.approver) {
    return this.settlement.ok('GET', `/v1/campaigns/${campaign.id}/payouts`, { token });
  }

  async waitsFor(campaign: { id: string }, by = this.approver): Promise<string[]> {
    return (await this.timeline(campaign, by)).waitsFor;
  }

  /** What the provider's books say was transferred for a campaign: the amounts. */
  async transfers(campaign: { id: string }): Promise<number[]> {
    const { data } = await this.sandbox.stripe.transfers.list({
      transfer_group: `campaign_${campaign.id}`,
      limit: 100,
    });
    return data.map(({ amount }) => amount);
  }

  /** Once all is done: paid, transferred once as it was approved, and nothing left of the campaign's funds. */
  async expectPaidOnce(campaign: { id: string }, payoutId: string): Promise<void> {
    await this.settlement.idle();
    const { state, amount } = await this.payout(payoutId);
    expect(state).toBe('paid');
    expect(await this.transfers(campaign)).toEqual([amount.amount]);
    expect(await this.settlement.balance(`campaign:${campaign.id}:funds`)).toBe(0);
    expect(await this.settlement.state('campaigns', campaign.id)).toBe('delivering');
  }

  /** Waits for a minute no test has: whoever comes next may take the lines of a worker that died. */
  async endLeases(): Promise<void> {
    await this.sql(
      'update payout_lines set lease_until = null, retry_at = null where lease_until is not null or retry_at is not null',
    );
    await this.sql('update outbox set lease_until = null, published_at = null where done_at is null');
  }

  async stop(): Promise<void> {
    await this.settlement.stop();
  }
}
