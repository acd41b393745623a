import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { type Caller, operationKey, Unauthenticated } from '../platform/http/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { OperationForbidden } from './access.errors.js';
import { Credentials } from './credentials.js';
import { SecondFactorMissing, StepUpRequired } from './factors/factor.errors.js';
import { isAllowed, isOperation, stepUpOperations } from './permissions.js';

/** In front of every route: finds out who asks, and refuses what the table of permissions does not allow them. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly environment: { readonly production: boolean };

  constructor(
    private readonly reflector: Reflector,
    private readonly credentials: Credentials,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.environment = { production: settings.NODE_ENV === 'production' };
  }

  /**
   * @throws OperationForbidden, SecondFactorMissing, StepUpRequired, CrossSiteRequest (403), Unauthenticated,
   * CredentialInvalid, LinkInvalid (401)
   */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const operation: unknown = this.reflector.getAllAndOverride(operationKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!isOperation(operation)) throw new OperationForbidden();
    const caller = await this.credentials.identify(request);
    if (!isAllowed(operation, caller, this.environment)) {
      const roles = request.dormantRoles ?? [];
      if (isAllowed(operation, { via: caller.via, roles }, this.environment)) throw new SecondFactorMissing();
      throw isSomebody(caller) ? new OperationForbidden() : new Unauthenticated();
    }
    if (stepUpOperations.has(operation) && !request.isSteppedUp) throw new StepUpRequired();
    return true;
  }
}

const isSomebody = (caller: Caller): boolean => caller.via !== 'nobody';
