import { FlagField, InstantField, IntegerField, NestedListField, TextField, IdField } from '../http/index.js';
import { type FailingRow, type OpenRows } from '../outbox/index.js';
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

export class OpenEventsResponse {
  @TextField({ max: 100, description: 'Who handles them.' })
  consumer!: string;

  @IntegerField({ ...countLimits, description: 'Not yet done.' })
  open!: number;

  @IntegerField({ ...countLimits, description: 'Of these, at work on now.' })
  running!: number;

  @IntegerField({ ...countLimits, description: 'Of these, failed at least once.' })
  failing!: number;

  @InstantField()
  oldestAt!: string;
}

export class FailingEventResponse {
  @IdField()
  id!: string;

  @TextField({ max: 100 })
  event!: string;

  @TextField({ max: 100 })
  consumer!: string;

  @IntegerField(countLimits)
  failures!: number;

  @TextField({ max: 10_000, description: 'Class and message of the last failure.' })
  lastError!: string;

  @InstantField()
  createdAt!: string;

  @InstantField({ description: 'When it is tried again.' })
  retryAt!: string;
}

export class EventsResponse {
  @NestedListField(() => OpenEventsResponse, { max: 1_000, description: 'The one that waits longest first.' })
  open!: OpenEventsResponse[];

  @NestedListField(() => FailingEventResponse, { max: 50, description: 'Those that failed most first.' })
  failing!: FailingEventResponse[];
}

export class RetryRequest {
  @TextField({ max: 100, description: 'Whose events that failed are tried again now.' })
  consumer!: string;
}

export class RetryResponse {
  @IntegerField({ ...countLimits, description: 'How many events are tried again.' })
  retried!: number;
}

export const toEventsResponse = (open: readonly OpenRows[], failing: readonly FailingRow[]): EventsResponse => ({
  open: open.map((row) => ({ ...row, oldestAt: row.oldestAt.toISOString() })),
  failing: failing.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    retryAt: row.retryAt.toISOString(),
  })),
});
