import { Inject, Injectable } from '@nestjs/common';
import { needsTarget, rightOf } from '../campaigns/index.js';
import { type CardTrouble, chargingEnds } from '../pledges/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { MailedCodes } from '../users/index.js';
import { type AboutPledge, type ReleaseReason } from './letters/pledge.js';
import { type Words } from './letters/words.js';
import { Links } from './links.js';
import { PledgeMailsReport, type PledgeToTell } from './pledge-mails.report.js';
import { type Draft, draft, type Reader, WriteMails } from './write-mails.js';

type About = { readonly pledgeId: string };

/** Letters to backers until the deadline. */
@Injectable()
export class PledgeMails {
  constructor(
    private readonly report: PledgeMailsReport,
    private readonly links: Links,
    private readonly writeMails: WriteMails,
    private readonly codes: MailedCodes,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  made(news: readonly About[]): Promise<void> {
    return this.tell(news, (pledge) =>
      draft({
        kind: 'pledgeMade',
        ...this.to(pledge),
        facts: (words) => ({
          ...aboutPledge(pledge, words, this.links),
          consent: pledge.consent ?? '',
          holdUntil: words.moment(pledge.holdUntil ?? pledge.deadline, pledge.zone),
          newCard: this.links.newCard(pledge),
          right: rightOf(pledge.rights ?? []),
          denial: pledge.isGuest ? this.links.denial(pledge) : null,
        }),
      }),
    );
  }

  active(news: readonly About[]): Promise<void> {
    return this.tell(news, (pledge) =>
      draft({
        kind: 'pledgeActive',
        ...this.to(pledge),
        facts: (words) => ({
          ...aboutPledge(pledge, words, this.links),
          ...this.charge(pledge, words),
          consent: pledge.consent ?? '',
          latest: words.day(chargingEnds(pledge.deadline), pledge.zone),
          calendar: this.links.calendar(pledge.campaignId),
          campaignPage: this.links.campaign(pledge.campaignId),
        }),
      }),
    );
  }

  /** Tells how the pledge is by now; `at` tells one change from the next. */
  changed(news: readonly (About & { readonly at: string })[]): Promise<void> {
    const changes = new Map(news.map(({ pledgeId, at }) => [pledgeId, at]));
    return this.tell(news, (pledge) =>
      draft({
        kind: 'pledgeChanged',
        ...this.to(pledge),
        once: changes.get(pledge.id) ?? '',
        facts: (words) => ({ ...aboutPledge(pledge, words, this.links), rewards: pledge.rewards }),
      }),
    );
  }

  /** Writes nothing when the code is over by now. */
  async codeAsked({ pledgeId, codeId }: About & { readonly codeId: string }): Promise<void> {
    const mail = await this.codes.mailOf(codeId);
    if (!mail) return;
    await this.tell([{ pledgeId }], (pledge) =>
      draft({
        kind: 'pledgeCode',
        ...this.to(pledge),
        once: codeId,
        facts: (words) => ({
          ...aboutPledge(pledge, words, this.links),
          ...{ code: mail.code, until: words.moment(mail.expiresAt, pledge.zone) },
        }),
      }),
    );
  }

  /** One letter with all the links; in the language of the newest pledge. */
  async linksAsked({ askedId, pledgeIds }: { askedId: string; pledgeIds: readonly string[] }): Promise<void> {
    const pledges = await this.report.pledges(pledgeIds);
    const [newest] = [...pledges].sort((a, b) => (a.id < b.id ? 1 : -1));
    if (!newest) return;
    await this.writeMails.execute([
      draft({
        kind: 'pledgeLinks',
        ...{ reader: readerOf(newest), aboutId: askedId },
        facts: (words) => ({ pledges: pledges.map((pledge) => aboutPledge(pledge, words, this.links)) }),
      }),
    ]);
  }

  cancelled(news: readonly About[]): Promise<void> {
    return this.tell(news, (pledge) =>
      draft({
        kind: 'pledgeCancelled',
        ...this.to(pledge),
        facts: (words) => aboutPledge(pledge, words, this.links),
      }),
    );
  }

  /** Confirms it as it was declared: the instant is the one that was written down. */
  withdrawn(news: readonly (About & { readonly at: string; readonly isCharged: boolean })[]): Promise<void> {
    const declared = new Map(news.map((one) => [one.pledgeId, one]));
    return this.tell(news, (pledge) => {
      const { at = '', isCharged = false } = declared.get(pledge.id) ?? {};
      return draft({
        kind: 'pledgeWithdrawn',
        ...this.to(pledge),
        facts: (words) => ({
          ...aboutPledge(pledge, words, this.links),
          ...{ rewards: pledge.rewards ?? '', at: words.moment(at, pledge.zone) },
          because: isCharged ? 'charged' : 'not_charged',
        }),
      });
    });
  }

  expired(news: readonly About[]): Promise<void> {
    return this.tell(news, (pledge) =>
      draft({
        kind: 'pledgeExpired',
        ...this.to(pledge),
        facts: (words) => ({
          ...aboutPledge(pledge, words, this.links),
          campaignPage: this.links.campaign(pledge.campaignId),
        }),
      }),
    );
  }

  released(news: readonly About[]): Promise<void> {
    return this.tell(news, (pledge) =>
      draft({
        kind: 'pledgeReleased',
        ...this.to(pledge),
        facts: (words) => ({
          ...aboutPledge(pledge, words, this.links),
          because: releaseReasonOf(pledge),
        }),
      }),
    );
  }

  /** Once per occasion before the deadline. */
  cardWanted(news: readonly (About & { readonly trouble: CardTrouble; readonly hours: number })[]): Promise<void> {
    const wishes = new Map(news.map((wish) => [wish.pledgeId, wish]));
    return this.tell(news, (pledge) => {
      const { trouble = 'removed', hours = 0 } = wishes.get(pledge.id) ?? {};
      return draft({
        kind: 'cardWanted',
        ...this.to(pledge),
        once: `${hours}h`,
        facts: (words) => ({
          ...aboutPledge(pledge, words, this.links),
          card: cardOf(pledge),
          trouble,
          newCard: this.links.newCard(pledge),
        }),
      });
    });
  }

  chargeNear(news: readonly About[]): Promise<void> {
    return this.tell(news, (pledge) =>
      draft({
        kind: 'chargeNear',
        ...this.to(pledge),
        facts: (words) => ({
          ...aboutPledge(pledge, words, this.links),
          ...this.charge(pledge, words),
          latest: words.day(chargingEnds(pledge.deadline), pledge.zone),
        }),
      }),
    );
  }

  private charge(pledge: PledgeToTell, words: Words) {
    return {
      card: cardOf(pledge),
      target: needsTarget(pledge.model, pledge.round) ? words.sum(pledge.target, pledge.currency) : null,
      descriptor: this.settings.STATEMENT_DESCRIPTOR,
    };
  }

  private async tell(news: readonly About[], write: (pledge: PledgeToTell) => Draft): Promise<void> {
    const pledges = await this.report.pledges(news.map(({ pledgeId }) => pledgeId));
    await this.writeMails.execute(pledges.map(write));
  }

  private to(pledge: PledgeToTell): { reader: Reader; aboutId: string } {
    return { reader: readerOf(pledge), aboutId: pledge.id };
  }
}

export const readerOf = ({ userId, email, name, locale }: PledgeToTell): Reader => ({ userId, email, name, locale });

export const aboutPledge = (pledge: PledgeToTell, words: Words, links: Links): AboutPledge => ({
  campaign: pledge.campaign,
  total: words.sum(BigInt(pledge.amount) + BigInt(pledge.tip) + BigInt(pledge.shipping), pledge.currency),
  tip: pledge.tip === '0' ? null : words.sum(pledge.tip, pledge.currency),
  deadline: words.moment(pledge.deadline, pledge.zone),
  page: links.pledge(pledge),
});

/** A campaign that fell short was collecting before: the released pledge is of its second round. */
const releaseReasonOf = ({ refundReason, campaignState }: PledgeToTell): ReleaseReason => {
  if (refundReason === 'shortfall') return 'shortfall';
  return campaignState === 'unsuccessful' ? 'missed' : 'called_off';
};

/** 'Visa •••• 4242'. */
export const cardOf = ({ cardBrand, cardLast4 }: PledgeToTell): string => {
  const brand = cardBrand ? cardBrand.charAt(0).toUpperCase() + cardBrand.slice(1) : '';
  return `${brand} •••• ${cardLast4 ?? '????'}`.trim();
};
