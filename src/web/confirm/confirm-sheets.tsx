import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadFactors } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { Pages } from '../frame/pages.js';
import { type Visit } from '../frame/visit.js';
import { ownPath } from '../sign-in/sign-in.form.js';
import { ConfirmPage } from './confirm.page.js';
import { confirmWords } from './confirm.words.js';

/** The page that asks its reader to show again who they are. */
@Injectable()
export class ConfirmSheets {
  constructor(
    private readonly pages: Pages,
    private readonly readFactors: ReadFactors,
  ) {}

  async show(reply: FastifyReply, visit: Visit, state: FormState, then: string): Promise<void> {
    const { totpSince, passkeys } = await this.readFactors.mine(visit.caller);
    const hasPasskey = passkeys.length > 0;
    await this.pages.send(reply, visit, {
      title: confirmWords[visit.locale].title,
      isPrivate: true,
      islands: hasPasskey ? ['passkey-form'] : [],
      status: state === emptyForm ? 200 : 422,
      content: (
        <ConfirmPage
          state={state}
          then={ownPath(then)}
          needsCode={totpSince !== null || hasPasskey}
          hasPasskey={hasPasskey}
        />
      ),
    });
  }
}
