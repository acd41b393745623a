import {
  FlagField,
  InstantField,
  IntegerField,
  NestedListField,
  SecretField,
  TextListField,
} from '../../platform/http/index.js';
import { PasskeyResponse } from '../passkeys/passkeys.dto.js';

const code = {
  max: 40,
  description: 'Six digits of the app, or a recovery code; spaces, dashes and capitals do not matter.',
};

export class CodeRequest {
  @SecretField(code)
  code!: string;
}

export class FinishSignInRequest extends CodeRequest {
  @SecretField({ max: 200, description: 'The `pending` that `POST /v1/sessions` answered.' })
  pending!: string;
}

export class ConfirmIdentityRequest {
  @SecretField({ ...code, optional: true })
  code?: string;

  @SecretField({ max: 128, optional: true, description: 'Instead of a code, for those without a second factor.' })
  password?: string;
}

export class SecondFactorsResponse {
  @InstantField({ nullable: true, description: 'Since when an authenticator app is set up; null when none is.' })
  totpSince!: string | null;

  @NestedListField(() => PasskeyResponse, { max: 10 })
  passkeys!: readonly PasskeyResponse[];

  @IntegerField({ min: 0, max: 10 })
  recoveryCodesLeft!: number;

  @FlagField({ description: 'Whether roles need a second factor here to be in effect.' })
  requiredForStaff!: boolean;
}

export class BegunTotpResponse {
  @SecretField({ max: 100, description: 'To be typed into an app that has no camera.' })
  secret!: string;

  @SecretField({ max: 500, description: 'The same as `otpauth://totp/…`, to be drawn as a QR code.' })
  uri!: string;
}

export class ConfirmedTotpResponse {
  @TextListField({
    max: 10,
    each: { max: 11 },
    nullable: true,
    description: 'Shown once, with the first second factor; null afterwards.',
  })
  recoveryCodes!: readonly string[] | null;
}

export class RecoveryCodesResponse {
  @TextListField({ max: 10, each: { max: 11 }, description: 'Shown once; each is good once.' })
  recoveryCodes!: readonly string[];
}
