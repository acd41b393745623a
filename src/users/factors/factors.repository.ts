import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../../platform/database/index.js';
import { ask, type Asked } from '../person.js';

/** What is stored of a person's authenticator app. */
interface StoredTotp {
  readonly secret: Buffer;
  readonly isConfirmed: boolean;
  readonly lastStep: number;
  /** Real time of the database. */
  readonly now: Date;
}

export interface FactorSummary {
  /** Real time; null when there is no app. */
  readonly totpSince: Date | null;
  readonly recoveryCodesLeft: number;
}

@Injectable()
export class FactorsRepository {
  async hasAny(on: Asked, userId: string): Promise<boolean> {
    const [row] = await ask<{ has: boolean }>(on, 'select has_second_factor($1) as has', [userId]);
    return row?.has === true;
  }

  async summary(on: Asked, userId: string): Promise<FactorSummary> {
    const [row] = await ask<FactorSummary>(
      on,
      `select (select confirmed_at from totp_factors where user_id = $1) as "totpSince",
              (select count(*)::int from recovery_codes where user_id = $1 and used_at is null) as "recoveryCodesLeft"`,
      [userId],
    );
    if (!row) throw new Error('Postgres did not answer');
    return row;
  }

  /** The person's app, locked until the transaction ends, so that two requests never use one code. */
  async lockTotp(tx: Tx, userId: string): Promise<StoredTotp | undefined> {
    const [found] = await rows<StoredTotp>(
      tx,
      `select secret, confirmed_at is not null as "isConfirmed", last_step::int as "lastStep", clock_timestamp() as now
       from totp_factors where user_id = $1 for update`,
      [userId],
    );
    return found;
  }

  /** Keeps the secret of an app that is being set up; one that was begun before and not confirmed is forgotten. */
  async beginTotp(tx: Tx, userId: string, secret: Buffer): Promise<boolean> {
    const begun = await rows(
      tx,
      `insert into totp_factors as f (user_id, secret, created_at) values ($1, $2, clock_timestamp())
       on conflict (user_id) do update set secret = excluded.secret, created_at = excluded.created_at
         where f.confirmed_at is null
       returning 1`,
      [userId, secret],
    );
    return begun.length > 0;
  }

  async useStep(tx: Tx, userId: string, step: number): Promise<void> {
    await rows(
      tx,
      `update totp_factors set last_step = $2, confirmed_at = coalesce(confirmed_at, clock_timestamp())
       where user_id = $1`,
      [userId, step],
    );
  }

  async removeTotp(tx: Tx, userId: string): Promise<void> {
    await rows(tx, 'delete from totp_factors where user_id = $1', [userId]);
  }

  async useRecoveryCode(tx: Tx, userId: string, codeHash: Buffer): Promise<boolean> {
    const used = await rows(
      tx,
      `update recovery_codes set used_at = clock_timestamp()
       where user_id = $1 and code_hash = $2 and used_at is null returning 1`,
      [userId, codeHash],
    );
    return used.length > 0;
  }

  /** These and no others are good from here on. */
  async replaceRecoveryCodes(tx: Tx, userId: string, codeHashes: readonly Buffer[]): Promise<void> {
    await rows(tx, 'delete from recovery_codes where user_id = $1', [userId]);
    await rows(tx, 'insert into recovery_codes (user_id, code_hash) select $1, unnest($2::bytea[])', [
      userId,
      codeHashes,
    ]);
  }
}
