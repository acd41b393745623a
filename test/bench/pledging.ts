import { randomUUID } from 'node:crypto';
import { type Contestant } from './contestants.js';
import { atLeast, atMost, type GoalResult } from './goals.js';
import { type Shot } from './load.js';
import { measure, median, type Measurement } from './measure.js';
import { type BenchWorld } from './world.js';

export interface PledgingRun {
  readonly bare: Contestant;
  readonly service: Contestant;
  readonly postgresPid: number;
  readonly world: BenchWorld;
  readonly repetitions: number;
  readonly count: number;
  readonly say: (line: string) => void;
}

const amount = 2500;

/** P1: the whole API against bare Fastify and pg with the same rows, over many campaigns, interleaved and shuffled. */
export async function comparePledging({
  bare,
  service,
  postgresPid,
  world,
  ...run
}: PledgingRun): Promise<GoalResult[]> {
  const consent = await consentOf(service.url, world.campaigns[0] ?? '');
  const shot = shots(world, consent, (index) => world.campaigns[index % world.campaigns.length] ?? '');
  const of = (contestant: Contestant, count: number): Promise<Measurement> =>
    measure({ url: contestant.url, pid: contestant.pid, postgresPid, clients: 32, count, shot });
  for (const contestant of [bare, service]) await of(contestant, Math.ceil(run.count / 4));
  const cpu: number[] = [];
  const rate: number[] = [];
  for (let repetition = 0; repetition < run.repetitions; repetition += 1) {
    const order = repetition % 2 === 0 ? [bare, service] : [service, bare];
    const found = new Map<Contestant, Measurement>();
    for (const contestant of order) found.set(contestant, await of(contestant, run.count));
    const [base, ours] = [found.get(bare), found.get(service)];
    if (!base || !ours) continue;
    cpu.push(ours.cpuPerRequest / base.cpuPerRequest);
    rate.push(ours.perSecond / base.perSecond);
    run.say(`  bare ${line(base)}\n  ours ${line(ours)}`);
    if (base.errors + ours.errors > 0) throw new Error(`${base.errors} and ${ours.errors} pledges were refused`);
  }
  return [
    atMost('P1', 'CPU of a pledge through the whole API against bare Fastify + pg, 1,000 campaigns', median(cpu), 2),
    atLeast('P1', 'throughput against bare', median(rate), 0.5),
  ];
}

/** P2: one hot campaign with 64 clients against its own rate with 4; and P1 by groups, against bare on the same row. */
export async function compareHot({ bare, service, postgresPid, world, ...run }: PledgingRun): Promise<GoalResult[]> {
  const hot = world.campaigns[1] ?? '';
  const shot = shots(world, await consentOf(service.url, hot), () => hot);
  const of = (clients: number, { url, pid }: Contestant = service) =>
    measure({ url, pid, postgresPid, clients, count: run.count, shot });
  const cpu: number[] = [];
  const against: number[] = [];
  await of(16);
  const ratios: number[] = [];
  const rates: number[] = [];
  for (let repetition = 0; repetition < run.repetitions; repetition += 1) {
    const few = await of(4);
    const many = await of(64);
    run.say(`  4 clients ${line(few)}\n  64 clients ${line(many)}`);
    const base = await of(64, bare);
    run.say(`  64 clients on bare ${line(base)}`);
    cpu.push(many.cpuPerRequest / base.cpuPerRequest);
    against.push(many.perSecond / base.perSecond);
    ratios.push(many.perSecond / few.perSecond);
    rates.push(many.perSecond);
  }
  return [
    atMost('P1', 'by groups: CPU of a pledge to one hot campaign against bare on the same one', median(cpu), 1),
    atLeast('P1', 'by groups: throughput of one hot campaign against bare', median(against), 1),
    atLeast('P2', 'one hot campaign, 64 clients against 4', median(ratios), 0.8),
    atLeast('P2', 'pledges a second on one campaign (seconds, not five minutes)', median(rates), 500, '/s'),
  ];
}

const line = (of: Measurement): string =>
  `${of.perSecond.toFixed(0)}/s, ${of.cpuPerRequest.toFixed(2)} ms CPU, p50 ${of.p50Ms.toFixed(1)} p95 ${of.p95Ms.toFixed(1)} p99 ${of.p99Ms.toFixed(1)} ms, ${of.errors} errors`;

async function consentOf(url: string, campaign: string): Promise<{ version: string; sentence: string }> {
  const answer = await fetch(`${url}/v1/campaigns/${campaign}/consent?amount=${amount}`);
  const { version, sentence } = (await answer.json()) as { version: string; sentence: string };
  return { version, sentence };
}

const shots =
  (world: BenchWorld, consent: unknown, campaignOf: (index: number) => string) =>
  (index: number): Shot => ({
    path: `/v1/campaigns/${campaignOf(index)}/pledges`,
    headers: {
      authorization: `Bearer ${world.tokens[index % world.tokens.length] ?? ''}`,
      'idempotency-key': randomUUID(),
    },
    body: { amount: { amount, currency: 'EUR' }, consent },
  });
