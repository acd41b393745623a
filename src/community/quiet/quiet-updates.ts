import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { LinkInvalid, SignedLinks } from '../../users/index.js';
import { type Quiet, QuietBackers } from './quiet-backers.repository.js';

/** The link in the mail about an update, which is signed for one pledge and for nothing else. */
export interface QuietLink {
  readonly token: string;
}

/**
 * A backer wants no more mails about the updates of one campaign: none is written from the commit on. What is about their
 * own pledge they get as before. Ending what has ended, and beginning again, are no errors.
 */
@Injectable()
export class QuietUpdates {
  constructor(
    private readonly database: Database,
    private readonly links: SignedLinks,
    private readonly quiet: QuietBackers,
  ) {}

  /** @throws LinkInvalid (401) */
  async execute({ token }: QuietLink): Promise<void> {
    const pledgeId = this.links.verify('quiet', token);
    await this.database.inTransaction((tx) => this.quiet.add(tx, pledgeId));
  }

  /** @throws LinkInvalid (401) */
  async undo({ token }: QuietLink): Promise<void> {
    const pledgeId = this.links.verify('quiet', token);
    await this.database.inTransaction((tx) => this.quiet.remove(tx, pledgeId));
  }

  /** How it is now. @throws LinkInvalid (401) */
  async of({ token }: QuietLink): Promise<Quiet> {
    const found = await this.quiet.of(this.links.verify('quiet', token));
    if (!found) throw new LinkInvalid();
    return found;
  }
}
