import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup, UuidParam } from '../platform/http/index.js';
import { Allow, ErasureHindered, HindrancesResponse } from '../users/index.js';
import { EraseByLink } from './erase-by-link.js';
import { FreshCodeNeeded, PledgeNotFound } from './pledge.errors.js';

/** For guests who want nothing kept about them any more. */
@Controller('v1/pledges/:id/erasure')
@OperationGroup('Pledges')
export class ErasuresController {
  constructor(private readonly eraseByLink: EraseByLink) {}

  @Get()
  @Allow('pledges.erase')
  @Operation({
    summary: 'What stands against erasing the guest of this pledge',
    answer: HindrancesResponse,
    problems: [PledgeNotFound, FreshCodeNeeded],
  })
  async hindrances(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<HindrancesResponse> {
    return { hindrances: await this.eraseByLink.hindrances(id, caller) };
  }

  @Post()
  @HttpCode(204)
  @Allow('pledges.erase')
  @Operation({
    summary: 'Erase the guest of this pledge for good',
    description:
      'By the link of the mail with a fresh code. All pledges of the guest lose name and address; what was charged, refunded and decided stays, as the law wants it, under an id without a name.',
    status: 204,
    problems: [PledgeNotFound, FreshCodeNeeded, ErasureHindered],
  })
  erase(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.eraseByLink.execute(id, caller);
  }
}
