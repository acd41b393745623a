import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../../platform/database/index.js';
import { dueInRealTime, intervalOf } from '../../platform/retention/index.js';
import { ask, type Asked } from '../person.js';
import { PasskeyKnown } from './passkey.errors.js';

export interface PasskeySummary {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** What is needed to verify what a passkey has signed. */
export interface StoredPasskey {
  readonly id: string;
  readonly userId: string;
  readonly publicKey: Buffer;
  readonly counter: string;
}

const summary = `id, name, created_at as "createdAt", last_used_at as "lastUsedAt"`;

@Injectable()
export class PasskeysRepository {
  /** A challenge that is good for five minutes. */
  async challenge(tx: Tx, userId: string | null, challenge: Buffer): Promise<string> {
    const [made] = await rows<{ id: string }>(
      tx,
      `insert into passkey_challenges (user_id, challenge, expires_at)
       values ($1, $2, clock_timestamp() + interval '5 minutes') returning id`,
      [userId, challenge],
    );
    if (!made) throw new Error('Postgres did not give the challenge back');
    return made.id;
  }

  /** Uses up a challenge of this person, or of nobody; undefined when it is over. */
  async takeChallenge(tx: Tx, id: string, userId: string | null): Promise<Buffer | undefined> {
    const [taken] = await rows<{ challenge: Buffer }>(
      tx,
      `delete from passkey_challenges
       where id = $1 and user_id is not distinct from $2 and expires_at > clock_timestamp() returning challenge`,
      [id, userId],
    );
    return taken?.challenge;
  }

  async credentialIds(on: Asked, userId: string): Promise<Buffer[]> {
    const found = await ask<{ id: Buffer }>(on, 'select credential_id as id from passkeys where user_id = $1', [
      userId,
    ]);
    return found.map(({ id }) => id);
  }

  list(on: Asked, userId: string): Promise<PasskeySummary[]> {
    return ask<PasskeySummary>(on, `select ${summary} from passkeys where user_id = $1 order by id`, [userId]);
  }

  /** @throws PasskeyKnown (409) */
  async insert(
    tx: Tx,
    passkey: {
      userId: string;
      name: string;
      credentialId: Buffer;
      publicKey: Buffer;
      counter: number;
      transports: readonly string[];
    },
  ): Promise<PasskeySummary> {
    const { userId, name, credentialId, publicKey, counter, transports } = passkey;
    const [made] = await rows<PasskeySummary>(
      tx,
      `insert into passkeys (user_id, name, credential_id, public_key, counter, transports, created_at)
       values ($1, $2, $3, $4, $5, $6, clock_timestamp()) on conflict (credential_id) do nothing returning ${summary}`,
      [userId, name, credentialId, publicKey, counter, transports],
    );
    if (!made) throw new PasskeyKnown();
    return made;
  }

  /** The passkey by which its device knows it, locked, so that its counter only goes forward. */
  async lock(tx: Tx, credentialId: Buffer): Promise<StoredPasskey | undefined> {
    const [found] = await rows<StoredPasskey>(
      tx,
      `select id, user_id as "userId", public_key as "publicKey", counter from passkeys
       where credential_id = $1 for update`,
      [credentialId],
    );
    return found;
  }

  async noteUse(tx: Tx, id: string, counter: number): Promise<void> {
    await rows(tx, 'update passkeys set counter = $2, last_used_at = clock_timestamp() where id = $1', [id, counter]);
  }

  async remove(tx: Tx, userId: string, id: string): Promise<boolean> {
    const removed = await rows(tx, 'delete from passkeys where id = $1 and user_id = $2 returning 1', [id, userId]);
    return removed.length > 0;
  }

  /** Forgets up to `limit` challenges that are over; answers how many. */
  async forgetOver(tx: Tx, limit: number): Promise<number> {
    const gone = await rows(
      tx,
      `delete from passkey_challenges where id in (
         select id from passkey_challenges where expires_at < clock_timestamp() - ${keptFor} order by expires_at limit $1 for update skip locked) returning 1`,
      [limit],
    );
    return gone.length;
  }
}

const keptFor = intervalOf('passkey-challenges');
export const passkeyChallengesDue = dueInRealTime(`select min(expires_at) + ${keptFor} from passkey_challenges`);
