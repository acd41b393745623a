import { ChoiceField, IdField, InstantField, PatternField, TextField, UrlField } from '../platform/http/index.js';
import { type Recipient, recipientTransitions } from '../projects/index.js';

const legalName = { max: 200, description: 'As the law knows the person or organisation, and as the page shows it.' };
const country = [/^[A-Z]{2}$/, 'must be an ISO 3166-1 code such as BE'] as const;

export class CreateRecipientRequest {
  @TextField(legalName)
  legalName!: string;

  @PatternField(...country)
  country!: string;
}

export class RecipientResponse {
  @IdField()
  id!: string;

  @TextField(legalName)
  legalName!: string;

  @PatternField(...country)
  country!: string;

  @ChoiceField(Object.keys(recipientTransitions), {
    description: 'Whether the provider lets money be transferred to the account; only `active` can be paid.',
  })
  transfers!: string;

  @InstantField({ nullable: true, description: 'When the provider was last asked.' })
  checkedAt!: string | null;
}

export class OnboardingLinkResponse {
  @UrlField({ description: 'Where the provider asks for the rest. Single use: fetch another for each click.' })
  url!: string;

  @InstantField()
  expiresAt!: string;
}

export const toRecipientResponse = (recipient: Recipient): RecipientResponse => ({
  id: recipient.id,
  legalName: recipient.legalName,
  country: recipient.country,
  transfers: recipient.transfers,
  checkedAt: recipient.checkedAt?.toISOString() ?? null,
});
