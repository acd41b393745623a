import { emit } from '../events/emit.js';
import { previousOf } from '../events/previous.js';
import { applyMetadata, type MetadataChange } from '../parameters/metadata.js';
import { refused } from '../protocol/api-error.js';
import type { World } from '../world.js';
import type { Dispute, DisputeStatus, evidenceFields } from './dispute.js';

export interface Response {
  readonly evidence?: Partial<Record<(typeof evidenceFields)[number], string | null>>;
  readonly intended_submission_method?: string;
  readonly metadata?: MetadataChange;
  readonly submit?: boolean;
}

const reviewed: Partial<Record<DisputeStatus, DisputeStatus>> = {
  needs_response: 'under_review',
  warning_needs_response: 'warning_under_review',
};

/** The words of https://docs.stripe.com/testing#evidence, each with the task that makes it true. */
const decided: Readonly<Record<string, string>> = {
  winning_evidence: 'dispute_won',
  losing_evidence: 'dispute_lost',
  escalate_inquiry_evidence: 'inquiry_escalates',
};

/** Evidence is handed in as it is given unless `submit` is false, and only once. */
export function respond(world: World, before: Dispute, given: Response): Dispute {
  const { evidence, submit = evidence !== undefined } = given;
  const status = reviewed[before.status];
  if ((evidence !== undefined || submit) && status === undefined) {
    throw refused(
      undefined,
      `Evidence cannot be given for ${before.id} any more, because its status is ${before.status}.`,
    );
  }
  const held = { ...before.evidence, ...evidence };
  const details = before.evidence_details;
  const has_evidence = details.has_evidence || evidence !== undefined;
  const dispute = world.store.disputes.update(before.id, {
    evidence: held,
    evidence_details: submit
      ? { ...details, has_evidence, submission_count: details.submission_count + 1, submission_method: 'manual' }
      : { ...details, has_evidence },
    intended_submission_method: given.intended_submission_method ?? before.intended_submission_method,
    metadata: applyMetadata(before.metadata, given.metadata),
    ...(submit && status && { status }),
  });
  emit(world, 'charge.dispute.updated', dispute, previousOf(before, dispute));
  const task = decided[held.uncategorized_text ?? ''];
  if (submit && task !== undefined) world.scheduler.schedule(task, dispute.id, 'real', 0);
  return dispute;
}
