import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, problemDetails, problemStatus } from './problem.js';
import { asProblem } from './as-problem.js';

/** A problem as people see it: the document, and what it may load. */
export interface ProblemPage {
  readonly html: string;
  readonly contentPolicy: string;
}

type ProblemRenderer = (problem: Problem, request: FastifyRequest) => ProblemPage;

/** How pages show a problem to people. `web` sets the one renderer; the API never uses it. */
@Injectable()
export class ProblemPages {
  private renderer: ProblemRenderer | undefined;

  use(renderer: ProblemRenderer): void {
    this.renderer = renderer;
  }

  /** The page of the problem when this request came from a page, undefined when it is to be answered in JSON. */
  render(problem: Problem, request: FastifyRequest): ProblemPage | undefined {
    const wantsPage = !request.url.startsWith('/v1/') && request.headers.accept?.includes('text/html');
    return wantsPage ? this.renderer?.(problem, request) : undefined;
  }
}

/** The one place where errors become answers. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(private readonly pages: ProblemPages) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = asProblem(error);
    this.log(problem, error);
    if (reply.sent) {
      // Part of the answer is out already; cutting the connection is the only way left to say that it is not whole.
      reply.raw.destroy();
      return;
    }
    sendProblem(reply, problem, request.id, this.pages.render(problem, request));
  }

  private log(problem: Problem, error: unknown): void {
    if (problem.kind === 'internal') this.logger.error('A request failed', error);
    if (problem.kind === 'unavailable') this.logger.warn({ message: problem.code, cause: problem.cause });
  }
}

/** Sends the problem, as JSON or as the page that was rendered for it. */
export function sendProblem(reply: FastifyReply, problem: Problem, requestId: string, page?: ProblemPage): void {
  // Set here as well as in the hooks: the router refuses a malformed address before any hook runs.
  const headers = { 'x-request-id': requestId, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  void reply.status(problemStatus[problem.kind]).headers(headers);
  if (problem.retryAfterSeconds !== undefined) void reply.header('retry-after', String(problem.retryAfterSeconds));
  if (page) {
    void reply.type('text/html; charset=utf-8').header('content-security-policy', page.contentPolicy).send(page.html);
  } else void reply.type('application/problem+json').send(problemJson(problem, requestId));
}

/** The body as text: `extra` may hold money as bigint, which JSON.stringify alone refuses. */
export const problemJson = (problem: Problem, requestId: string): string =>
  JSON.stringify(problemDetails(problem, requestId), (_key, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  );
