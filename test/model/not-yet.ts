const deliveries = 'campaigns stay in delivering (docs/not-yet.md, Campaigns)';
const byPeople = 'refunds that people order have tests of their own (test/refunds), and are not in the model';
const byLaw = 'withdrawal by law while charging (docs/not-yet.md, Pledges)';

/** Steps that the tables allow and nothing takes today, and why. One that is taken after all has to leave the list. */
export const notYet: Readonly<Record<string, string>> = {
  'campaign: delivering → fulfilled': deliveries,
  'campaign: delivering → partly_fulfilled': deliveries,
  'campaign: delivering → failed': deliveries,
  'campaign: delivering → abandoned': deliveries,
  'refund: proposed → requested': byPeople,
  'refund: proposed → rejected': byPeople,
  'pledge: needs_action → cancelled': byLaw,
  'pledge: errored → cancelled': byLaw,
};
