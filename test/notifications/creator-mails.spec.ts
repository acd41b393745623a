// Guarantee: those who run a campaign, and the staff who have to decide about it, hear once of each step, each in their
// own language, and nobody is asked to decide about what is theirs.
import { rows } from '../../src/platform/database/index.js';
import { DataSource } from 'typeorm';
import { startApp, type RunningApp } from '../support/app.js';
import { aCreator, aReview, anApprovedCampaign, aScheduledCampaign, made, nowOf } from '../support/creators.js';
import { aMember, anEmail, grant, staff } from '../support/people.js';
import { moveClock, waitUntilIdle } from '../support/time.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

interface Mail {
  readonly kind: string;
  readonly locale: string;
  readonly subject: string;
  readonly body: string;
}

/** The letters to a person, oldest first, without those about their account. */
async function mailsTo({ email }: { email: string }): Promise<Mail[]> {
  await waitUntilIdle(running);
  return rows<Mail>(
    running.app.get(DataSource),
    `select kind, locale, subject, body from mails
     where address = $1 and kind not in ('verifyEmail', 'roleGranted') order by id`,
    [email],
  );
}

const kindsTo = async (person: { email: string }): Promise<string[]> => (await mailsTo(person)).map(({ kind }) => kind);

it('from the invitation of the deputy to the opening', async () => {
  const moderator = await staff(running, 'moderator');
  const creator = await aCreator(running);
  const opensAt = new Date((await nowOf(running)).getTime() + 3_600_000).toISOString();
  await aScheduledCampaign(running, creator, { opensAt });
  await waitUntilIdle(running);
  await moveClock(running, opensAt);

  const launch = ['campaignReviewed', 'campaignScheduled', 'campaignOpened'];
  expect(await kindsTo(creator.owner)).toEqual(launch);
  expect((await kindsTo(creator.deputy)).filter((kind) => kind !== 'deputyInvited')).toEqual(launch);
  const [toReview] = await mailsTo(moderator);
  expect(toReview).toMatchObject({ kind: 'campaignSubmitted', subject: 'To review: A library of tools' });
  const [reviewed] = await mailsTo(creator.owner);
  expect(reviewed?.subject).toBe('A library of tools is approved');
  expect(reviewed?.body).toContain('They wrote:\nRead with care.');
});

it('each round of changes is told, and no moderator is asked about their own campaign', async () => {
  const creator = await aCreator(running);
  await grant(running, creator.deputy.userId, ['moderator'], 25);
  const moderator = await staff(running, 'moderator');
  const id = await anApprovedCampaign(running, creator);
  const { token } = creator.owner;
  for (let round = 0; round < 2; round += 1) {
    // Two rounds within a moment would be told as one.
    await waitUntilIdle(running);
    const body = await aReview(running, 'changes_requested');
    made(await running.call('POST', `/v1/campaigns/${id}/reviews`, { token: moderator.token, body }));
    made(await running.call('POST', `/v1/campaigns/${id}/submit`, { token, body: {} }));
  }
  expect(await kindsTo(creator.owner)).toEqual(['campaignReviewed', 'campaignReviewed', 'campaignReviewed']);
  expect((await kindsTo(moderator)).filter((kind) => kind === 'campaignSubmitted')).toHaveLength(3);
  expect((await kindsTo(creator.deputy)).filter((kind) => kind === 'campaignSubmitted')).toEqual([]);
});

it('suspended, resumed, suspended again and called off', async () => {
  const creator = await aCreator(running);
  const id = await aScheduledCampaign(running, creator);
  await waitUntilIdle(running);
  const { token } = await staff(running, 'moderator');
  const body = { reason: 'Questions about the budget.' };
  made(await running.call('POST', `/v1/campaigns/${id}/suspend`, { token, body }));
  await waitUntilIdle(running);
  made(await running.call('POST', `/v1/campaigns/${id}/resume`, { token, body }));
  await waitUntilIdle(running);
  made(await running.call('POST', `/v1/campaigns/${id}/suspend`, { token, body }));
  await waitUntilIdle(running);
  made(await running.call('POST', `/v1/campaigns/${id}/cancel`, { token, body }));
  expect((await kindsTo(creator.owner)).slice(-4)).toEqual([
    ...['campaignSuspended', 'campaignResumed', 'campaignSuspended', 'campaignCancelled'],
  ]);
});

it('invites a deputy in the language that they read, also without an account, each time anew', async () => {
  const { owner, projectId } = await aCreator(running);
  const reader = await aMember(running, { locale: 'nl' });
  const stranger = { email: anEmail() };
  for (const { email } of [reader, stranger, reader]) {
    made(await running.call('PUT', `/v1/projects/${projectId}/deputy`, { token: owner.token, body: { email } }));
    await waitUntilIdle(running);
  }
  expect(await mailsTo(reader)).toMatchObject([
    { locale: 'nl', subject: 'Ada Lovelace vraagt u als plaatsvervanger van A library of tools' },
    { locale: 'nl' },
  ]);
  expect(await mailsTo(stranger)).toMatchObject([{ kind: 'deputyInvited', locale: 'en' }]);
});
