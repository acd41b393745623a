const deliveries = 'campaigns stay in delivering (docs/not-yet.md, Campaigns)';
const byLaw = 'withdrawal by law while charging (docs/not-yet.md, Pledges)';

/** Steps that the tables allow and nothing takes today, and why. One that is taken after all has to leave the list. */
export const notYet: Readonly<Record<string, string>> = {
  'campaign: delivering → fulfilled': deliveries,
  'campaign: delivering → partly_fulfilled': deliveries,
  'campaign: delivering → failed': deliveries,
  'campaign: delivering → abandoned': deliveries,
  'pledge: needs_action → cancelled': byLaw,
  'pledge: errored → cancelled': byLaw,
};
