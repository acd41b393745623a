import { Injectable } from '@nestjs/common';
import { type Caller, decodeCursor, type Page, type PageQuery, toPage } from '../../platform/http/index.js';
import { mayReadPrivate } from '../../projects/index.js';
import { PayoutFacts } from '../payout-facts.js';
import { type TrancheEvidence } from './tranche-evidence.entity.js';
import { TrancheNotFound } from './tranche.errors.js';
import { type ReadTranche, TranchesRepository } from './tranches.repository.js';

/** A tranche with all that was handed in for it, oldest first. */
export interface TrancheView {
  readonly tranche: ReadTranche;
  readonly evidence: readonly TrancheEvidence[];
}

/** Tranches as staff and the people of the project see them. To others they do not exist. */
@Injectable()
export class TrancheViews {
  constructor(
    private readonly facts: PayoutFacts,
    private readonly repository: TranchesRepository,
  ) {}

  /** @throws TrancheNotFound */
  async one(id: string, caller: Caller): Promise<TrancheView> {
    const tranche = await this.repository.get(id);
    const { project } = await this.facts.look(tranche.campaignId);
    if (!mayReadPrivate(project, caller)) throw new TrancheNotFound();
    return { tranche, evidence: await this.repository.evidenceOf([id]) };
  }

  /** By number; whoever asks has been let in by then. */
  async ofCampaign(id: string): Promise<TrancheView[]> {
    return this.whole(await this.repository.ofCampaign(id));
  }

  /** Those that wait for a decision. @throws MalformedCursor */
  async toDecide({ after, limit }: PageQuery): Promise<Page<TrancheView>> {
    const [from = null] = (decodeCursor(after, ['uuid']) ?? []) as string[];
    const found = await this.whole(await this.repository.toDecide(from, limit + 1));
    return toPage(
      found,
      limit,
      ({ tranche }) => [tranche.id],
      (view) => view,
    );
  }

  private async whole(found: readonly ReadTranche[]): Promise<TrancheView[]> {
    const all = await this.repository.evidenceOf(found.map(({ id }) => id));
    return found.map((tranche) => ({ tranche, evidence: all.filter(({ trancheId }) => trancheId === tranche.id) }));
  }
}
