import type { FastifyReply, FastifyRequest } from 'fastify';
import { type SignedIn } from './open-session.js';
import { toSession } from './read-account.js';
import { signedInSession } from './session-cookie.js';
import { type SignInResponse } from './users.dto.js';

/** What a person will recognise a session by: what their browser calls itself. */
export const nameOf = ({ headers }: FastifyRequest): string => (headers['user-agent'] ?? 'unknown').slice(0, 200);

/** A session that has just begun, as the API answers it; pages get it as a cookie. */
export function answerOf(signedIn: SignedIn, reply: FastifyReply): SignInResponse {
  void reply.header('set-cookie', signedInSession(signedIn.token));
  return { ...toSession(signedIn, signedIn.id), userId: signedIn.userId, token: signedIn.token };
}
