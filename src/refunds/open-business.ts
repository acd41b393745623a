import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CreatorDebts } from '../payouts/index.js';
import { rows, type Tx } from '../platform/database/index.js';
import { Erasure, type Hindrance, type Leaving } from '../users/index.js';

/** Campaigns that will not become anything else, and so need nobody any more. */
const over = `('rejected', 'unsuccessful', 'fulfilled', 'partly_fulfilled', 'failed', 'abandoned', 'cancelled')`;

/** What money and campaigns have to say when somebody wants to be erased. */
@Injectable()
export class OpenBusiness implements OnModuleInit {
  constructor(
    private readonly erasure: Erasure,
    private readonly debts: CreatorDebts,
  ) {}

  onModuleInit(): void {
    this.erasure.register({ hindrances: (tx, leaving) => this.of(tx, leaving) });
  }

  private async of(tx: Tx, { ids }: Leaving): Promise<Hindrance[]> {
    const found = await rows<{ hindrance: Hindrance }>(
      tx,
      `select 'open_campaigns' as hindrance where exists (
         select 1 from campaigns c join projects j on j.id = c.project_id
         where (j.owner_id = any($1::uuid[]) or j.deputy_id = any($1::uuid[])) and c.state not in ${over})
       union all
       select 'money_under_way' where exists (
         select 1 from refunds f join pledges p on p.id = f.pledge_id
         where p.backer_id = any($1::uuid[]) and f.state in ('proposed', 'requested', 'sent'))
       union all
       select 'money_under_way' where exists (
         select 1 from withdrawals w join pledges p on p.id = w.pledge_id
         where p.backer_id = any($1::uuid[]) and w.due_at is not null)
       union all
       select 'money_under_way' where exists (
         select 1 from disputes d join pledges p on p.id = d.pledge_id
         where p.backer_id = any($1::uuid[]) and d.state not in ('won', 'lost', 'warning_closed'))`,
      [ids],
    );
    const isOwing = await this.isOwing(tx, ids);
    return [...found.map(({ hindrance }) => hindrance), ...(isOwing ? (['debt'] as const) : [])];
  }

  private async isOwing(tx: Tx, ids: readonly string[]): Promise<boolean> {
    const raised = await rows<{ ownerId: string; currency: string }>(
      tx,
      `select distinct j.owner_id as "ownerId", c.currency from campaigns c join projects j on j.id = c.project_id
       where j.owner_id = any($1::uuid[])`,
      [ids],
    );
    for (const { ownerId, currency } of raised) if ((await this.debts.of(ownerId, currency, tx)) > 0n) return true;
    return false;
  }
}
