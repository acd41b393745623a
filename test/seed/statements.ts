/**
 * One batch of campaigns, numbers $1 to $2; every third in another language, seven of ten live, the others ended without
 * reaching their goal. `$3` is jsonb: things by language, places, categories.
 */
export const numbered = `create temporary table numbered on commit drop as
   select n, uuidv7() as owner, uuidv7() as project, uuidv7() as campaign, uuidv7() as round, uuidv7() as reward, uuidv7() as recipient,
     (array['en', 'fr', 'nl'])[1 + n % 3] as locale, n % 10 < 7 as is_live,
     $3::jsonb -> 'places' ->> (n * 7 % 28) as place,
     $3::jsonb -> 'things' -> (array['en', 'fr', 'nl'])[1 + n % 3] ->> (n % 10) as thing,
     $3::jsonb -> 'categories' ->> (n % 10) as category,
     50000 + (n * 7919 % 400) * 5000 as target,
     tally_now() - make_interval(days => 1 + n % 30) as opened,
     tally_now() + make_interval(days => 1 + n % 28, mins => n % 1440) as deadline
   from generate_series($1::int, $2::int) as n`;

/** What a batch of campaigns is made of. */
export const campaignStatements = [
  `insert into users (id, kind, email, email_verified_at, display_name, locale, terms_version, created_at)
   select owner, 'member', 'owner-' || owner || '@tally.example', opened, 'Owner ' || n, locale, '2026-11', opened from numbered`,
  `insert into recipients (id, user_id, legal_name, country, provider_account_id, transfers, checked_at, created_at)
   select recipient, owner, 'Seed cooperative ' || n, 'BE', 'acct_seed_' || owner, 'active', opened, opened from numbered`,
  `insert into projects (id, slug, owner_id, category, tags, place, default_locale, public_since, created_at, content_changed_at)
   select project, 'seed-' || n || '-' || right(project::text, 8), owner, category,
     array['seed', lower(place)], place, locale, opened, opened, opened from numbered`,
  `insert into project_texts (project_id, locale, title, summary, story)
   select project, locale, thing || ' ' || place || ' ' || n,
     thing || ' ' || place || '.',
     '### ' || place || E'\\n\\n' || repeat(thing || ' ' || place || '. ', 20)
   from numbered`,
  `insert into campaigns (id, project_id, model, state, currency, zone, shortfall_policy, fee_bps, vat_bps,
     criteria_version, submitted_at, approved_at, opens_at, created_at, updated_at)
   select campaign, project, case when n % 5 = 0 then 'keep_it_all' else 'all_or_nothing' end,
     case when is_live then 'live' else 'unsuccessful' end, 'EUR', 'Europe/Brussels', 'pay_anyway', 400, 2100,
     1, opened, opened, opened, opened, opened from numbered`,
  `insert into campaign_rounds (id, campaign_id, number, state, target, opens_at, deadline, decided_at, frozen_pledged)
   select round, campaign, 1, case when is_live then 'open' else 'failed' end, target, opened,
     case when is_live then deadline else opened + interval '1 hour' end,
     case when not is_live then opened + interval '90 minutes' end, case when not is_live then 0 end from numbered`,
  `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
   select 'recipient', recipient, a, b, opened, 'seed' from numbered, (values ('-', 'none'), ('none', 'active')) as step (a, b)`,
  `insert into campaign_totals (campaign_id, round) select campaign, 1 from numbered`,
  `insert into needs (campaign_id, position, label, kind, amount, required)
   select campaign, 1, 'Material', 'material', target, true from numbered`,
  `insert into rewards (id, campaign_id, position, title, description, price)
   select reward, campaign, 1, 'A thank you', 'By post.', 2500 from numbered`,
  `insert into reward_stock (reward_id, stock) select reward, null from numbered`,
  `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
   select 'campaign', campaign, step.a, step.b, opened, 'seed' from numbered,
     lateral unnest(case when is_live then array['-', 'draft', 'in_review', 'scheduled']
                         else array['-', 'draft', 'in_review', 'scheduled', 'live', 'closing'] end,
                    case when is_live then array['draft', 'in_review', 'scheduled', 'live']
                         else array['draft', 'in_review', 'scheduled', 'live', 'closing', 'unsuccessful'] end) as step (a, b)`,
  `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
   select 'round', round, step.a, step.b, opened, 'seed' from numbered,
     lateral unnest(case when is_live then array['-', 'planned'] else array['-', 'planned', 'open', 'closing'] end,
                    case when is_live then array['planned', 'open'] else array['planned', 'open', 'closing', 'failed'] end) as step (a, b)`,
];

