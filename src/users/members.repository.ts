import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { type ChallengePurpose } from './email-challenge.entity.js';
import { type Locale } from './user.rules.js';

/** What a registration asks for, before anybody showed that the address is theirs. */
export interface Registration {
  readonly email: string;
  readonly passwordHash: string;
  readonly displayName: string;
  readonly locale: Locale;
  readonly termsVersion: string;
}

/** What signing in needs to know of a member. */
export interface Account {
  readonly id: string;
  readonly passwordHash: string;
}

/** A challenge that was just used up, with what waited in it. */
export interface UsedChallenge {
  readonly userId: string;
  readonly email: string;
  readonly passwordHash: string | null;
  readonly displayName: string | null;
  readonly locale: Locale | null;
  readonly termsVersion: string | null;
  readonly aboutId: string | null;
}

/** Members, their passwords, and the challenges that prove their addresses. Other modules ask `Users`. */
@Injectable()
export class MembersRepository {
  constructor(private readonly database: Database) {}

  /** The member of this address, made unverified where there is none; locked until the transaction ends. */
  async lockOrCreate(tx: Tx, registration: Registration): Promise<{ id: string; isVerified: boolean }> {
    const [member] = await rows<{ id: string; isVerified: boolean }>(
      tx,
      `insert into users as u (kind, email, display_name, locale, created_at)
       values ('member', $1, $2, $3, tally_now())
       on conflict (email) where kind = 'member' do update set email = excluded.email
       returning u.id, u.email_verified_at is not null as "isVerified"`,
      [registration.email, registration.displayName, registration.locale],
    );
    if (!member) throw new Error('Postgres did not give the member back');
    return member;
  }

  /** The member who can sign in with this address. */
  async findAccount(email: string): Promise<Account | undefined> {
    const [account] = await this.database.read<Account>(
      `select id, password_hash as "passwordHash" from users
       where email = $1 and kind = 'member' and email_verified_at is not null and password_hash is not null`,
      [email],
    );
    return account;
  }

  async passwordHash(userId: string): Promise<string | null> {
    const [found] = await this.database.read<{ hash: string | null }>(
      'select password_hash as hash from users where id = $1',
      [userId],
    );
    return found?.hash ?? null;
  }

  /** Keeps the password from changing until the transaction ends; false when it is another one by now. */
  async lockPassword(tx: Tx, { id, passwordHash }: Account): Promise<boolean> {
    const found = await rows(tx, 'select 1 from users where id = $1 and password_hash = $2 for share', [
      id,
      passwordHash,
    ]);
    return found.length > 0;
  }

  /** Lets nobody else change this person, or what hangs on them under the same lock, until the transaction ends. */
  async lockAlone(tx: Tx, id: string): Promise<void> {
    await rows(tx, 'select 1 from users where id = $1 for no key update', [id]);
  }

  /** Makes the registration true: from here on the member can sign in. */
  async verify(tx: Tx, used: UsedChallenge): Promise<void> {
    await rows(
      tx,
      `update users set email_verified_at = tally_now(), password_hash = $2, display_name = $3, locale = $4,
              terms_version = $5
       where id = $1`,
      [used.userId, used.passwordHash, used.displayName, used.locale, used.termsVersion],
    );
  }

  async setPassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
    await rows(tx, 'update users set password_hash = $2 where id = $1', [userId, passwordHash]);
  }

  /** Gives the member what was pledged as a guest with their verified address. */
  async adoptGuest(tx: Tx, memberId: string): Promise<void> {
    await rows(
      tx,
      `update users g set adopted_by = m.id from users m
       where m.id = $1 and m.email_verified_at is not null
         and g.email = m.email and g.kind = 'guest' and g.adopted_by is null`,
      [memberId],
    );
  }

  /** Tells whether anything is another than before. */
  async changeProfile(
    tx: Tx,
    userId: string,
    { displayName, locale }: { readonly displayName?: string | undefined; readonly locale?: Locale | undefined },
  ): Promise<boolean> {
    const changed = await rows(
      tx,
      `update users set display_name = coalesce($2, display_name), locale = coalesce($3, locale)
       where id = $1 and (display_name, locale) is distinct from (coalesce($2, display_name), coalesce($3, locale))
       returning id`,
      [userId, displayName ?? null, locale ?? null],
    );
    return changed.length > 0;
  }

  async acceptTerms(tx: Tx, userId: string, version: string): Promise<void> {
    await rows(tx, 'update users set terms_version = $2 where id = $1', [userId, version]);
  }

  /** Asks the owner of the address to show that they read it, within `minutes` of real time. */
  async challenge(
    tx: Tx,
    userId: string,
    purpose: ChallengePurpose,
    minutes: number,
    registration?: Registration,
  ): Promise<string> {
    const [made] = await rows<{ id: string }>(
      tx,
      `insert into email_challenges
         (user_id, purpose, created_at, expires_at, password_hash, display_name, locale, terms_version)
       select $1, $2, now, now + make_interval(mins => $3), $4, $5, $6, $7 from (select clock_timestamp() as now) as c
       returning id`,
      [
        userId,
        purpose,
        minutes,
        registration?.passwordHash ?? null,
        registration?.displayName ?? null,
        registration?.locale ?? null,
        registration?.termsVersion ?? null,
      ],
    );
    if (!made) throw new Error('Postgres did not give the challenge back');
    return made.id;
  }

  /**
   * Uses up a challenge that is still open, and with it all others of the same purpose and thing; undefined when it is over. The
   * person is locked first, so that two links of one person cannot both succeed.
   */
  async useChallenge(tx: Tx, id: string, purpose: ChallengePurpose): Promise<UsedChallenge | undefined> {
    await rows(
      tx,
      'select 1 from users where id = (select user_id from email_challenges where id = $1) for no key update',
      [id],
    );
    const [used] = await rows<UsedChallenge>(
      tx,
      `update email_challenges c set used_at = clock_timestamp(), password_hash = null from users u
       where c.id = $1 and c.purpose = $2 and c.used_at is null and c.expires_at > clock_timestamp() and u.id = c.user_id
       returning u.id as "userId", u.email, old.password_hash as "passwordHash", c.display_name as "displayName",
                 c.locale, c.terms_version as "termsVersion", c.about_id as "aboutId"`,
      [id, purpose],
    );
    if (!used) return undefined;
    await rows(
      tx,
      `update email_challenges set used_at = clock_timestamp(), password_hash = null
       where user_id = $1 and purpose = $2 and about_id is not distinct from $3 and used_at is null`,
      [used.userId, purpose, used.aboutId],
    );
    return used;
  }
}
