import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../platform/clock.js';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { memberOf } from '../users/index.js';
import { type Audience } from './update.entity.js';
import { UpdatePublished } from './update.errors.js';
import { UpdateDesk } from './update-desk.js';
import { UpdatesRepository, type UpdateTextIn } from './updates.repository.js';

/** Changes an update. Once it is published, what it said before is kept, and whom it is for stays. */
@Injectable()
export class EditUpdate {
  constructor(
    private readonly desk: UpdateDesk,
    private readonly updates: UpdatesRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Writes the text of one language, new or again. @throws UpdateNotFound (404), PictureUndescribed, PictureNotHere (422) */
  async text(id: string, text: UpdateTextIn, caller: Caller): Promise<void> {
    await this.desk.withOwn(id, caller, async (tx, { campaignId, publishedAt }) => {
      const before = (await this.textsOf(tx, id)).find(({ locale }) => locale === text.locale);
      await this.desk.keepPictures(tx, campaignId, before?.body ?? '', text.body);
      if (publishedAt) {
        const at = await this.clock.now(tx);
        await this.updates.keepVersion(tx, id, text.locale, { userId: memberOf(caller), at });
        const details = { locale: text.locale };
        await this.audit.record(tx, [
          { caller, action: 'update.corrected', subject: 'update', subjectId: id, details },
        ]);
      }
      await this.updates.putText(tx, id, text);
    });
  }

  /** @throws UpdateNotFound (404), UpdatePublished (409) */
  async audience(id: string, audience: Audience, caller: Caller): Promise<void> {
    await this.desk.withOwn(id, caller, async (tx, { publishedAt }) => {
      if (publishedAt) throw new UpdatePublished();
      await this.updates.setAudience(tx, id, audience);
    });
  }

  /** Throws a draft away. @throws UpdateNotFound (404), UpdatePublished (409) */
  async discard(id: string, caller: Caller): Promise<void> {
    await this.desk.withOwn(id, caller, async (tx, { campaignId, publishedAt }) => {
      if (publishedAt) throw new UpdatePublished();
      for (const { body } of await this.textsOf(tx, id)) await this.desk.keepPictures(tx, campaignId, body, '');
      await this.updates.discard(tx, id);
    });
  }

  private async textsOf(tx: Tx, id: string): Promise<readonly UpdateTextIn[]> {
    return (await this.updates.find(id, tx))?.texts ?? [];
  }
}
