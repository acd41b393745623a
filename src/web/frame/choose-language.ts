import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hrefIn, preferredLocale } from './visit.js';

/** What programs ask for: never led to a page. */
const forPrograms =
  /^\/(v1|health|metrics|assets|covers|api|dev|problems|openapi\.json|icon\.svg|robots\.txt|en|fr|nl)(\/|\?|$)/;

/** Whoever comes to an address without a language is led to the one that their browser prefers. */
@Injectable()
export class ChooseLanguage implements OnModuleInit {
  constructor(private readonly adapter: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRequest', async (request, reply) => {
      if (!request.is404 || !wantsPage(request)) return;
      void reply.header('vary', 'accept-language');
      return reply.redirect(hrefIn(preferredLocale(request.headers['accept-language']), request.url), 302);
    });
  }
}

const wantsPage = ({ method, url, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && !forPrograms.test(url) && Boolean(headers.accept?.includes('text/html'));
