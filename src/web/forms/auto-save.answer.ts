import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../platform/http/index.js';
import { type FormState } from './field.js';

/** Whether the page's script sends the form by itself; a browser that sends it asks for a page. */
export const isAutoSave = ({ headers }: FastifyRequest): boolean => headers.accept === 'application/json';

/** The version that is there now, for the next time. */
export async function answerSaved(reply: FastifyReply, version: string): Promise<void> {
  await reply.send({ version });
}

/** Nothing was kept: what is wrong, in the reader's language. 409 when somebody else was faster. */
export async function answerNotSaved(
  reply: FastifyReply,
  { errors, problem }: FormState,
  error?: unknown,
): Promise<void> {
  const [first] = Object.values(errors);
  await reply.status(hasMoved(error) ? 409 : 422).send({ problem: problem ?? first ?? '' });
}

/** Whether a form was refused because what it was drawn from is not what is there any more. */
const hasMoved = (error: unknown): boolean =>
  error instanceof Problem && (error.code === 'draft-moved' || error.code === 'text-moved');

/**
 * After the reader has been told that something newer is there, the form is drawn from that: who sends it once more
 * knows what is written over.
 */
export const freshIf = (error: unknown, state: FormState): FormState => {
  if (!hasMoved(error)) return state;
  return { ...state, typed: Object.fromEntries(Object.entries(state.typed).filter(([name]) => name !== 'seen')) };
};
