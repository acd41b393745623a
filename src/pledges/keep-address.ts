import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type AddressInput, addressIn } from './address.rules.js';
import { type HeldPledge } from './held-pledge.js';
import { NothingIsSent } from './pledge.errors.js';
import { PledgesRepository } from './pledges.repository.js';
import { type PledgeState } from './pledge.state.js';

/** States in which something may still be sent. */
const sending: readonly PledgeState[] = ['pending', 'active', 'charging', 'needs_action', 'errored', 'collected'];

/** Writes down where the rewards of a pledge are sent, or corrects it. */
@Injectable()
export class KeepAddress {
  constructor(
    private readonly database: Database,
    private readonly repository: PledgesRepository,
  ) {}

  /** The caller's right to the pledge was asked before. @throws NothingIsSent, PostalCodeWrong */
  async execute({ id }: Pick<HeldPledge, 'id'>, input: AddressInput): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      // Under the pledge's lock, so that it does not go to a country that was changed meanwhile.
      const shipment = await this.repository.lockShipment(tx, id);
      if (!shipment?.destination || !sending.includes(shipment.state)) throw new NothingIsSent();
      await this.repository.writeAddresses(tx, [{ pledgeId: id, ...addressIn(shipment.destination, input) }]);
    });
  }
}

/** Whether an address is asked for. */
export const isSent = ({ destination, state }: Pick<HeldPledge, 'destination' | 'state'>): boolean =>
  destination !== null && sending.includes(state);
