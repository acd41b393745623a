/**
 * The campaign's funds do not cover what was collected: part of it was paid out or spent on the provider's fees. Nobody
 * is refunded at the cost of others; the work is tried again and alarms until two people have decided what goes back.
 */
export class RefundsNotCovered extends Error {
  constructor(campaignId: string) {
    super(`The funds of campaign ${campaignId} do not cover its refunds`);
    this.name = 'RefundsNotCovered';
  }
}