/** `$1` guests. */
export const backers = `create temporary table backers on commit drop as
   select row_number() over () as b, uuidv7() as id, (array['en', 'fr', 'nl'])[1 + g % 3] as locale from generate_series(1, $1::int) as g`;

/** One batch of `$1` active pledges by these guests; few campaigns have many, many have few. */
export const made = `create temporary table made on commit drop as
   select p, uuidv7() as id, uuidv7() as setup, open.id as campaign, open.opens_at, backers.id as backer,
     backers.locale, 500 + (p * 7919 % 80) * 250 as amount,
     open.opens_at + (tally_now() - open.opens_at) * ((p * 31 % 997) / 997.0) as at
   from (select p, (1 + floor(live.count * power(((p::bigint * 48271) % 99991) / 99991.0, 3)))::bigint as wanted,
       (1 + p % guests.count)::bigint as guest
     from generate_series(1, $1::int) as p, (select count(*) from campaigns where state = 'live') as live,
       (select count(*) from backers) as guests) as drawn
   join (select row_number() over (order by c.id) as place, c.id, r.opens_at
         from campaigns c join campaign_rounds r on r.campaign_id = c.id where c.state = 'live') as open
     on open.place = wanted
   join backers on backers.b = guest`;

/** What a batch of pledges is made of. */
export const pledgeStatements = [
  `insert into users (id, kind, email, display_name, locale, created_at)
   select id, 'guest', 'backer-' || id || '@tally.example', 'Backer ' || b, locale, tally_now() from backers`,
  `insert into customers (user_id, provider_id, created_at) select id, 'cus_seed_' || id, tally_now() from backers`,
  `insert into pledges (id, campaign_id, round, backer_id, state, amount, tip, currency, visibility, locale, made_at,
     payment_method_id, card_brand, card_last4, card_exp_month, card_exp_year, card_fingerprint, activated_at)
   select id, campaign, 1, backer, 'active', amount, 0, 'EUR', (array['public', 'public', 'creator', 'hidden'])[1 + p % 4],
     locale, at, 'pm_seed_' || id, 'visa', '4242', 12, 2099, 'seed', at from made`,
  `insert into consents (pledge_id, backer_id, version, sentence, total, currency, latest_date, given_at)
   select id, backer, 'seed', 'Seeded.', amount, 'EUR', '2099-01-01', at from made`,
  `insert into card_setups (id, pledge_id, user_id, number, state, provider_id, payment_method_id, brand, last4, exp_month,
     exp_year, fingerprint, succeeded_at, created_at)
   select setup, id, backer, 1, 'succeeded', 'seti_seed_' || setup, 'pm_seed_' || id, 'visa', '4242', 12, 2099, 'seed', at, at
   from made`,
  `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
   select kind, case kind when 'pledge' then id else setup end, a, b, at, 'seed' from made,
     (values ('pledge', '-', 'pending'), ('pledge', 'pending', 'active'), ('card_setup', '-', 'pending'),
       ('card_setup', 'pending', 'succeeded')) as step (kind, a, b)`,
  `update campaign_totals t set pledged = t.pledged + s.amount, pledges = t.pledges + s.pledges, backers = t.backers + s.backers
   from (select campaign, sum(amount) as amount, count(*) as pledges, count(distinct backer) as backers from made group by campaign) s
   where t.campaign_id = s.campaign and t.round = 1`,
];
