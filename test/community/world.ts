import { DataSource } from 'typeorm';
import { Database, rows } from '../../src/platform/database/index.js';
import { type EventType, Outbox } from '../../src/platform/outbox/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { aLiveCampaign, type LiveCampaign, type LiveCampaignOptions } from '../support/campaigns.js';
import { Forms } from '../support/forms.js';
import { aMember, type TestPerson, type TestPersonOptions } from '../support/people.js';
import { until } from '../support/until.js';

export interface Mail {
  readonly to: string;
  readonly kind: string;
  readonly locale: string;
  readonly subject: string;
  readonly body: string;
  readonly unsubscribeUrl: string | null;
}

/** A campaign whose owner can sign in, and the address of its page. */
export interface OwnedCampaign extends LiveCampaign {
  readonly slug: string;
  readonly owner: TestPerson;
}

/** The whole application with everything that these tests ask of it. */
export class World {
  private constructor(readonly running: RunningApp) {}

  static async open(settings: Readonly<Record<string, string>> = {}): Promise<World> {
    return new World(await startApp({ settings }));
  }

  get call() {
    return this.running.call;
  }

  sql<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.running.app.get(DataSource), text, parameters);
  }

  member(options?: TestPersonOptions): Promise<TestPerson> {
    return aMember(this.running, options);
  }

  async campaign(options: LiveCampaignOptions = {}): Promise<OwnedCampaign> {
    const owner = await this.member({ displayName: 'Owen Owner' });
    const campaign = await aLiveCampaign(this.running.app.get(DataSource), { ...options, ownerId: owner.userId });
    const [project] = await this.sql<{ slug: string }>('select slug from projects where id = $1', [campaign.projectId]);
    return { ...campaign, owner, slug: project?.slug ?? '' };
  }

  /** As the module that owns the event would say it. */
  async tell<P extends object>(event: EventType<P>, payload: P): Promise<void> {
    const outbox = this.running.app.get(Outbox);
    await this.running.app.get(Database).inTransaction((tx) => outbox.emit(tx, [event(payload)]));
  }

  /** Waits until all that was told has been dealt with. */
  quiet(): Promise<void> {
    return until(
      async () => (await this.sql('select 1 from outbox where done_at is null limit 1')).length === 0,
      20_000,
    );
  }

  /** Letters to an address, newest first, once everything has been dealt with. */
  async mailsTo(email: string): Promise<Mail[]> {
    await this.quiet();
    return (await this.call('GET', `/dev/mail.json?limit=100&to=${encodeURIComponent(email)}`)).body.data;
  }

  forms(token?: string): Forms {
    return new Forms(this.running, token);
  }

  stop(): Promise<void> {
    return this.running.stop();
  }
}
