import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { SignedLinks } from '../users/index.js';
import { type Action } from './letters/letter.js';

/** A pledge, and whether its reader has no account: a guest's links carry the right over it. */
export interface LinkedPledge {
  readonly id: string;
  readonly isGuest: boolean;
}

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

  pledge(pledge: LinkedPledge): Action {
    return this.ofPledge(pledge, '', 'GET', '');
  }

  /** Gives the pledge a card, or another one. */
  newCard(pledge: LinkedPledge): Action {
    return this.ofPledge(pledge, '/card', 'POST', '/setup');
  }

  /** Confirms the payment that waits. */
  confirmPayment(pledge: LinkedPledge): Action {
    return this.ofPledge(pledge, '/payment', 'POST', '/payment');
  }

  campaign(id: string): Action {
    return this.to(`/campaigns/${id}`, `GET /v1/campaigns/${id}`);
  }

  settlement(campaignId: string): Action {
    return this.to(`/my/campaigns/${campaignId}/settlement`, `GET /v1/campaigns/${campaignId}/settlement`);
  }

  reviews(): Action {
    return this.to('/admin/reviews', 'GET /v1/admin/reviews');
  }

  refunds(): Action {
    return this.to('/admin/refunds', 'GET /v1/admin/refunds');
  }

  disputes(): Action {
    return this.to('/admin/disputes', 'GET /v1/admin/disputes');
  }

  disputesOf(campaignId: string): Action {
    return this.to(`/my/campaigns/${campaignId}/disputes`, `GET /v1/campaigns/${campaignId}/disputes`);
  }

  checks(): Action {
    return this.to('/admin/checks', 'GET /v1/admin/checks');
  }

  coverage(): Action {
    return this.to('/admin/coverage', 'GET /v1/admin/coverage');
  }

  payout(id: string): Action {
    return this.to(`/payouts/${id}`, `GET /v1/payouts/${id}`);
  }

  /** Where the people of the project see it, among the others of their campaign. */
  ownPayout(campaignId: string, id: string): Action {
    return this.to(`/my/campaigns/${campaignId}/payouts#payout-${id}`, `GET /v1/payouts/${id}`);
  }

  ownTranche(campaignId: string, id: string): Action {
    return this.to(`/my/campaigns/${campaignId}/payouts#parts`, `GET /v1/tranches/${id}`);
  }

  approvePayout(id: string): Action {
    return this.to(`/payouts/${id}`, `POST /v1/payouts/${id}/approve`);
  }

  tranche(id: string): Action {
    return this.to(`/tranches/${id}`, `GET /v1/tranches/${id}`);
  }

  retention(id: string): Action {
    return this.to(`/retentions/${id}`, `GET /v1/retentions/${id}`);
  }

  payouts(campaignId: string): Action {
    return this.to(`/my/campaigns/${campaignId}/payouts`, `GET /v1/campaigns/${campaignId}/payouts`);
  }

  acceptDeputy(projectId: string): Action {
    return this.to(`/projects/${projectId}/deputy`, `POST /v1/projects/${projectId}/deputy/accept`);
  }

  private ofPledge({ id, isGuest }: LinkedPledge, page: string, method: string, operation: string): Action {
    const token = isGuest ? `?link=${this.signedLinks.sign('pledge', id)}` : '';
    const call = `${method} /v1/pledges/${id}${operation}${isGuest ? '?link=…' : ''}`;
    return this.to(`/pledges/${id}${page}${token}`, call);
  }

  private to(path: string, call: string): Action {
    return { url: this.home + path, call };
  }
}
