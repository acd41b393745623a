// Guarantee: docs/mails.md names the letter, or "none", of every step of every state table, every letter that exists,
// and none that does not; and the code writes the letter of a campaign's step that the page names.
import { readFileSync } from 'node:fs';
import { type CampaignState } from '../../src/campaigns/index.js';
import { rows } from '../../src/platform/database/index.js';
import { letterOfStep } from '../../src/notifications/campaign-step.rules.js';
import { catalogues, type MailKind } from '../../src/notifications/letters/catalogues.js';
import { mailTopics, topicOf } from '../../src/notifications/topic.rules.js';
import { openDatabase, type OpenDatabase } from '../support/database.js';

const page = readFileSync(new URL('../../docs/mails.md', import.meta.url), 'utf8');

interface Step {
  readonly entity: string;
  readonly from: string;
  readonly to: string;
  readonly letters: readonly string[];
}

const steps: Step[] = page.split('\n## ').flatMap((chapter) => {
  const [, entity = ''] = /\(`(\w+)`\)/.exec(chapter) ?? [];
  return [...chapter.matchAll(/^\| ([\w-]+) +\| (\w+) +\| ([\w, ]+?) +\|/gm)]
    .filter(([, from]) => from !== 'from' && from !== '---')
    .map(([, from = '', to = '', letters = '']) => ({ entity, from, to, letters: letters.split(', ') }));
});
const besides = [...page.matchAll(/^- (\w+):/gm)].map(([, letter = '']) => letter);

const letters = Object.keys(catalogues.en).filter((name) => !['hello', 'sentBy'].includes(name));

let open: OpenDatabase;
beforeAll(async () => {
  open = await openDatabase(1);
});
afterAll(() => open.stop());

it('has every step of every state table, and no other', async () => {
  const legal = await rows<{ step: string }>(
    open.dataSource,
    `select entity || ': ' || from_state || ' to ' || to_state as step from legal_transitions`,
  );
  const told = steps.map(({ entity, from, to }) => `${entity}: ${from} to ${to}`);
  expect(told.sort()).toEqual(legal.map(({ step }) => step).sort());
});

it('says which letters may be switched off', () => {
  const told = [...page.matchAll(/^- `(\w+)` \(([\w, ]+)\):/gm)].map(([, topic, kinds = '']) => [
    topic,
    kinds.split(', ').sort(),
  ]);
  const inCode = mailTopics.map((topic) => [
    topic,
    letters.filter((kind) => topicOf[kind as MailKind] === topic).sort(),
  ]);
  expect(told).toEqual(inCode);
});

it('has every letter, and no other', () => {
  const named = new Set([...besides, ...steps.flatMap((step) => step.letters)]);
  named.delete('none');
  expect([...named].sort()).toEqual([...letters].sort());
});

it('says of each step of a campaign what the code does', () => {
  const launching = ['campaignSubmitted', 'campaignReviewed', 'campaignScheduled', 'campaignOpened'];
  for (const { entity, from, to, letters: told } of steps) {
    if (entity !== 'campaign' || told.some((letter) => launching.includes(letter))) continue;
    expect({ from, to, told: letterOfStep(from as CampaignState, to as CampaignState) ?? 'none' }).toEqual({
      from,
      to,
      told: told[0],
    });
  }
});
