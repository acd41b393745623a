import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { LinkInvalid } from './link.errors.js';

/**
 * What a link gives rights over: seeing one pledge, changing it for a while, the answer to one e-mail challenge,
 * following one project, mails about one campaign, seeing one draft, following one report, or objecting to one decision
 * of moderators.
 */
export type LinkPurpose =
  | 'pledge'
  | 'pledge_changes'
  | 'verify_email'
  | 'reset_password'
  | 'sign_in'
  | 'deputy'
  | 'unsubscribe'
  | 'follow'
  | 'unfollow'
  | 'quiet'
  | 'preview'
  | 'report'
  | 'decision';

const idBytes = 16;
const expiryBytes = 6;
const payloadBytes = idBytes + expiryBytes;
const macBytes = 32;

/**
 * Links in mails that act without signing in. A token is the id, an optional expiry and an HMAC-SHA256 over both and
 * the purpose, under a key derived from APP_SECRET: it is computed whenever a mail is written, and stored nowhere.
 */
@Injectable()
export class SignedLinks {
  private readonly key: Buffer;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'APP_SECRET'>) {
    this.key = createHmac('sha256', settings.APP_SECRET).update('tally signed links 1').digest();
  }

  /** The token for the thing with this UUID: 72 characters, safe in a URL. Without `expiresAt` it holds for ever. */
  sign(purpose: LinkPurpose, id: string, expiresAt?: Date): string {
    const payload = Buffer.alloc(payloadBytes);
    payload.write(id.replaceAll('-', ''), 0, idBytes, 'hex');
    // 0 stands for no expiry, so an instant at or before the epoch must not become it.
    payload.writeUIntBE(expiresAt ? Math.max(1, expiresAt.getTime()) : 0, idBytes, expiryBytes);
    return Buffer.concat([payload, this.mac(purpose, payload)]).toString('base64url');
  }

  /**
   * The id that the token was signed for. A token that has an expiry is refused when `now` is left out.
   *
   * @throws LinkInvalid (401) when it is forged, cut, for another purpose, or over.
   */
  verify(purpose: LinkPurpose, token: string, now?: Date): string {
    const id = this.read(purpose, token, now);
    if (!id) throw new LinkInvalid();
    return id;
  }

  /** As `verify`, for callers that have their own answer to a link that is not one. */
  read(purpose: LinkPurpose, token: string, now?: Date): string | undefined {
    const bytes = Buffer.from(token, 'base64url');
    // Decoding is lenient; only the one spelling that we gave out is ours.
    if (bytes.length !== payloadBytes + macBytes || bytes.toString('base64url') !== token) return undefined;
    const payload = bytes.subarray(0, payloadBytes);
    if (!timingSafeEqual(bytes.subarray(payloadBytes), this.mac(purpose, payload))) return undefined;
    const expiresAt = payload.readUIntBE(idBytes, expiryBytes);
    if (expiresAt !== 0 && !(now && now.getTime() < expiresAt)) return undefined;
    return uuidOf(payload.toString('hex', 0, idBytes));
  }

  private mac(purpose: LinkPurpose, payload: Buffer): Buffer {
    return createHmac('sha256', this.key).update(`${purpose}\n`).update(payload).digest();
  }
}

const uuidOf = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
