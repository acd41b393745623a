import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../platform/settings.js';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Without the letters and digits that are taken for one another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const codeLength = 10;

/**
 * Keeps secrets of second factors: those of apps are encrypted, since we have to compute their codes, and recovery codes
 * only hashed. Both under keys made of APP_SECRET and bound to their person, so that a copy of the database gives none
 * away and no row works for somebody else.
 */
@Injectable()
export class FactorSecrets {
  private readonly encryptionKey: Buffer;
  private readonly hashKey: Buffer;

  constructor(@Inject(SETTINGS) { APP_SECRET }: Pick<Settings, 'APP_SECRET'>) {
    this.encryptionKey = createHmac('sha256', APP_SECRET).update('tally totp secrets 1').digest();
    this.hashKey = createHmac('sha256', APP_SECRET).update('tally recovery codes 1').digest();
  }

  /** Nonce, text and tag in one. */
  seal(userId: string, secret: Uint8Array): Buffer {
    const nonce = randomBytes(nonceBytes);
    const sealing = createCipheriv(cipher, this.encryptionKey, nonce).setAAD(Buffer.from(userId));
    return Buffer.concat([nonce, sealing.update(secret), sealing.final(), sealing.getAuthTag()]);
  }

  /** @throws Error when it was sealed for somebody else, under another APP_SECRET, or changed since. */
  open(userId: string, sealed: Buffer): Buffer {
    const opening = createDecipheriv(cipher, this.encryptionKey, sealed.subarray(0, nonceBytes));
    opening.setAAD(Buffer.from(userId)).setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([opening.update(sealed.subarray(nonceBytes, -tagBytes)), opening.final()]);
  }

  /** A secret for an app, as long as RFC 4226 recommends. */
  newSecret(): Buffer {
    return randomBytes(20);
  }

  /** Ten random letters and digits, about 50 bits: too many to guess at the few tries there are. */
  newRecoveryCode(): string {
    return Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  }

  hashRecoveryCode(userId: string, code: string): Buffer {
    return createHmac('sha256', this.hashKey).update(`${userId}\n${code}`).digest();
  }
}
