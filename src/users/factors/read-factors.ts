import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { memberOf } from '../end-sessions.js';
import { PasskeysRepository } from '../passkeys/passkeys.repository.js';
import { toPasskey } from '../passkeys/to-passkey.js';
import { type SecondFactorsResponse } from './factors.dto.js';
import { FactorsRepository } from './factors.repository.js';

/** What members read of their own second factors. */
@Injectable()
export class ReadFactors {
  constructor(
    private readonly database: Database,
    private readonly factors: FactorsRepository,
    private readonly passkeys: PasskeysRepository,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async mine(caller: Caller): Promise<SecondFactorsResponse> {
    const userId = memberOf(caller);
    const { totpSince, recoveryCodesLeft } = await this.factors.summary(this.database, userId);
    const passkeys = await this.passkeys.list(this.database, userId);
    return {
      totpSince: totpSince?.toISOString() ?? null,
      passkeys: passkeys.map(toPasskey),
      recoveryCodesLeft,
      requiredForStaff: this.settings.STAFF_SECOND_FACTOR === 'required',
    };
  }

  /** Whether this member is asked for a code, and not for the password, to show who they are. */
  needsCode(caller: Caller): Promise<boolean> {
    return this.factors.hasAny(this.database, memberOf(caller));
  }
}
