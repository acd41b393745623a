import { money, type MoneyJson, toJson } from '../../money/index.js';
import { maxTranches } from '../../campaigns/index.js';
import {
  ChoiceField,
  DayField,
  IdField,
  InstantField,
  IntegerField,
  MoneyField,
  NestedListField,
  TextField,
  UrlField,
} from '../../platform/http/index.js';
import { trancheTransitions } from './tranche.state.js';
import { type TrancheView } from './tranche-views.js';

const maxUrls = 10;

export class EvidenceUrl {
  @UrlField()
  url!: string;
}

export class HandInRequest {
  @TextField({ max: 5_000, lines: true, description: 'What was done, for those who judge it.' })
  text!: string;

  @NestedListField(() => EvidenceUrl, { max: maxUrls, description: 'Where it is to be seen.' })
  urls!: EvidenceUrl[];
}

export class DecideTrancheRequest {
  @TextField({ max: 1_000, description: 'Why; kept in the audit trail.' })
  reason!: string;
}

export class EvidenceResponse {
  @TextField({ max: 5_000, lines: true })
  text!: string;

  @NestedListField(() => EvidenceUrl, { max: maxUrls })
  urls!: EvidenceUrl[];

  @InstantField()
  at!: string;
}

export class CampaignTrancheResponse {
  @IdField()
  id!: string;

  @IdField()
  campaignId!: string;

  @IntegerField({ min: 1, max: maxTranches })
  number!: number;

  @ChoiceField(Object.keys(trancheTransitions))
  state!: string;

  @MoneyField({ max: Number.MAX_SAFE_INTEGER, description: 'What its needs ask for; it is paid in this proportion.' })
  needs!: MoneyJson;

  @TextField({ max: 1_000, lines: true, nullable: true, description: 'What is to be shown.' })
  asked!: string | null;

  @DayField({ nullable: true, description: 'By when, in the campaign’s zone.' })
  dueOn!: string | null;

  @NestedListField(() => EvidenceResponse, { max: 100, description: 'What was handed in, oldest first.' })
  evidence!: EvidenceResponse[];
}

export const toTrancheResponse = ({ tranche, evidence }: TrancheView): CampaignTrancheResponse => ({
  id: tranche.id,
  campaignId: tranche.campaignId,
  number: tranche.number,
  state: tranche.state,
  needs: toJson(money(tranche.weight, tranche.currency)),
  asked: tranche.asked,
  dueOn: tranche.dueOn,
  evidence: evidence.map(({ text, urls, handedInAt }) => ({
    text,
    urls: urls.map((url) => ({ url })),
    at: handedInAt.toISOString(),
  })),
});
