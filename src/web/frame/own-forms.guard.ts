import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { assertSameSite } from '../../users/index.js';

/** A form counts only when it comes from a page of ours, also where nobody is signed in. */
@Injectable()
export class OwnFormsGuard implements CanActivate {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** @throws CrossSiteRequest (403) */
  canActivate(context: ExecutionContext): boolean {
    assertSameSite(context.switchToHttp().getRequest<FastifyRequest>(), this.settings.PUBLIC_URL);
    return true;
  }
}
