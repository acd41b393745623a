import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { Users } from '../../users/index.js';
import { type Viewer } from './visit.js';

@Injectable()
export class Viewers {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
  ) {}

  /** The member behind a session; undefined for visitors and signed links, who cost no question. */
  async find({ userId, roles }: Caller): Promise<Viewer | undefined> {
    if (userId === null) return undefined;
    const { displayName } = await this.users.verifiedMember(this.database, userId);
    return { name: displayName, roles };
  }
}
