import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller, IdempotencyAnswers, Problem } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { history } from '../platform/states/index.js';
import { Users } from '../users/index.js';
import { GroupDraft } from './group-draft.js';
import { type HeldPledge } from './held-pledge.js';
import { PledgesRepository } from './pledges.repository.js';

/** One request in a group. */
export interface GroupMember {
  readonly caller: Caller;
  /** The pledge it is about, if there is one already: it is read and locked before anybody decides. */
  readonly pledgeId?: string;
  /** Guards first, then changes to the draft; pure but for the draft. Answers the pledge as it is then. */
  decide(draft: GroupDraft): HeldPledge;
}

export type Outcome = { readonly pledge: HeldPledge } | { readonly refused: Problem };

/** One transaction for many pledges of one campaign: lock, read, decide each in order of arrival, write together. */
@Injectable()
export class PledgeGroup {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly repository: PledgesRepository,
    private readonly users: Users,
    private readonly outbox: Outbox,
    private readonly answers: IdempotencyAnswers,
  ) {}
}
