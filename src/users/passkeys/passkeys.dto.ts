import {
  IdField,
  InstantField,
  OpaqueField,
  SecretField,
  TextField,
  TextListField,
} from '../../platform/http/index.js';

export class ChallengeResponse {
  @IdField()
  challengeId!: string;

  @OpaqueField({
    max: 20_000,
    description: 'JSON for `PublicKeyCredential.parseCreationOptionsFromJSON`, or `…parseRequestOptionsFromJSON`.',
  })
  options!: string;
}

export class SignedChallengeRequest {
  @IdField()
  challengeId!: string;

  @SecretField({ max: 20_000, description: '`JSON.stringify(credential)` of what `navigator.credentials` gave.' })
  credential!: string;
}

export class AddPasskeyRequest extends SignedChallengeRequest {
  @TextField({ max: 80, description: 'What its owner will recognise it by.' })
  name!: string;
}

export class PasskeyResponse {
  @IdField()
  id!: string;

  @TextField({ max: 80 })
  name!: string;

  @InstantField()
  createdAt!: string;

  @InstantField({ nullable: true })
  lastUsedAt!: string | null;
}

export class AddedPasskeyResponse extends PasskeyResponse {
  @TextListField({
    max: 10,
    each: { max: 11 },
    nullable: true,
    description: 'Shown once, with the first second factor; null afterwards.',
  })
  recoveryCodes!: readonly string[] | null;
}
