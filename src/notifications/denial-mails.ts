import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type DenialOutcome } from '../pledges/index.js';
import { Users } from '../users/index.js';
import { asReader } from './account-mails.js';
import { Links } from './links.js';
import { aboutPledge, readerOf } from './pledge-mails.js';
import { PledgeMailsReport, type PledgeToTell } from './pledge-mails.report.js';
import { draft, WriteMails } from './write-mails.js';

interface Denied {
  readonly pledgeId: string;
  readonly outcome: DenialOutcome;
}

/** What is told when somebody says that they did not make a pledge: to them, and to finance where money has moved. */
@Injectable()
export class DenialMails {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly report: PledgeMailsReport,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
  ) {}

  async denied({ pledgeId, outcome }: Denied): Promise<void> {
    const [pledge] = await this.report.pledges([pledgeId]);
    if (!pledge) return;
    await this.writeMails.execute([
      draft({
        kind: 'pledgeDenied',
        ...{ reader: readerOf(pledge), aboutId: pledgeId },
        facts: (words) => ({ ...aboutPledge(pledge, words, this.links), because: outcome }),
      }),
    ]);
    if (outcome === 'told') await this.tellFinance(pledge);
  }

  private async tellFinance(pledge: PledgeToTell): Promise<void> {
    const finance = await this.users.staff(this.database, 'finance');
    await this.writeMails.execute(
      finance.map((person) =>
        draft({
          kind: 'pledgeDeniedAfterCharge',
          ...{ reader: asReader(person), aboutId: pledge.id },
          facts: (words) => ({ ...aboutPledge(pledge, words, this.links), page: this.links.moneyOf(pledge.id) }),
        }),
      ),
    );
  }
}
