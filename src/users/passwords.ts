import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { normalisePassword } from './user.rules.js';

/** argon2id, as OWASP recommends it: 19 MiB, two passes. Tests hash thousands of times and prove nothing by it. */
const strong = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const cheap = { memoryCost: 64, timeCost: 1, parallelism: 1 };

/** Hashes passwords, on threads of their own, and compares them in a time that does not tell whether there was one. */
@Injectable()
export class Passwords {
  private readonly cost: typeof strong;
  private readonly nobodys: Promise<string>;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'NODE_ENV'>) {
    this.cost = settings.NODE_ENV === 'test' ? cheap : strong;
    this.nobodys = this.hash('the password of an account that does not exist');
    // It is awaited when the first unknown address signs in; until then a failure must not end the process.
    this.nobodys.catch(() => undefined);
  }

  hash(password: string): Promise<string> {
    return hash(normalisePassword(password), this.cost);
  }

  /** False without a stored hash, after the same work. */
  async matches(stored: string | null | undefined, password: string): Promise<boolean> {
    const isRight = await verify(stored ?? (await this.nobodys), normalisePassword(password));
    return isRight && stored != null;
  }
}
