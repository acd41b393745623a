import { claimable, goesOn, notStopped } from './work-claims.js';

/*
 * When settlement has something to do, as questions of one round trip each second. They read the campaigns' tables
 * beside our own, since what is due is a fact about both; all writing goes through the modules that own the rows.
 */

/** The deadline of an open round, suspended or not. */
export const closeDue = `select min(deadline) from campaign_rounds where state = 'open'`;

/** A closing round without pending pledges. A suspended campaign is decided when it is resumed. */
export const decideDue = `
  select min(r.deadline) from campaign_rounds r join campaigns c on c.id = r.campaign_id
  where r.state = 'closing' and c.state = 'closing' and not exists (
    select 1 from pledges p where p.campaign_id = r.campaign_id and p.round = r.number and p.state = 'pending')`;

/** The next attempt of a round that is collecting: an index probe per round, whatever the number of items. */
export const collectDue = `
  select min(next.due_at) from campaign_rounds r join campaigns c on c.id = r.campaign_id
  cross join lateral (
    select i.due_at from settlement_items i
    where i.campaign_id = r.campaign_id and i.round = r.number and i.state = 'open' and i.due_at is not null and ${claimable}
    order by i.due_at, i.id limit 1) next
  where r.state = 'collecting' and ${goesOn} and next.due_at < r.collecting_ends_at
    and r.collecting_ends_at > tally_now() and ${notStopped}`;

/** The end of a window with items that are not final; at once when the campaign was called off meanwhile. */
export const finishDue = `
  select min(greatest(case when c.state = 'refunding' then r.decided_at else r.collecting_ends_at end, next.finish_at))
  from campaign_rounds r join campaigns c on c.id = r.campaign_id
  cross join lateral (
    select i.finish_at from settlement_items i
    where i.campaign_id = r.campaign_id and i.round = r.number and i.state in ('open', 'held') and ${claimable}
    order by i.finish_at nulls first limit 1) next
  where r.state = 'collecting' and (${goesOn} or c.state = 'refunding')`;

/** A round whose every item is collected or dropped. */
export const settleDue = `
  select min(r.decided_at) from campaign_rounds r join campaigns c on c.id = r.campaign_id
  where r.state = 'collecting' and (${goesOn} or c.state = 'refunding') and not exists (
    select 1 from settlement_items i
    where i.campaign_id = r.campaign_id and i.round = r.number and i.state in ('open', 'held'))`;

/** Items that one worker has right now. */
export const liveLeases = `select count(*) from settlement_items i where i.state in ('open', 'held') and i.lease_until > clock_timestamp()`;

/** Items whose last call ended unknown. */
export const retrying = `select count(*) from settlement_items i where i.state in ('open', 'held') and i.retry_at > clock_timestamp()`;
