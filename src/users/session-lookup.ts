import { setImmediate as endOfTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Identified, SessionsRepository } from './sessions.repository.js';
import { hashToken } from './token.js';

interface Group {
  readonly hashes: Map<string, Buffer>;
  readonly found: Promise<Map<string, Identified>>;
}

/**
 * Looks up the tokens of all requests that arrive in one turn of the event loop together: a crowd costs a statement
 * per turn instead of one per request. The statement begins after each of them came, so nobody is let in by an answer
 * older than their request.
 */
@Injectable()
export class SessionLookup {
  private open: Group | undefined;

  constructor(private readonly sessions: SessionsRepository) {}

  async find(token: string): Promise<Identified | undefined> {
    const hash = hashToken(token);
    const key = hash.toString('hex');
    this.open ??= this.begin();
    this.open.hashes.set(key, hash);
    return (await this.open.found).get(key);
  }

  private begin(): Group {
    const hashes = new Map<string, Buffer>();
    return { hashes, found: this.ask(hashes) };
  }

  private async ask(hashes: ReadonlyMap<string, Buffer>): Promise<Map<string, Identified>> {
    await endOfTurn();
    this.open = undefined;
    const found = await this.sessions.identify([...hashes.values()]);
    return new Map(found.map((one) => [one.tokenHash.toString('hex'), one]));
  }
}
