import { Inject, Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { NoSuchMember, RoleMissing, RoleTooYoung } from './role-grant.errors.js';
import { isSeasoned, type Role } from './role-grant.rules.js';
import { type LinkedChallenge } from './email-challenge.entity.js';
import { ask, type Asked, type Person, personColumns } from './person.js';
import { SignedLinks } from './signed-links.js';
import { type Locale, normaliseEmail } from './user.rules.js';

/** Somebody who pledges without an account. */
export interface GuestInput {
  readonly email: string;
  readonly displayName: string;
  readonly locale: Locale;
}

/** What the mail of a challenge needs. The token goes into a link to a page that posts it. */
export interface ChallengeMail {
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
  readonly locale: Locale;
  readonly purpose: LinkedChallenge;
  readonly token: string;
  /** Real time. */
  readonly expiresAt: Date;
}

/** What other modules may ask and tell about people. Each question runs in a transaction or on its own. */
@Injectable()
export class Users {
  constructor(
    private readonly links: SignedLinks,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'STAFF_SECOND_FACTOR'>,
  ) {}

  async find(on: Asked, id: string): Promise<Person | undefined> {
    const [person] = await ask<Person>(on, `select ${personColumns} from users u where u.id = $1`, [id]);
    return person;
  }

  /** The people with these ids, in no promised order; unknown ids are left out. */
  findMany(on: Asked, ids: readonly string[]): Promise<Person[]> {
    return ask<Person>(on, `select ${personColumns} from users u where u.id = any($1::uuid[])`, [ids]);
  }

  /** @throws NoSuchMember (404) unless this is a member whose address is verified. */
  async verifiedMember(on: Asked, id: string): Promise<Person> {
    const person = await this.find(on, id);
    if (person?.kind !== 'member' || !person.emailVerifiedAt) throw new NoSuchMember();
    return person;
  }

  async findVerifiedMemberByEmail(on: Asked, email: string): Promise<Person | undefined> {
    const [person] = await ask<Person>(
      on,
      `select ${personColumns} from users u
       where u.email = $1 and u.kind = 'member' and u.email_verified_at is not null`,
      [normaliseEmail(email)],
    );
    return person;
  }

  /**
   * The guests with these addresses by address in lower case, made where they are new; one statement for any number.
   * The rows stay locked until the transaction ends, always in the order of the addresses. A known guest keeps name
   * and language, since whoever types an address has not shown that it is theirs.
   */
  async findOrCreateGuests(tx: Tx, guests: readonly GuestInput[]): Promise<Map<string, Person>> {
    const byEmail = new Map(guests.map((guest) => [normaliseEmail(guest.email), guest] as const).reverse());
    const emails = [...byEmail.keys()].sort();
    if (emails.length === 0) return new Map();
    const people = await rows<Person>(
      tx,
      `insert into users as u (kind, email, display_name, locale, created_at)
       select 'guest', g.email, g.display_name, g.locale, tally_now()
       from unnest($1::text[], $2::text[], $3::text[]) with ordinality as g (email, display_name, locale, place)
       order by g.place
       on conflict (email) where kind = 'guest' and adopted_by is null do update set email = excluded.email
       returning ${personColumns}`,
      [
        emails,
        emails.map((email) => byEmail.get(email)?.displayName),
        emails.map((email) => byEmail.get(email)?.locale),
      ],
    );
    return new Map(people.map((person) => [person.email, person]));
  }

  /** The ids under which this member's things are kept: their own and those of the guests they adopted. */
  async identitiesOf(on: Asked, userId: string): Promise<string[]> {
    const found = await ask<{ id: string }>(on, 'select id from users where id = $1 or adopted_by = $1 order by id', [
      userId,
    ]);
    return found.map(({ id }) => id);
  }

  /** Whether what belongs to `backerId` belongs to the caller: they are the same, or the guest was adopted. */
  async ownsIdentity(on: Asked, callerUserId: string | null, backerId: string): Promise<boolean> {
    if (callerUserId === null) return false;
    if (callerUserId === backerId) return true;
    const found = await ask(on, 'select 1 from users where id = $1 and adopted_by = $2', [backerId, callerUserId]);
    return found.length > 0;
  }

  /**
   * Asks again, under the locks of a use case, what the guard asked before them: a role that was revoked meanwhile
   * decides nothing. The grant stays as it is until the transaction ends.
   *
   * @throws RoleMissing (403)
   */
  async assertRole(tx: Tx, caller: Pick<Caller, 'userId' | 'via'>, role: Role): Promise<void> {
    await this.grantInEffect(tx, caller, role);
  }

  /**
   * Guards the second pair of eyes: approving needs a role that has been in effect for 24 hours of business time.
   *
   * @throws RoleMissing, RoleTooYoung (403)
   */
  async assertSeasonedRole(tx: Tx, caller: Pick<Caller, 'userId' | 'via'>, role: Role): Promise<void> {
    const { since, now } = await this.grantInEffect(tx, caller, role);
    if (!isSeasoned(since, now)) throw new RoleTooYoung();
  }

  private async grantInEffect(
    tx: Tx,
    { userId, via }: Pick<Caller, 'userId' | 'via'>,
    role: Role,
  ): Promise<{ since: Date; now: Date }> {
    const [grant] = await rows<{ since: Date; now: Date }>(
      tx,
      `select approved_at as since, tally_now() as now from role_grants
       where user_id = $1 and role = $2 and approved_at is not null and revoked_at is null
         and ($3 or has_second_factor(user_id)) for share`,
      [userId, role, this.settings.STAFF_SECOND_FACTOR === 'optional'],
    );
    if (!grant || (via !== 'session' && via !== 'token')) throw new RoleMissing();
    return grant;
  }

  /** The members with this role in effect, for mails to staff. */
  async staff(on: Asked, role: Role): Promise<Person[]> {
    return ask<Person>(
      on,
      `select ${personColumns} from role_grants g join users u on u.id = g.user_id
       where g.role = $1 and g.approved_at is not null and g.revoked_at is null order by u.id`,
      [role],
    );
  }

  /** What to write for `userChallenged`; undefined when the challenge was used or overtaken meanwhile. */
  async challengeMail(on: Asked, challengeId: string): Promise<ChallengeMail | undefined> {
    const [found] = await ask<Omit<ChallengeMail, 'token'>>(
      on,
      `select u.id as "userId", u.email, coalesce(c.display_name, u.display_name) as "displayName",
              coalesce(c.locale, u.locale) as locale, c.purpose, c.expires_at as "expiresAt"
       from email_challenges c join users u on u.id = c.user_id
       where c.id = $1 and c.purpose <> 'pledge_code' and c.used_at is null and c.expires_at > clock_timestamp()`,
      [challengeId],
    );
    return found && { ...found, token: this.links.sign(found.purpose, challengeId) };
  }
}
