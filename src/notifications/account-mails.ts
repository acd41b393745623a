import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type ChallengeMail, type FactorChange, type Person, type Role, Users } from '../users/index.js';
import { Links } from './links.js';
import { draft, type Reader, WriteMails } from './write-mails.js';

/** Real time is told in UTC: an account belongs to no campaign, and so to no zone. */
const zone = 'UTC';

/** Letters about accounts and roles. */
@Injectable()
export class AccountMails {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
  ) {}

  /** Writes nothing when the challenge was used or overtaken meanwhile. */
  async challenge({ challengeId }: { challengeId: string }): Promise<void> {
    const found = await this.users.challengeMail(this.database, challengeId);
    if (!found) return;
    const { purpose, token, expiresAt, userId, email, displayName: name, locale } = found;
    const { kind, link } = this.letterFor(purpose, token);
    await this.writeMails.execute([
      draft({
        kind,
        reader: { userId, email, name, locale },
        aboutId: challengeId,
        facts: (words) => ({ link, until: words.moment(expiresAt, zone) }),
      }),
    ]);
  }

  private letterFor(purpose: ChallengeMail['purpose'], token: string) {
    if (purpose === 'verify_email') return { kind: 'verifyEmail', link: this.links.verifyEmail(token) } as const;
    if (purpose === 'sign_in') return { kind: 'signInLink', link: this.links.signInLink(token) } as const;
    return { kind: 'resetPassword', link: this.links.resetPassword(token) } as const;
  }

  /** At most one a day: whoever types the address again and again must not fill a mailbox. */
  async registeredAgain({ userId }: { userId: string }): Promise<void> {
    const person = await this.users.find(this.database, userId);
    const [clock] = await this.database.read<{ day: string }>(`select (clock_timestamp()::date)::text as day`);
    if (!person || !clock) return;
    const facts = { signIn: this.links.signIn(), reset: this.links.forgotPassword() };
    await this.writeMails.execute([
      draft({
        kind: 'alreadyRegistered',
        reader: asReader(person),
        aboutId: userId,
        once: clock.day,
        facts: () => facts,
      }),
    ]);
  }

  async roleGranted({ grantId, userId, role }: { grantId: string; userId: string; role: string }): Promise<void> {
    const person = await this.users.find(this.database, userId);
    const [grant] = await this.database.read<{ since: Date }>(
      'select approved_at as since from role_grants where id = $1 and approved_at is not null',
      [grantId],
    );
    if (!person || !grant) return;
    await this.writeMails.execute([
      draft({
        kind: 'roleGranted',
        reader: asReader(person),
        aboutId: grantId,
        facts: (words) => ({ role: role as Role, since: words.moment(grant.since, zone) }),
      }),
    ]);
  }

  async secondFactorChanged({
    changeId,
    userId,
    change,
  }: {
    changeId: string;
    userId: string;
    change: FactorChange;
  }): Promise<void> {
    const person = await this.users.find(this.database, userId);
    if (!person) return;
    const facts = { change, page: this.links.security(), reset: this.links.forgotPassword() };
    await this.writeMails.execute([
      draft({ kind: 'secondFactorChanged', reader: asReader(person), aboutId: changeId, facts: () => facts }),
    ]);
  }
}

export const asReader = ({ id, email, displayName, locale }: Person): Reader => ({
  userId: id,
  email,
  name: displayName,
  locale,
});
