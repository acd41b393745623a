import { type MoneyJson } from '../money/index.js';
import {
  ChoiceField,
  IdField,
  InstantField,
  IntegerField,
  MoneyField,
  PageQuery,
  TextField,
} from '../platform/http/index.js';
import { type BookedTo } from './break.entity.js';

const states = ['open', 'resolved'];
const kinds = ['unbooked', 'unmatched', 'differs'];
const bookedTo = ['platform', 'campaign', 'bank', 'nothing'];
const anyAmount = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };

export class BreaksQuery extends PageQuery {
  @IdField({ optional: true, description: 'Only those of this campaign.' })
  campaign?: string;

  @ChoiceField(states, { optional: true })
  state?: string;
}

/** A difference between our books and the provider's. */
export class BreakResponse {
  @IdField()
  id!: string;

  @ChoiceField(states)
  state!: string;

  @ChoiceField(kinds, {
    description:
      'unbooked: only the provider has it; unmatched: only the ledger has it; differs: both, with another sum.',
  })
  kind!: string;

  @TextField({
    max: 255,
    nullable: true,
    description: 'The provider’s movement, with :fee behind it if its fee is meant.',
  })
  movement!: string | null;

  @TextField({ max: 255, nullable: true })
  balanceTransactionId!: string | null;

  @TextField({ max: 255, nullable: true })
  ledgerReference!: string | null;

  @MoneyField({ ...anyAmount, description: 'What the provider’s books have more than ours; negative for less.' })
  amount!: MoneyJson;

  @IdField({ nullable: true, description: 'Null when nobody can tell.' })
  campaignId!: string | null;

  @InstantField({ description: 'When the money moved, or was booked.' })
  happenedAt!: string;

  @InstantField()
  foundAt!: string;

  @IntegerField({ min: 0, max: 2 ** 31 - 1, description: 'How long it has been open, or was.' })
  ageHours!: number;

  @IdField({ nullable: true, description: 'Who has taken it on.' })
  ownerId!: string | null;

  @InstantField({ nullable: true })
  resolvedAt!: string | null;

  @IdField({ nullable: true, description: 'Null when the books came to agree by themselves.' })
  resolvedBy!: string | null;

  @ChoiceField(bookedTo, { nullable: true })
  bookedTo!: string | null;

  @TextField({ max: 1_000, nullable: true })
  reason!: string | null;
}

export class ResolveBreakRequest {
  @ChoiceField(bookedTo, {
    description: 'Where the difference is booked; nothing: it is explained, and the ledger stays as it is.',
  })
  bookedTo!: BookedTo;

  @TextField({ max: 1_000, description: 'What was found out; kept with the break and in the audit trail.' })
  reason!: string;
}
