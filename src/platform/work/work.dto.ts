import { FlagField, InstantField, IntegerField, NestedListField, TextField } from '../http/index.js';
import { type WorkStatus } from './work.js';

const countLimits = { min: 0, max: Number.MAX_SAFE_INTEGER };

export class DueResponse {
  @TextField({ max: 100 })
  name!: string;

  @InstantField()
  at!: string;
}

export class OpenResponse {
  @TextField({ max: 100 })
  name!: string;

  @IntegerField(countLimits)
  count!: number;
}

export class WorkResponse {
  @InstantField({ description: 'The business instant.' })
  now!: string;

  @FlagField({ description: 'Nothing is due, no outbox row is open, and no module reports open work.' })
  idle!: boolean;

  @InstantField({ nullable: true, description: 'The earliest due time still to come.' })
  nextDueAt!: string | null;

  @NestedListField(() => DueResponse, { max: 1_000, description: 'Every due time that is set, earliest first.' })
  due!: DueResponse[];

  @IntegerField({ ...countLimits, description: 'Outbox rows not yet done, those that wait for a retry included.' })
  openOutbox!: number;

  @IntegerField(countLimits)
  liveLeases!: number;

  @IntegerField(countLimits)
  retrying!: number;

  @IntegerField({ ...countLimits, description: 'Webhooks that are stored and not yet handled.' })
  unhandledEvents!: number;

  @NestedListField(() => OpenResponse, { max: 1_000, description: 'Other open work that modules report.' })
  open!: OpenResponse[];
}

export const toWorkResponse = (status: WorkStatus): WorkResponse => ({
  ...status,
  now: status.now.toISOString(),
  nextDueAt: status.nextDueAt?.toISOString() ?? null,
  due: status.due.map(({ name, at }) => ({ name, at: at.toISOString() })),
  open: [...status.open],
});
