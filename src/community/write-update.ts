import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { type Caller, Idempotency } from '../platform/http/index.js';
import { memberOf } from '../users/index.js';
import { CommunityLimits } from './community-limits.js';
import { type Audience } from './update.entity.js';
import { UpdateDesk } from './update-desk.js';
import { UpdatesRepository, type UpdateTextIn } from './updates.repository.js';

export interface NewUpdate {
  readonly audience: Audience;
  readonly text: UpdateTextIn;
}

/** Begins an update as a draft that only the people of the project see; answers its id. */
@Injectable()
export class WriteUpdate {
  constructor(
    private readonly database: Database,
    private readonly desk: UpdateDesk,
    private readonly updates: UpdatesRepository,
    private readonly limits: CommunityLimits,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws CampaignNotFound (404), CampaignNotPublic (409), PictureUndescribed, PictureNotHere (422), TooManyRequests (429) */
  async execute(campaignId: string, { audience, text }: NewUpdate, caller: Caller): Promise<string> {
    const authorId = memberOf(caller);
    await this.desk.assertMayWrite(campaignId, caller);
    await this.limits.count('draftByMember', authorId);
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () => {
        await this.desk.keepPictures(tx, campaignId, '', text.body);
        return this.updates.insert(tx, { campaignId, authorId, audience, text }, await this.clock.now(tx));
      }),
    );
  }
}
