import { SignedLinks } from '../../src/users/index.js';
import { type Answer } from '../support/app.js';
import { anEmail, staff, type TestPerson } from '../support/people.js';
import { type OwnedCampaign, World } from './world.js';

export interface MadeReport {
  readonly id: string;
  readonly token: string;
  readonly number: string;
}

export const why = 'This is copied from a book that somebody else wrote.';
export const grounded = {
  ground: 'rights',
  basis: 'law',
  reason: 'The third paragraph is word for word from that book.',
};

/** A campaign that people report, and two moderators. */
export class Moderating {
  private titles = 0;

  private constructor(
    readonly world: World,
    readonly campaign: OwnedCampaign,
    readonly first: TestPerson,
    readonly second: TestPerson,
  ) {}

  static async open(): Promise<Moderating> {
    const world = await World.open();
    const campaign = await world.campaign({ title: 'A boat for all' });
    const moderators = [await staff(world.running, 'moderator'), await staff(world.running, 'moderator')] as const;
    return new Moderating(world, campaign, ...moderators);
  }

  /** More is reported and published in a test than one network and one campaign may. */
  async freeLimits(): Promise<void> {
    await this.world.sql("delete from counters where key like 'community:%'");
  }

  report(over: object = {}, options: object = {}): Promise<Answer> {
    const sentence = { ground: 'rights', explanation: why, locale: 'en', inGoodFaith: 'yes' };
    const body = { kind: 'campaign', subjectId: this.campaign.id, ...sentence, ...over };
    return this.world.call('POST', '/v1/reports', { body, ...options });
  }

  async made(over: object = {}, options: object = {}): Promise<MadeReport> {
    const { status, body } = await this.report(over, options);
    expect([status, body.type]).toEqual([201, undefined]);
    return body;
  }

  /** A published update, with words of its own. */
  async update(title = `Told in confidence ${++this.titles}`): Promise<{ id: string; title: string }> {
    const { id: campaignId, owner } = this.campaign;
    const { token } = owner;
    const body = { audience: 'everyone', text: { locale: 'en', title, body: 'A body of words' } };
    const { body: draft } = await this.world.call('POST', `/v1/campaigns/${campaignId}/updates`, { token, body });
    expect((await this.world.call('POST', `/v1/updates/${draft.id}/publish`, { token })).status).toBe(200);
    return { id: draft.id as string, title };
  }

  decide(by: TestPerson, kind: string, subjectId: string, reportIds: string[], over: object = {}): Promise<Answer> {
    return this.world.call('POST', '/v1/admin/moderation-decisions', {
      token: by.token,
      body: { kind, subjectId, reportIds, outcome: 'hidden', ...grounded, ...over },
    });
  }

  /** An update that was reported by mail and hidden by the first moderator. */
  async hiddenUpdate() {
    const update = await this.update();
    const email = anEmail();
    const report = await this.made({ kind: 'update', subjectId: update.id, email });
    const { status, body } = await this.decide(this.first, 'update', update.id, [report.id]);
    expect([status, body.standing]).toEqual([201, 'hidden']);
    return { update, email, report, decisionId: body.decisions.at(-1).id as string };
  }

  signed(purpose: 'report' | 'decision', id: string): string {
    return this.world.running.app.get(SignedLinks).sign(purpose, id);
  }

  object(decisionId: string, options: object = {}): Promise<Answer> {
    const body = { token: this.signed('decision', decisionId), words: 'I wrote this book myself, here is its cover.' };
    return this.world.call('POST', `/v1/moderation-decisions/${decisionId}/objection`, { body, ...options });
  }

  answer(by: TestPerson, objectionId: string, outcome: string, over: object = {}): Promise<Answer> {
    return this.world.call('POST', `/v1/admin/objections/${objectionId}/decision`, {
      token: by.token,
      body: { outcome, reason: 'The author is the author.', ...over },
    });
  }

  async caseOf(kind: string, id: string): Promise<Answer['body']> {
    return (await this.world.call('GET', `/v1/admin/moderation/${kind}/${id}`, { token: this.first.token })).body;
  }
}
