import pg from '/tmp/w/start/node_modules/pg/lib/index.js'; import { randomUUID } from 'node:crypto';
import { CollectingWorld } from '/tmp/w/start/dist/test/bench/collecting-world.js';
import { startPostgres } from '/tmp/w/start/dist/src/local/postgres.js'; import { execFileSync } from 'node:child_process'; import { mkdtempSync, rmSync } from 'node:fs';
const dir=mkdtempSync('/tmp/w/prof/e-'); const p=await startPostgres({dataDir:dir,disposable:true});
try { const url=await p.ensureDatabase('collecting'); execFileSync(process.execPath,['/tmp/w/start/dist/src/cli/migrate.js'],{env:{...process.env,DATABASE_URL:url,DATABASE_DIRECT_URL:''},stdio:'ignore'});
const w=await CollectingWorld.open(url); const items=await w.campaign(10000);
const c=new pg.Client({connectionString:url}); await c.connect();
const run=async(l,sql,params)=>{ console.log('##',l); await c.query('begin'); const r=await c.query('explain (analyze,buffers,wal) '+sql,params); console.log(r.rows.map(x=>x['QUERY PLAN']).join('\n')); await c.query('rollback'); };
const b=items.slice(3000,3250);
await run('pledges',`update pledges p set state = m.to_state
       from unnest($1::uuid[], $2::text[], $3::text[]) as m (id, from_state, to_state)
       where p.id = m.id and p.state = m.from_state returning p.id`,[b.map(i=>i.pledgeId),b.map(()=>'charging'),b.map(()=>'collected')]);
await run('items',`update settlement_items i set state = n.state, attempts = n.attempts, due_at = n.due_at,
         reminded_at = n.reminded_at, tries = 0, retry_at = null, lease_until = null,
         held_code = case when n.state = 'held' then i.held_code end
       from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[])
         as n (id, state, attempts, due_at, reminded_at)
       where i.id = n.id`,[b.map(i=>i.itemId),b.map(()=>'collected'),b.map(()=>0),b.map(()=>null),b.map(()=>null)]);
const h=b.flatMap(i=>[i.pledgeId]);
await run('history',`insert into state_changes (entity, entity_id, from_state, to_state, at, actor_id, reason)
       select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::uuid[], $7::text[])`,[h.map(()=>'pledge'),h,h.map(()=>'charging'),h.map(()=>'collected'),h.map(()=>new Date()),h.map(()=>null),h.map(()=>'x')]);
await run('outbox',`insert into outbox (event, consumer, payload) select * from unnest($1::text[], $2::text[], $3::jsonb[])`,[b.map(()=>'a'),b.map(()=>'b'),b.map(i=>JSON.stringify(i))]);
console.log((await c.query("select tablename,indexdef from pg_indexes where tablename in ('settlement_items','pledges','state_changes','outbox','payments') order by 1")).rows.map(r=>r.indexdef).join('\n'));
await c.end(); await w.stop();
} finally { await p.stop(); rmSync(dir,{recursive:true,force:true}); } process.exit(0);
