import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Loop } from '../../platform/loop.js';
import { type LiveTotals, LiveTotalsQuery } from './live-totals.query.js';

/** Whoever looks at a campaign's page. `end` is called once, when the service stops. */
export interface Watcher {
  readonly campaignId: string;
  tell(totals: LiveTotals): void;
  end(): void;
}

/** More than these are not kept open by one process; a page without live news is still right when it is loaded. */
const mostWatchers = 5_000;

/**
 * Tells open pages what is pledged now. Each process asks Postgres once a second about all the campaigns that somebody
 * looks at, and about none while nobody does: so it does not matter which process took the pledge, and pledging itself
 * costs nothing for being watched.
 */
@Injectable()
export class LiveNews implements OnModuleInit, BeforeApplicationShutdown {
  private readonly watchers = new Map<string, Set<Watcher>>();
  private readonly told = new Map<string, string>();
  private readonly loop: Loop;
  private count = 0;

  constructor(
    private readonly query: LiveTotalsQuery,
    private readonly adapter: HttpAdapterHost,
  ) {
    this.loop = new Loop('LiveNews', { everyMs: 1_000, atLeastMs: 200 }, () => this.look());
  }

  /** The server waits for open answers before it closes, and ours have no end of their own. */
  onModuleInit(): void {
    this.adapter.httpAdapter.getInstance<FastifyInstance>().addHook('preClose', (done) => {
      for (const watcher of [...this.watchers.values()].flatMap((each) => [...each])) watcher.end();
      done();
    });
  }

  /** False when this process has its fill. */
  watch(watcher: Watcher): boolean {
    if (this.count >= mostWatchers) return false;
    const others = this.watchers.get(watcher.campaignId) ?? new Set();
    this.watchers.set(watcher.campaignId, others.add(watcher));
    // The newcomer hears the present state with everybody else's next news.
    this.told.delete(watcher.campaignId);
    this.count += 1;
    if (this.count === 1) this.loop.start();
    else this.loop.wake();
    return true;
  }

  leave(watcher: Watcher): void {
    const others = this.watchers.get(watcher.campaignId);
    if (!others?.delete(watcher)) return;
    this.count -= 1;
    if (others.size > 0) return;
    this.watchers.delete(watcher.campaignId);
    this.told.delete(watcher.campaignId);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  private async look(): Promise<void> {
    if (this.watchers.size === 0) return;
    for (const totals of await this.query.of([...this.watchers.keys()])) {
      const news = `${totals.pledged} ${totals.backers}`;
      if (this.told.get(totals.campaignId) === news) continue;
      this.told.set(totals.campaignId, news);
      this.watchers.get(totals.campaignId)?.forEach((watcher) => watcher.tell(totals));
    }
  }
}
