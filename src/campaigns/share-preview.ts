import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { type Caller } from '../platform/http/index.js';
import { memberOf, SignedLinks } from '../users/index.js';
import { CampaignDecisions } from './campaign-decisions.js';
import { CampaignNotFound } from './campaign.errors.js';
import { CampaignMovedOn } from './draft.errors.js';
import { Previews } from './previews.repository.js';

/** Lets somebody outside see a campaign as it would be, by a link that its owner or deputy makes and ends. */
@Injectable()
export class SharePreview {
  constructor(
    private readonly decisions: CampaignDecisions,
    private readonly previews: Previews,
    private readonly links: SignedLinks,
    private readonly audit: Audit,
  ) {}

  /** The secret of the link; the same as before while it has not ended. @throws CampaignNotFound, CampaignMovedOn */
  async make(id: string, caller: Caller): Promise<string> {
    return this.decisions.asParty(id, caller, async (tx, { round, now }) => {
      if (round.opensAt !== null) throw new CampaignMovedOn();
      const known = await this.previews.of(id, tx);
      if (known !== undefined) return this.links.sign('preview', known);
      const made = await this.previews.insert(tx, id, memberOf(caller), now);
      await this.audit.record(tx, [{ caller, action: 'preview.made', subject: 'campaign', subjectId: id }]);
      return this.links.sign('preview', made);
    });
  }

  /** Whoever has the link sees nothing by it any more. Harmless where there is none. @throws CampaignNotFound */
  async end(id: string, caller: Caller): Promise<void> {
    await this.decisions.asParty(id, caller, async (tx) => {
      if (!(await this.previews.remove(tx, id))) return;
      await this.audit.record(tx, [{ caller, action: 'preview.ended', subject: 'campaign', subjectId: id }]);
    });
  }

  /** The secret of the link that there is, for those who have found out that the campaign is the reader's. */
  async current(id: string): Promise<string | null> {
    const known = await this.previews.of(id);
    return known === undefined ? null : this.links.sign('preview', known);
  }

  /** The campaign that a link leads to. @throws CampaignNotFound for one that was made up or has ended */
  async open(secret: string): Promise<string> {
    const preview = this.links.read('preview', secret);
    const id = preview === undefined ? undefined : await this.previews.campaignOf(preview);
    if (id === undefined) throw new CampaignNotFound();
    return id;
  }
}
