import { type SettlementScene, type TestPledge } from '../settlement/scene.js';

export interface DisputeRow {
  readonly id: string;
  readonly provider_id: string;
  readonly state: string;
  readonly evidence_due_at: Date | null;
}

/** The bank of the backers: it disputes charges and decides, behind everybody's back. */
export class Bank {
  constructor(private readonly scene: SettlementScene) {}

  /** Disputes the charge of a pledge, and waits until the service has heard of it. Answers the provider's id. */
  async disputes(
    pledge: { id: string } | undefined,
    about: { amount?: number; inquiry?: boolean } = {},
  ): Promise<string> {
    const [payment] = await this.scene.sql<{ charge_id: string }>(
      'select charge_id from payments where pledge_id = $1',
      [pledge?.id],
    );
    const { id } = await this.scene.sandbox.control<{ id: string }>('POST', 'disputes', {
      charge: payment?.charge_id,
      ...about,
    });
    await this.scene.idle();
    return id;
  }

  async decides(id: string, outcome: 'under_review' | 'won' | 'lost' | 'warning_closed' | 'escalated'): Promise<void> {
    await this.scene.sandbox.control('POST', `disputes/${id}`, { outcome });
    await this.scene.idle();
  }

  async row(pledge: { id: string } | undefined): Promise<DisputeRow | undefined> {
    const found = await this.scene.sql<DisputeRow>(
      'select * from disputes where pledge_id = $1 order by id desc limit 1',
      [pledge?.id],
    );
    return found[0];
  }

  async pledgesOf({ id }: { id: string }): Promise<TestPledge[]> {
    return this.scene.sql<TestPledge>(`select id, '' as link from pledges where campaign_id = $1 order by id`, [id]);
  }

  /** What the provider has on our balance, in minor units of the euro. */
  async balance(): Promise<number> {
    const { currencies } = await this.scene.sandbox.control<{ currencies: { eur: { net: number } } }>('GET', 'books');
    return currencies.eur.net;
  }
}
