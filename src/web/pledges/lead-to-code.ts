import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FreshCodeNeeded } from '../../pledges/index.js';
import { hrefIn, visitOf } from '../frame/visit.js';
import { pledgePath } from './pledge-paths.js';

/** Whoever wants to change a pledge by its link is led to the page that asks for a code, and from there to what they wanted. */
@Catch(FreshCodeNeeded)
export class LeadToCode implements ExceptionFilter<FreshCodeNeeded> {
  async catch(_problem: FreshCodeNeeded, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const visit = visitOf(http.getRequest<FastifyRequest>());
    const [, , id = '', page = ''] = visit.path.split('/');
    const to = pledgePath(visit, id, '/code', { then: page });
    await http.getResponse<FastifyReply>().redirect(hrefIn(visit.locale, to), 303);
  }
}
