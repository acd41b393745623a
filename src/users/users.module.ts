import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { Credentials } from './credentials.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignedLinks } from './signed-links.js';
import { Users } from './users.js';

/**
 * Owns people: members and guests, their passwords, sessions and API tokens, the roles of staff, and who may ask what.
 * Guarantees that nobody signs in before showing that their address is theirs; that known and unknown addresses get the
 * same answer in the same time; that attempts are limited over all processes; that a revoked session or role is refused
 * from the commit on; that a role needs two owners besides its holder and approves nothing in its first 24 hours; and
 * that a route which does not name its operation in the one table of permissions is refused to everybody.
 */
@Module({
  providers: [{ provide: APP_GUARD, useClass: AccessGuard }, Credentials, SessionsRepository, SignedLinks, Users],
  exports: [SignedLinks, Users],
})
export class UsersModule {}
