/** A part of what is kept about a person. */
export interface ExportSection {
  readonly name: string;
  /** The columns that refer to a person and are answered here, as `table.column`. */
  readonly covers: readonly string[];
  /** Rows with a text `k` to order them by; `$1` is the member and the guests they adopted. No secrets, no card numbers. */
  readonly sql: string;
}

const addresses = '(select email from users where id = any($1::uuid[]))';

/** Everything that is kept about a person, in the order of the file. */
export const exportSections: readonly ExportSection[] = [
  {
    name: 'account',
    covers: ['users.adopted_by'],
    sql: `select id::text as k, id, kind, email, email_verified_at as "emailVerifiedAt", display_name as "displayName", locale,
            terms_version as "termsVersion", adopted_by as "adoptedBy", created_at as "createdAt"
          from users where id = any($1::uuid[])`,
  },
  {
    name: 'sessions',
    covers: ['sessions.user_id'],
    sql: `select id::text as k, id, kind, name, created_at as "createdAt", last_used_at as "lastUsedAt",
            expires_at as "expiresAt", revoked_at as "revokedAt"
          from sessions where user_id = any($1::uuid[])`,
  },
  {
    name: 'mailedLinks',
    covers: ['email_challenges.user_id'],
    sql: `select id::text as k, id, purpose, created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt"
          from email_challenges where user_id = any($1::uuid[])`,
  },
  {
    name: 'roles',
    covers: ['role_grants.user_id'],
    sql: `select id::text as k, id, role, proposed_at as "proposedAt", approved_at as "approvedAt", revoked_at as "revokedAt"
          from role_grants where user_id = any($1::uuid[])`,
  },
  {
    name: 'pledges',
    covers: ['pledges.backer_id', 'consents.backer_id'],
    sql: `select p.id::text as k, p.id, p.campaign_id as "campaignId", j.slug as project, p.round, p.state, p.amount, p.tip,
            p.currency, p.visibility, p.locale, p.made_at as "madeAt", p.activated_at as "activatedAt",
            p.card_brand as "cardBrand", p.card_last4 as "cardLast4", p.card_exp_month as "cardExpMonth",
            p.card_exp_year as "cardExpYear",
            (select coalesce(jsonb_agg(jsonb_build_object('title', r.title, 'quantity', q.quantity, 'price', q.price)
               order by r.position), '[]') from pledge_rewards q join rewards r on r.id = q.reward_id
             where q.pledge_id = p.id) as rewards,
            (select coalesce(jsonb_agg(jsonb_build_object('version', s.version, 'sentence', s.sentence, 'total', s.total,
               'currency', s.currency, 'latestDate', s.latest_date, 'givenAt', s.given_at) order by s.id), '[]')
             from consents s where s.pledge_id = p.id) as consents,
            (select coalesce(jsonb_agg(jsonb_build_object('from', h.from_state, 'to', h.to_state, 'at', h.at)
               order by h.id), '[]') from state_changes h where h.entity = 'pledge' and h.entity_id = p.id) as history
          from pledges p join campaigns c on c.id = p.campaign_id join projects j on j.id = c.project_id
          where p.backer_id = any($1::uuid[])`,
  },
  {
    name: 'addresses',
    covers: [],
    sql: `select a.pledge_id::text as k, a.pledge_id as "pledgeId", a.name, a.line1, a.line2, a.postal_code as "postalCode",
            a.city, a.country, a.written_at as "writtenAt"
          from pledge_addresses a join pledges p on p.id = a.pledge_id where p.backer_id = any($1::uuid[])`,
  },
  {
    name: 'deliveries',
    covers: [],
    sql: `select d.id::text as k, d.pledge_id as "pledgeId", r.title, d.state, d.carrier, d.tracking_url as "trackingUrl",
            d.sent_at as "sentAt", d.missed_at as "missedAt",
            (select coalesce(jsonb_agg(jsonb_build_object('from', h.from_state, 'to', h.to_state, 'at', h.at)
               order by h.id), '[]') from state_changes h where h.entity = 'delivery' and h.entity_id = d.id) as history
          from deliveries d join pledges p on p.id = d.pledge_id join rewards r on r.id = d.reward_id
          where p.backer_id = any($1::uuid[])`,
  },
  {
    name: 'rewardAnswers',
    covers: [],
    sql: `select a.pledge_id::text || a.question_id as k, a.pledge_id as "pledgeId", r.title, q.question, a.answer,
            a.answered_at as "answeredAt"
          from reward_answers a join pledges p on p.id = a.pledge_id join reward_questions q on q.id = a.question_id
          join rewards r on r.id = a.reward_id where p.backer_id = any($1::uuid[])`,
  },
  {
    name: 'savedCards',
    covers: ['card_setups.user_id', 'customers.user_id'],
    sql: `select s.id::text as k, s.pledge_id as "pledgeId", s.state, s.brand, s.last4, s.exp_month as "expMonth",
            s.exp_year as "expYear", s.succeeded_at as "savedAt", s.detached_at as "forgottenAt",
            c.provider_id as "providerCustomer"
          from card_setups s left join customers c on c.user_id = s.user_id where s.user_id = any($1::uuid[])`,
  },
  {
    name: 'payments',
    covers: ['payments.user_id'],
    sql: `select id::text as k, id, pledge_id as "pledgeId", state, amount, tip, currency, provider_id as "providerId",
            charge_id as "chargeId", created_at as "createdAt", succeeded_at as "succeededAt"
          from payments where user_id = any($1::uuid[])`,
  },
  {
    name: 'refunds',
    covers: [],
    sql: `select f.id::text as k, f.id, f.pledge_id as "pledgeId", f.state, f.cause, f.amount, f.tip, f.currency,
            f.provider_id as "providerId", f.requested_at as "requestedAt"
          from refunds f join pledges p on p.id = f.pledge_id where p.backer_id = any($1::uuid[])`,
  },
  {
    name: 'denials',
    covers: [],
    sql: `select d.pledge_id::text as k, d.pledge_id as "pledgeId", d.denied_at as "deniedAt"
          from pledge_denials d join pledges p on p.id = d.pledge_id where p.backer_id = any($1::uuid[])`,
  },
  {
    name: 'withdrawals',
    covers: [],
    sql: `select w.pledge_id::text as k, w.pledge_id as "pledgeId", w.declared_at as "declaredAt", w.refund_id as "refundId"
          from withdrawals w join pledges p on p.id = w.pledge_id where p.backer_id = any($1::uuid[])`,
  },
  {
    name: 'disputes',
    covers: [],
    sql: `select d.id::text as k, d.id, d.pledge_id as "pledgeId", d.state, d.provider_id as "providerId",
            (select coalesce(jsonb_agg(jsonb_build_object('amount', m.amount, 'tip', m.tip) order by m.id), '[]')
             from dispute_movements m where m.dispute_id = d.id) as movements
          from disputes d join pledges p on p.id = d.pledge_id where p.backer_id = any($1::uuid[])`,
  },
  {
    name: 'projects',
    covers: ['projects.owner_id', 'projects.deputy_id', 'projects.deputy_email'],
    sql: `select j.id::text as k, j.id, j.slug, j.category, j.tags, j.place, j.latitude, j.longitude,
            j.created_at as "createdAt",
            j.owner_id = any($1::uuid[]) as "isOwner", coalesce(j.deputy_id = any($1::uuid[]), false) as "isDeputy",
            (select coalesce(jsonb_agg(to_jsonb(t) - 'project_id' order by t.locale), '[]')
             from project_texts t where t.project_id = j.id) as texts,
            (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'model', c.model, 'state', c.state,
               'currency', c.currency) order by c.id), '[]') from campaigns c where c.project_id = j.id) as campaigns
          from projects j where j.owner_id = any($1::uuid[]) or j.deputy_id = any($1::uuid[]) or j.deputy_email in ${addresses}`,
  },
  {
    name: 'recipient',
    covers: ['recipients.user_id'],
    sql: `select id::text as k, id, legal_name as "legalName", country, provider_account_id as "providerAccount", transfers,
            created_at as "createdAt" from recipients where user_id = any($1::uuid[])`,
  },
  {
    name: 'evidence',
    covers: ['tranche_evidence.handed_in_by'],
    sql: `select e.id::text as k, to_jsonb(e) - 'id' as evidence from tranche_evidence e where handed_in_by = any($1::uuid[])`,
  },
  {
    name: 'follows',
    covers: ['follows.user_id', 'follows.email'],
    sql: `select f.id::text as k, j.slug as project, f.asked_at as "askedAt", f.confirmed_at as "confirmedAt"
          from follows f join projects j on j.id = f.project_id
          where f.user_id = any($1::uuid[]) or f.email in ${addresses}`,
  },
  {
    name: 'updates',
    covers: ['updates.author_id', 'update_versions.replaced_by'],
    sql: `select u.id::text as k, u.id, u.campaign_id as "campaignId", u.audience, u.created_at as "createdAt",
            u.published_at as "publishedAt",
            (select coalesce(jsonb_agg(to_jsonb(t) - 'update_id' order by t.locale), '[]')
             from update_texts t where t.update_id = u.id) as texts,
            (select coalesce(jsonb_agg(to_jsonb(v) - 'update_id' - 'replaced_by' order by v.id), '[]')
             from update_versions v where v.update_id = u.id and v.replaced_by = any($1::uuid[])) as replaced
          from updates u where u.author_id = any($1::uuid[])
            or exists (select from update_versions v where v.update_id = u.id and v.replaced_by = any($1::uuid[]))`,
  },
  {
    name: 'comments',
    covers: ['comments.author_id'],
    sql: `select id::text as k, id, campaign_id as "campaignId", answer_to as "answerTo", pledge_id as "pledgeId", body as text,
            written_at as "writtenAt", corrected_at as "correctedAt", deleted_at as "deletedAt", hidden_at as "hiddenAt"
          from comments where author_id = any($1::uuid[])`,
  },
  {
    name: 'reports',
    covers: ['moderation_reports.reporter_id', 'moderation_reports.email'],
    sql: `select r.id::text as k, r.id, r.kind, r.subject_id as "subjectId", r.ground, r.explanation, r.name, r.email,
            r.made_at as "madeAt", d.outcome, d.reason, d.decided_at as "decidedAt",
            (select jsonb_build_object('words', o.words, 'madeAt', o.made_at, 'outcome', o.outcome, 'reason', o.reason)
             from moderation_objections o where o.report_id = r.id limit 1) as objection
          from moderation_reports r left join moderation_decisions d on d.id = r.decision_id
          where r.reporter_id = any($1::uuid[]) or r.email in ${addresses}`,
  },
  {
    name: 'moderation',
    covers: ['moderation_decisions.author_id', 'moderation_originals.author_id'],
    // What moderators decided about what the person wrote, with the copy that was judged; not who reported it.
    sql: `select d.id::text as k, d.id, d.kind, d.subject_id as "subjectId", d.outcome, d.ground, d.basis, d.reason,
            d.decided_at as "decidedAt", t.texts,
            (select jsonb_build_object('words', o.words, 'madeAt', o.made_at, 'outcome', o.outcome, 'reason', o.reason)
             from moderation_objections o where o.decision_id = d.id and o.report_id is null) as objection
          from moderation_decisions d join moderation_originals t on t.id = d.original_id
          where d.author_id = any($1::uuid[])`,
  },
  {
    name: 'messagesToBackers',
    covers: ['backer_messages.author_id'],
    sql: `select m.id::text as k, m.id, m.campaign_id as "campaignId", m.audience, m.recipients, m.sent_at as "sentAt",
            (select coalesce(jsonb_agg(to_jsonb(t) - 'message_id' order by t.locale), '[]')
             from backer_message_texts t where t.message_id = m.id) as texts
          from backer_messages m where m.author_id = any($1::uuid[])`,
  },
  {
    name: 'updatesWithoutMails',
    covers: ['quiet_backers.backer_id'],
    sql: `select campaign_id::text as k, campaign_id as "campaignId", since
          from quiet_backers where backer_id = any($1::uuid[])`,
  },
  {
    name: 'pictures',
    covers: ['pictures.uploaded_by'],
    sql: `select id::text as k, id, digest, width, height, purpose, project_id as "projectId", alt, uploaded_at as "uploadedAt"
          from pictures where uploaded_by = any($1::uuid[])`,
  },
  {
    name: 'previewLinks',
    covers: ['campaign_previews.made_by'],
    sql: `select id::text as k, campaign_id as "campaignId", made_at as "madeAt"
          from campaign_previews where made_by = any($1::uuid[])`,
  },
  {
    name: 'secondFactors',
    covers: ['totp_factors.user_id', 'passkeys.user_id', 'recovery_codes.user_id'],
    // What they are and since when; the keys themselves are secrets.
    sql: `select 'app' as k, 'app' as kind, null as name, created_at as "createdAt",
            (select count(*) from recovery_codes c where c.user_id = t.user_id and c.used_at is null) as "recoveryCodesLeft"
          from totp_factors t where user_id = any($1::uuid[])
          union all
          select id::text, 'passkey', name, created_at, null from passkeys where user_id = any($1::uuid[])`,
  },
  {
    name: 'switchedOffLetters',
    covers: ['mail_refusals.user_id'],
    sql: `select topic as k, topic, refused_at as "refusedAt" from mail_refusals where user_id = any($1::uuid[])`,
  },
  {
    name: 'legalHolds',
    covers: ['legal_holds.user_id'],
    // Why is for the claim or the inquiry; that it is so, and since when, is for the person.
    sql: `select id::text as k, placed_at as "placedAt", ended_at as "endedAt"
          from legal_holds where user_id = any($1::uuid[])`,
  },
  {
    name: 'letters',
    covers: ['mails.user_id', 'mails.address'],
    // Links that make an account, set a password or sign in are keys, also when they are over.
    sql: `select id::text as k, kind, address, locale, subject, written_at as "writtenAt", sent_at as "sentAt",
            case when kind not in ('verifyEmail', 'resetPassword', 'signInLink') then body end as body
          from mails where user_id = any($1::uuid[]) or address in ${addresses}`,
  },
  {
    name: 'audit',
    covers: ['audit_entries.actor_id', 'audit_entries.subject_id'],
    sql: `select e.id::text as k, e.id, e.at, e.via, e.action, e.subject, e.subject_id as "subjectId", e.details,
            e.actor_id = any($1::uuid[]) as "byMe",
            case when e.actor_id = any($1::uuid[]) then t.body end as text
          from audit_entries e left join audit_texts t on t.entry_id = e.id
          where e.actor_id = any($1::uuid[]) or (e.subject = 'user' and e.subject_id = any($1::uuid[]))`,
  },
  {
    name: 'stepsTaken',
    covers: ['state_changes.actor_id'],
    sql: `select id::text as k, entity, entity_id as "entityId", from_state as "from", to_state as "to", at, reason
          from state_changes where actor_id = any($1::uuid[])`,
  },
];

