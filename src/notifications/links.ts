import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { SignedLinks } from '../users/index.js';
import { type Action } from './letters/letter.js';

/** Where mails lead. Tokens are computed from APP_SECRET when a mail is written, and stored nowhere else. */
@Injectable()
export class Links {
  private readonly home: string;

  constructor(
    private readonly signedLinks: SignedLinks,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.home = settings.PUBLIC_URL.replace(/\/+$/, '');
  }

  verifyEmail(token: string): Action {
    return this.to(`/verify-email?token=${token}`, 'POST /v1/users/verify-email {"token": …}');
  }

  resetPassword(token: string): Action {
    return this.to(`/reset-password?token=${token}`, 'POST /v1/password-resets/complete {"token": …, "password": …}');
  }

  signIn(): Action {
    return this.to('/sign-in', 'POST /v1/sessions');
  }

  forgotPassword(): Action {
    return this.to('/forgot-password', 'POST /v1/password-resets');
  }

  private to(path: string, call: string): Action {
    return { url: this.home + path, call };
  }
}
