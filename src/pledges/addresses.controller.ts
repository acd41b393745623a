import { Body, Controller, Get, Put } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup, UuidParam } from '../platform/http/index.js';
import { Allow } from '../users/index.js';
import { AddressRequest, AddressResponse, toAddressInput, toAddressResponse } from './addresses.dto.js';
import { KeepAddress } from './keep-address.js';
import { AddressNotWritten, FreshCodeNeeded, NothingIsSent, PledgeNotFound, PostalCodeWrong } from './pledge.errors.js';
import { PledgeAccess } from './pledge-access.js';
import { ReadAddress } from './read-address.js';

/** Where the rewards of a pledge are sent. */
@Controller('v1/pledges/:id/address')
@OperationGroup('Pledges')
export class AddressesController {
  constructor(
    private readonly access: PledgeAccess,
    private readonly keepAddress: KeepAddress,
    private readonly readAddress: ReadAddress,
  ) {}

  @Get()
  @Allow('pledges.address')
  @Operation({
    summary: 'Where the rewards of a pledge are sent',
    answer: AddressResponse,
    problems: [PledgeNotFound, AddressNotWritten],
  })
  async one(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<AddressResponse> {
    const address = await this.readAddress.execute(id, caller);
    if (!address) throw new AddressNotWritten();
    return toAddressResponse(address);
  }

  @Put()
  @Allow('pledges.address')
  @Operation({
    summary: 'Write down where the rewards of a pledge are sent, or correct it',
    answer: AddressResponse,
    problems: [PledgeNotFound, FreshCodeNeeded, NothingIsSent, PostalCodeWrong],
  })
  async keep(
    @UuidParam('id') id: string,
    @Body() address: AddressRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<AddressResponse> {
    await this.keepAddress.execute(await this.access.changeable(id, caller), toAddressInput(address));
    return this.one(id, caller);
  }
}
