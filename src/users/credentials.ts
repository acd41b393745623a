import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { type Caller, identify } from '../platform/http/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { CredentialInvalid, CrossSiteRequest } from './access.errors.js';
import { cookieValue, type Credential, credentialOf, isSameSite, pledgeCookie } from './credential.rules.js';
import { type Role } from './role-grant.rules.js';
import { LinkInvalid } from './link.errors.js';
import { SessionLookup } from './session-lookup.js';
import { type Identified, SessionsRepository } from './sessions.repository.js';
import { SignedLinks } from './signed-links.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The session or API token that this request was identified by. */
    sessionId?: string;
    /** Whether its holder has shown within the last ten minutes who they are. */
    isSteppedUp?: boolean;
    /** The roles that are theirs but not in effect, since they have no second factor. */
    dormantRoles?: readonly Role[];
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Tells from a request's credentials who asks. */
@Injectable()
export class Credentials {
  constructor(
    private readonly lookup: SessionLookup,
    private readonly sessions: SessionsRepository,
    private readonly links: SignedLinks,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Sets `request.caller`. A wrong bearer token or link is refused even where anyone may ask, so that a program learns
   * of its revocation; a cookie that is over only makes its browser a visitor.
   *
   * @throws CredentialInvalid, LinkInvalid (401), CrossSiteRequest (403)
   */
  async identify(request: FastifyRequest): Promise<Caller> {
    const credential = this.take(request);
    if (credential.kind === 'none') return request.caller;
    if (credential.kind === 'malformed') throw new CredentialInvalid();
    if (credential.kind === 'link') return this.byLink(request, credential.token);
    const found = await this.lookup.find(credential.token);
    if (!found && credential.kind === 'bearer') throw new CredentialInvalid();
    if (!found) return request.caller;
    if (credential.kind === 'cookie') assertSameSite(request, this.settings.PUBLIC_URL);
    await this.noteUse(found);
    request.sessionId = found.sessionId;
    request.isSteppedUp = found.isSteppedUp;
    const areAsleep = this.settings.STAFF_SECOND_FACTOR === 'required' && !found.hasSecondFactor;
    if (areAsleep) request.dormantRoles = found.roles;
    return identify(request, { userId: found.userId, roles: areAsleep ? [] : found.roles, via: found.kind });
  }

  /** The link that a code was answered with says by itself that it is fresh; the one of a mail has a cookie beside it. */
  private async byLink(request: FastifyRequest, token: string): Promise<Caller> {
    const seen = this.links.read('pledge', token);
    const shown = seen ? cookieValue(request.headers.cookie ?? '', pledgeCookie) : token;
    const changes = shown && this.links.read('pledge_changes', shown, await this.clock.now());
    const pledgeId = seen ?? changes;
    if (!pledgeId) throw new LinkInvalid();
    return identify(request, { userId: null, roles: [], via: 'link', pledgeId, isFresh: changes === pledgeId });
  }

  /** Takes `link` out of the query, so that no operation has to know it as one of its fields. */
  private take(request: FastifyRequest): Credential {
    const query = request.query as Record<string, unknown>;
    const { authorization, cookie } = request.headers;
    const credential = credentialOf({ authorization, link: query['link'], cookie });
    delete query['link'];
    return credential;
  }

  private async noteUse(found: Identified): Promise<void> {
    if (found.isStale) await this.database.inTransaction((tx) => this.sessions.touch(tx, found.sessionId));
  }
}

/** That a request which changes something comes from a page of ours. @throws CrossSiteRequest (403) */
export function assertSameSite({ method, headers }: FastifyRequest, publicUrl: string): void {
  if (safeMethods.has(method)) return;
  const { origin, 'sec-fetch-site': fetchSite } = headers;
  const site = Array.isArray(fetchSite) ? fetchSite.join() : fetchSite;
  if (!isSameSite({ origin, fetchSite: site }, publicUrl)) throw new CrossSiteRequest();
}
