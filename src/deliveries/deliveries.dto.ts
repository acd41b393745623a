import {
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  NestedField,
  NestedListField,
  PageQuery,
  TextField,
  UrlField,
} from '../platform/http/index.js';
import { longestAnswer } from './answer.rules.js';
import { type BackerDelivery, type BoardLine } from './read-deliveries.js';
import { deliveryStates, type DeliveryState } from './delivery.state.js';

const carrierNotes = { max: 60, description: 'By whom it is carried.' };
const trackingNotes = { description: 'Where its way can be followed; for the rewards of one pledge.' };

export class BoardQuery extends PageQuery {
  @IdField({ optional: true, description: 'Of this reward alone.' })
  rewardId?: string;

  @ChoiceField([...deliveryStates, 'missed'], {
    optional: true,
    description: '`missed` is sent, and its backer says that it has not come.',
  })
  state?: DeliveryState | 'missed';
}

export class DeliveryKeyRequest {
  @IdField()
  pledgeId!: string;

  @IdField()
  rewardId!: string;
}

export class MarkAllRequest {
  @ChoiceField(deliveryStates, { description: 'How far it is.' })
  to!: DeliveryState;

  @TextField({ ...carrierNotes, optional: true })
  carrier?: string;
}

export class MarkRequest extends MarkAllRequest {
  @NestedListField(() => DeliveryKeyRequest, { min: 1, max: 100 })
  lines!: DeliveryKeyRequest[];

  @UrlField({ ...trackingNotes, optional: true })
  trackingUrl?: string;
}

export class MarkedResponse {
  @IntegerField({ min: 0, max: 1_000_000, description: 'How many are as was asked.' })
  marked!: number;

  @IntegerField({ min: 0, max: 1_000_000, description: 'How many could not take this step, and stayed as they were.' })
  left!: number;
}

export class AnswerRequest {
  @FlagField({ description: 'Whether it has come.' })
  hasArrived!: boolean;
}

export class DeliveryResponse extends DeliveryKeyRequest {
  @TextField({ max: 120 })
  title!: string;

  @IntegerField({ min: 1, max: 100 })
  quantity!: number;

  @ChoiceField(deliveryStates)
  state!: DeliveryState;

  @TextField({ ...carrierNotes, nullable: true })
  carrier!: string | null;

  @UrlField({ ...trackingNotes, nullable: true })
  trackingUrl!: string | null;

  @InstantField({ nullable: true })
  sentAt!: string | null;

  @InstantField({ nullable: true, description: 'When its backer said that it has not come.' })
  missedAt!: string | null;
}

export class SendToResponse {
  @TextField({ max: 100 })
  name!: string;

  @TextField({ max: 120 })
  line1!: string;

  @TextField({ max: 120, nullable: true })
  line2!: string | null;

  @TextField({ max: 12, nullable: true })
  postalCode!: string | null;

  @TextField({ max: 100 })
  city!: string;

  @TextField({ max: 2 })
  country!: string;
}

export class LineAnswerResponse {
  @TextField({ max: 200 })
  question!: string;

  @TextField({ max: longestAnswer, nullable: true })
  answer!: string | null;

  @FlagField()
  required!: boolean;
}

export class BoardLineResponse extends DeliveryResponse {
  @TextField({ max: 80, nullable: true, description: 'Null when the backer is hidden from the creator too.' })
  name!: string | null;

  @NestedField(() => SendToResponse, { nullable: true })
  address!: SendToResponse | null;

  @TextField({ max: 2, nullable: true, description: 'The country it goes to, also before there is an address.' })
  country!: string | null;

  @NestedListField(() => LineAnswerResponse, { max: 5 })
  answers!: LineAnswerResponse[];
}

export const toDeliveryResponse = ({ sentAt, missedAt, ...way }: BackerDelivery): DeliveryResponse => ({
  ...way,
  sentAt: sentAt?.toISOString() ?? null,
  missedAt: missedAt?.toISOString() ?? null,
});

export const toBoardLineResponse = ({ name, address, country, answers, ...way }: BoardLine): BoardLineResponse => ({
  ...toDeliveryResponse(way),
  ...{ name, address, country, answers: [...answers] },
});
