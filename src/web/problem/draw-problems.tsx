import type { FastifyRequest } from 'fastify';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ProblemPages, problemStatus } from '../../platform/http/index.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { drawPage } from '../design/document.js';
import { policyOf } from '../frame/pages.js';
import { siteOf } from '../frame/site.js';
import { type Visit, visitOf } from '../frame/visit.js';
import { ProblemPage } from './problem.page.js';
import { problemWords } from './problem.words.js';

/** Shows people as a page what programs get as problem details. */
@Injectable()
export class DrawProblems implements OnModuleInit {
  constructor(
    private readonly pages: ProblemPages,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    const site = siteOf(this.settings);
    this.pages.use((problem, request) => {
      const visit = visitOf(request, request.viewer ?? null);
      const words = problemWords[visit.locale];
      const title = words.titles[problemStatus[problem.kind]] ?? words.other;
      const then = wayBack(request, visit, site.home);
      const page = <ProblemPage problem={problem} requestId={request.id} then={then} />;
      const html = drawPage(visit, site, { title, isPrivate: true }, page);
      return { html, contentPolicy: policyOf() };
    });
  }
}

/** Where to come back to: this page, or the one whose form was sent, which has no address of its own. */
function wayBack({ method, headers: { referer } }: FastifyRequest, { path, search }: Visit, home: string): string {
  if (method === 'GET') return path + search;
  const from = referer && URL.canParse(referer) ? new URL(referer) : undefined;
  if (from?.origin !== new URL(home).origin) return '/';
  return (from.pathname + from.search).replace(/^\/(en|fr|nl)(?=\/|\?|$)/, '') || '/';
}
