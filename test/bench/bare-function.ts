/** Everything a pledge writes, in one call. */
export const bareFunction = `
  create or replace function bare_pledge(p_session bytea, p_key text, p_campaign uuid, p_amount bigint, p_sentence text)
  returns uuid language plpgsql as $$
  declare v_user uuid; v_pledge uuid := uuidv7(); v_now timestamptz; v_round record;
  begin
    select user_id into v_user from sessions
      where token_hash = p_session and revoked_at is null and expires_at > clock_timestamp();
    if v_user is null then return null; end if;
    perform 1 from campaigns where id = p_campaign and state = 'live' for no key update;
    select number, deadline into v_round from campaign_rounds where campaign_id = p_campaign and state = 'open';
    v_now := tally_now();
    if v_now >= v_round.deadline then return null; end if;
    insert into pledges (id, campaign_id, round, backer_id, state, amount, tip, currency, visibility, locale, made_at, hold_until)
      values (v_pledge, p_campaign, v_round.number, v_user, 'pending', p_amount, 0, 'EUR', 'public', 'en', v_now, v_now + interval '30 minutes');
    insert into consents (pledge_id, backer_id, version, sentence, total, currency, latest_date, given_at)
      values (v_pledge, v_user, '2026-11', p_sentence, p_amount, 'EUR', v_round.deadline::date, v_now);
    insert into state_changes (entity, entity_id, from_state, to_state, at, actor_id, reason)
      values ('pledge', v_pledge, '-', 'pending', v_now, v_user, 'made');
    insert into outbox (event, consumer, payload)
      values ('pledge.made', 'bench.none', jsonb_build_object('pledgeId', v_pledge, 'campaignId', p_campaign));
    insert into idempotency_keys (actor, key, request_hash, answer)
      values (v_user::text, p_key, sha256(p_key::bytea), jsonb_build_object('id', v_pledge));
    return v_pledge;
  end $$`;