const asStaff = 'what somebody decided in a role; the decision itself is in `audit` and `stepsTaken`';

/** Columns that refer to a person and are in no section, with the reason. */
export const leftOut: Readonly<Record<string, string>> = {
  'passkey_challenges.user_id': 'random numbers that last for five minutes',
  'role_grants.proposed_by': asStaff,
  'role_grants.approved_by': asStaff,
  'role_grants.revoked_by': asStaff,
  'legal_holds.placed_by': asStaff,
  'legal_holds.ended_by': asStaff,
  'reviews.reviewer_id': asStaff,
  'payouts.prepared_by': asStaff,
  'payouts.decided_by': asStaff,
  'reconciliations.requested_by': asStaff,
  'breaks.owner_id': asStaff,
  'breaks.resolved_by': asStaff,
  'refunds.ordered_by': asStaff,
  'refunds.decided_by': asStaff,
  'refund_runs.ordered_by': asStaff,
  'refund_runs.decided_by': asStaff,
  'tranches.proposed_by': asStaff,
  'tranches.refused_by': asStaff,
  'retentions.proposed_by': asStaff,
  'retentions.decided_by': asStaff,
  'moderation_decisions.decided_by': asStaff,
  'moderation_objections.first_by': asStaff,
  'moderation_objections.decided_by': asStaff,
};
