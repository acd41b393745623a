import { Inject, Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { PasskeyRefused } from './passkey.errors.js';
import { handleOf, type MadeCredential, type UsedCredential } from './passkey.rules.js';
import { type StoredPasskey } from './passkeys.repository.js';

/** A passkey that a browser has just made. */
export interface VerifiedPasskey {
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
}

const minute = 60_000;

/**
 * WebAuthn, as far as we use it: keys that their device keeps and finds by itself, and that ask their owner for a finger,
 * a face or a PIN each time. They belong to the host of PUBLIC_URL, so no other site gets a signature from them.
 */
@Injectable()
export class WebAuthn {
  private readonly rpID: string;
  private readonly origin: string;

  constructor(@Inject(SETTINGS) { PUBLIC_URL }: Settings) {
    const { hostname, origin } = new URL(PUBLIC_URL);
    this.rpID = hostname;
    this.origin = origin;
  }

  /** What a browser needs to make a passkey, as JSON. */
  async toMake(
    challenge: Buffer,
    person: { readonly id: string; readonly email: string; readonly displayName: string },
    known: readonly Buffer[],
  ): Promise<string> {
    const options = await generateRegistrationOptions({
      rpName: 'Tally',
      rpID: this.rpID,
      userName: person.email,
      userDisplayName: person.displayName,
      userID: bytes(handleOf(person.id)),
      challenge: bytes(challenge),
      timeout: 5 * minute,
      attestationType: 'none',
      excludeCredentials: known.map((id) => ({ id: id.toString('base64url') })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return JSON.stringify(options);
  }

  /** What a browser needs to sign in by any passkey of this site, as JSON. */
  async toUse(challenge: Buffer): Promise<string> {
    const options = await generateAuthenticationOptions({
      rpID: this.rpID,
      challenge: bytes(challenge),
      timeout: 5 * minute,
      userVerification: 'required',
    });
    return JSON.stringify(options);
  }

  /** @throws PasskeyRefused (422) */
  async verifyMade(credential: MadeCredential, challenge: Buffer): Promise<VerifiedPasskey> {
    const { registrationInfo } = await refusing(() =>
      verifyRegistrationResponse({
        response: { ...credential, clientExtensionResults: {} },
        expectedChallenge: challenge.toString('base64url'),
        expectedOrigin: this.origin,
        expectedRPID: this.rpID,
        requireUserVerification: true,
      }),
    );
    if (!registrationInfo) throw new PasskeyRefused();
    const { id, publicKey, counter } = registrationInfo.credential;
    return { credentialId: Buffer.from(id, 'base64url'), publicKey: Buffer.from(publicKey), counter };
  }

  /** The new counter. @throws PasskeyRefused (422), also when the counter went back: then there is a copy of the key. */
  async verifyUsed(credential: UsedCredential, challenge: Buffer, stored: StoredPasskey): Promise<number> {
    const { userHandle, ...response } = credential.response;
    const { verified, authenticationInfo } = await refusing(() =>
      verifyAuthenticationResponse({
        response: { ...credential, response, clientExtensionResults: {} },
        expectedChallenge: challenge.toString('base64url'),
        expectedOrigin: this.origin,
        expectedRPID: this.rpID,
        credential: { id: credential.id, publicKey: bytes(stored.publicKey), counter: Number(stored.counter) },
        requireUserVerification: true,
      }),
    );
    const isOwners = userHandle === handleOf(stored.userId).toString('base64url');
    if (!verified || !isOwners) throw new PasskeyRefused();
    return authenticationInfo.newCounter;
  }
}

/** The library throws for whatever is wrong with what a browser sent; which of it, is for the log alone. */
async function refusing<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch (cause) {
    throw new PasskeyRefused({ cause });
  }
}

const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => Uint8Array.from(buffer);
