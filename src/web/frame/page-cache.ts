import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Encoding, sendHtml } from './encoding.js';

/** A page as it went out, to be sent again. */
export interface DrawnPage {
  readonly html: string;
  readonly contentPolicy: string;
}

interface KeptPage extends DrawnPage {
  readonly etag: string;
  /** When it is to be drawn anew, on the monotonic clock; whoever does that moves it on, so that only one does. */
  until: number;
  readonly encoded: Map<Encoding, Promise<Buffer>>;
}

/** Real milliseconds: a page that a thousand people open at once is drawn once a second; live news goes past it. */
const keptForMs = 1_000;
const mostPages = 500;

/**
 * Public pages for visitors who are not signed in, kept for a second: they are the same for all of them. Whoever has the
 * page already gets 304 instead. Looked up before anything else happens to a request.
 */
@Injectable()
export class PageCache implements OnModuleInit {
  private readonly kept = new Map<string, KeptPage>();

  constructor(private readonly adapter: HttpAdapterHost) {}

  onModuleInit(): void {
    const server = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    server.addHook('onRequest', async (request, reply) => {
      const page = isAnonymous(request) ? this.kept.get(request.url) : undefined;
      if (!page || this.isDue(page)) return;
      await this.answer(request, reply, page);
      return reply;
    });
    // What is not there any more is forgotten at once: else whoever asks next would still get it, and the next one too.
    server.addHook('onSend', async (request, { statusCode }) => {
      if (isAnonymous(request) && isGone(statusCode)) this.kept.delete(request.url);
    });
  }

  /** Sends a page that anybody may see, and keeps it when it was drawn for nobody in particular. */
  async send(request: FastifyRequest, reply: FastifyReply, page: DrawnPage): Promise<void> {
    const etag = `W/"${createHash('sha1').update(page.html).digest('base64url')}"`;
    const kept: KeptPage = { ...page, etag, until: performance.now() + keptForMs, encoded: new Map() };
    if (isAnonymous(request)) this.keep(request.url, kept);
    await this.answer(request, reply, kept);
  }

  /** True for the one visitor for whom it is drawn anew, while the others get what there is; a page long unasked is due for all. */
  private isDue(page: KeptPage): boolean {
    const now = performance.now();
    if (now < page.until) return false;
    if (now < page.until + keptForMs) page.until = now + keptForMs;
    return true;
  }

  private keep(url: string, page: KeptPage): void {
    this.kept.delete(url);
    this.kept.set(url, page);
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostPages && oldest !== undefined) this.kept.delete(oldest);
  }

  private async answer({ headers }: FastifyRequest, reply: FastifyReply, page: KeptPage): Promise<void> {
    void reply.header('etag', page.etag).header('cache-control', 'no-cache').header('vary', 'accept-encoding, cookie');
    // Also where nothing is sent: browsers take the headers of a 304 for those of the page that they have.
    void reply.header('content-security-policy', page.contentPolicy);
    if (headers['if-none-match'] === page.etag) {
      await reply.status(304).send();
      return;
    }
    await sendHtml(reply, page.html, page.encoded);
  }
}

/** Moved, or not to be seen; a failure of ours or a limit says nothing about the page. */
const isGone = (status: number): boolean => status >= 300 && status < 500 && ![304, 408, 429].includes(status);

const isAnonymous = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && headers.cookie === undefined && headers.authorization === undefined;
