import {
  ChoiceField,
  ChoiceListField,
  EmailField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  NestedListField,
  SecretField,
  TextField,
} from '../platform/http/index.js';
import { type Hindrance, hindrances } from './erasure.js';
import { type Role, staffRoles } from './role-grant.rules.js';
import { type Locale, locales, passwordLength } from './user.rules.js';

const token = { max: 200, description: 'The token of the link in the mail.' };

export class RegisterRequest {
  @EmailField()
  email!: string;

  @SecretField(passwordLength)
  password!: string;

  @TextField({ max: 80, description: 'The name that others see where the person chooses to be named.' })
  displayName!: string;

  @ChoiceField(locales, { description: 'The language of mails.' })
  locale!: Locale;

  @TextField({ max: 20, description: 'The version of the terms that were shown and accepted.', example: '2026-11' })
  acceptTerms!: string;
}

export class VerifyEmailRequest {
  @SecretField(token)
  token!: string;
}

export class SignInRequest {
  @EmailField()
  email!: string;

  @SecretField({ max: passwordLength.max })
  password!: string;
}

export class SignInByLinkRequest {
  @SecretField(token)
  token!: string;
}

/** A link by mail, to sign in or to set a new password. */
export class AskAccountLinkRequest {
  @EmailField()
  email!: string;
}

export class CompletePasswordResetRequest {
  @SecretField(token)
  token!: string;

  @SecretField(passwordLength)
  password!: string;
}

export class CreateApiTokenRequest {
  @TextField({ max: 80, description: 'What its owner recognises it by.' })
  name!: string;

  @IntegerField({ min: 1, max: 365, description: 'How many days it holds.' })
  days!: number;
}

export class AcceptTermsRequest {
  @TextField({ max: 20, example: '2026-11' })
  version!: string;
}

export class ChangeMeRequest {
  @TextField({ max: 80, optional: true, description: 'The name that others see where the person chooses to be named.' })
  displayName?: string;

  @ChoiceField(locales, { optional: true, description: 'The language of mails.' })
  locale?: Locale;
}

export class EraseMeRequest {
  @SecretField({ max: passwordLength.max })
  password!: string;
}

export class HindrancesResponse {
  @ChoiceListField(hindrances, { description: 'What has to end before the account can be deleted.' })
  hindrances!: Hindrance[];
}

/** A way in. Its times are real time, also where a development clock runs ahead. */
export class SessionResponse {
  @IdField()
  id!: string;

  @ChoiceField(['session', 'token'])
  kind!: 'session' | 'token';

  @TextField({ max: 200, description: 'The browser, or the name given to the token.' })
  name!: string;

  @InstantField()
  createdAt!: string;

  @InstantField()
  lastUsedAt!: string;

  @InstantField()
  expiresAt!: string;

  @FlagField({ description: 'Whether this request came with it.' })
  current!: boolean;
}

export class SignInResponse extends SessionResponse {
  @IdField()
  userId!: string;

  @SecretField({ max: 200, description: 'Shown once. Send it as `Authorization: Bearer …`; pages use the cookie.' })
  token!: string;
}

export class ApiTokenResponse extends SessionResponse {
  @SecretField({ max: 200, nullable: true, description: 'Shown once; null when the request is repeated.' })
  token!: string | null;
}

export class RoleResponse {
  @ChoiceField(staffRoles)
  role!: Role;

  @InstantField()
  since!: string;

  @FlagField({ description: 'False in its first 24 hours.' })
  mayApprove!: boolean;
}

export class MeResponse {
  @IdField()
  id!: string;

  @EmailField()
  email!: string;

  @TextField({ max: 80 })
  displayName!: string;

  @ChoiceField(locales)
  locale!: Locale;

  @TextField({ max: 20, nullable: true, description: 'The terms accepted last.' })
  termsVersion!: string | null;

  @NestedListField(() => RoleResponse, { max: staffRoles.length })
  roles!: RoleResponse[];
}
