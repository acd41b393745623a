import { DataSource } from 'typeorm';
import { dataSourceOptions, rows } from '../../src/platform/database/index.js';
import { hashToken } from '../../src/users/token.js';
import { aLiveCampaign, aMember } from '../support/campaigns.js';

export interface BenchWorld {
  readonly campaigns: readonly string[];
  readonly tokens: readonly string[];
}

/** Live campaigns and signed-in members, written by SQL: what the contestants pledge with. */
export async function buildWorld(
  url: string,
  { campaigns, members }: { campaigns: number; members: number },
): Promise<BenchWorld> {
  const dataSource = await new DataSource({ ...dataSourceOptions(url, 4), entities: [], migrations: [] }).initialize();
  try {
    const first = await aLiveCampaign(dataSource);
    const made = [first.id];
    const more = await rows<{ id: string }>(
      dataSource,
      `with copied as (
         insert into campaigns select (jsonb_populate_record(c, jsonb_build_object('id', uuidv7()))).*
         from campaigns c, generate_series(1, $2) where c.id = $1 returning id),
       round as (
         insert into campaign_rounds select (jsonb_populate_record(r, jsonb_build_object('id', uuidv7(), 'campaign_id', copied.id))).*
         from campaign_rounds r, copied where r.campaign_id = $1 returning campaign_id, number),
       totals as (insert into campaign_totals (campaign_id, round) select campaign_id, number from round)
       select id from copied`,
      [first.id, campaigns - 1],
    );
    made.push(...more.map(({ id }) => id));
    const tokens: string[] = [];
    for (let index = 0; index < members; index += 1) {
      const { id } = await aMember(dataSource, `bench${index}`);
      const token = `tally_s_bench_${index}_${id}`;
      await rows(
        dataSource,
        `insert into sessions (user_id, kind, name, token_hash, created_at, last_used_at, expires_at)
         values ($1, 'session', 'bench', $2, clock_timestamp(), clock_timestamp(), clock_timestamp() + interval '1 day')`,
        [id, hashToken(token)],
      );
      tokens.push(token);
    }
    return { campaigns: made, tokens };
  } finally {
    await dataSource.destroy();
  }
}
