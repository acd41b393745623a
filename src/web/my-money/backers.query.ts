import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Address } from '../../pledges/index.js';

/** A pledge as the creator may see it. Amounts are minor units, without tips. */
export interface BackerRow {
  readonly pledgeId: string;
  /** Null when the backer is hidden from the creator too. */
  readonly name: string | null;
  readonly since: Date;
  readonly state: string;
  readonly amount: number;
  readonly currency: string;
  /** Rewards with how many of each. */
  readonly rewards: readonly { readonly title: string; readonly quantity: number }[];
  /** Where they are sent: null before the campaign has succeeded, and where nothing is sent. */
  readonly address: Address | null;
}

export interface CollectedPledge {
  readonly pledgeId: string;
  readonly name: string | null;
  readonly amount: number;
  /** What was neither asked back nor taken by a bank, shipping included. */
  readonly left: number;
  readonly currency: string;
}

/** Named to all, or named to the creator only; who is hidden from both has no name here. */
const name = `case when p.visibility in ('public', 'creator') then u.display_name end as name`;

const counts = `p.state in ('active', 'charging', 'needs_action', 'errored', 'collected')`;

/** What goes back, or has gone back, of a pledge's charge: refunds that were not refused, and what banks have taken. */
const returned = `(select coalesce(sum(f.amount), 0) from refunds f
    where f.pledge_id = p.id and f.state not in ('failed', 'rejected'))
  + (select coalesce(-sum(m.amount), 0) from disputes d join dispute_movements m on m.dispute_id = d.id
    where d.pledge_id = p.id)`;

/** A creator sees where people live only once there is something to send. */
const succeeded = `'successful', 'delivering', 'fulfilled', 'partly_fulfilled'`;

@Injectable()
export class MyBackers {
  constructor(private readonly database: Database) {}

  /** Those that count, in the order in which they came; `after` is the last one of the page before. */
  async page(campaignId: string, after: string | null, limit: number): Promise<BackerRow[]> {
    return this.database.read(
      `select p.id as "pledgeId", ${name}, coalesce(p.activated_at, p.made_at) as since, p.state,
         p.amount::float8 as amount, p.currency,
         (select coalesce(json_agg(json_build_object('title', r.title, 'quantity', c.quantity) order by r.position), '[]')
          from pledge_rewards c join rewards r on r.id = c.reward_id where c.pledge_id = p.id) as rewards,
         (select json_build_object('name', a.name, 'line1', a.line1, 'line2', a.line2, 'postalCode', a.postal_code,
            'city', a.city, 'country', a.country)
          from pledge_addresses a join campaigns c on c.id = p.campaign_id
          where a.pledge_id = p.id and p.state = 'collected' and c.state in (${succeeded})) as address
       from pledges p join users u on u.id = p.backer_id
       where p.campaign_id = $1 and ${counts} and ($2::uuid is null or p.id > $2) order by p.id limit $3`,
      [campaignId, after, limit],
    );
  }

  /** Those that were charged, newest first. */
  async collected(campaignId: string, before: string | null, limit: number): Promise<CollectedPledge[]> {
    return this.database.read(
      `select p.id as "pledgeId", ${name}, p.amount::float8 as amount, (p.amount + p.shipping - (${returned}))::float8 as left, p.currency
       from pledges p join users u on u.id = p.backer_id
       where p.campaign_id = $1 and p.state = 'collected' and ($2::uuid is null or p.id < $2)
       order by p.id desc limit $3`,
      [campaignId, before, limit],
    );
  }

  /** One of them; undefined for a pledge of another campaign, or one that was not charged. */
  async collectedOne(campaignId: string, pledgeId: string): Promise<CollectedPledge | undefined> {
    const [found] = await this.database.read<CollectedPledge>(
      `select p.id as "pledgeId", ${name}, p.amount::float8 as amount, (p.amount + p.shipping - (${returned}))::float8 as left, p.currency
       from pledges p join users u on u.id = p.backer_id
       where p.campaign_id = $1 and p.id = $2 and p.state = 'collected'`,
      [campaignId, pledgeId],
    );
    return found;
  }
}
