import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { drawPage, type PageHead } from '../design/document.js';
import { sendHtml } from './encoding.js';
import { PageCache } from './page-cache.js';
import { type Site, siteOf } from './site.js';
import { hrefIn, type Visit } from './visit.js';

export interface Page extends PageHead {
  readonly content: VNode;
  readonly status?: number;
  /** Where forms of this page may be sent and scripts loaded from, besides us: the provider's, at the checkout. */
  readonly provider?: string;
  /** Whether the page frames another of ours. */
  readonly frames?: boolean;
  /** Its address is a secret that opens a pledge: it is told to nobody, neither to search engines nor where links lead. */
  readonly isSecret?: boolean;
}

/** Sends pages: draws them, and says what they may load. */
@Injectable()
export class Pages {
  /** What pages say of the instance; for feeds and the like, which are no pages. */
  readonly site: Site;

  constructor(
    private readonly cache: PageCache,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.site = siteOf(settings);
  }

  async send(reply: FastifyReply, visit: Visit, { content, status = 200, ...page }: Page): Promise<void> {
    const { provider, frames = false, isSecret = false, ...head } = page;
    const isPrivate = isSecret || head.isPrivate === true;
    const html = drawPage(visit, this.site, { ...head, isPrivate }, content);
    const contentPolicy = policyOf(provider, frames);
    if (status === 200 && !isPrivate) return this.cache.send(reply.request, reply, { html, contentPolicy });
    if (isSecret) void reply.header('referrer-policy', 'same-origin');
    await sendHtml(reply.status(status).header('content-security-policy', contentPolicy), html);
  }

  /** After a form has done its deed: the browser asks for the page anew, so that going back sends nothing twice. */
  async redirect(reply: FastifyReply, visit: Visit, path: string): Promise<void> {
    await reply.redirect(hrefIn(visit.locale, path), 303);
  }
}

/** Everything is ours and nothing is inline, but for what the provider's card form needs where there is one. */
export const policyOf = (provider?: string, frames = false): string =>
  [
    "default-src 'none'",
    `script-src 'self'${provider ? ` ${provider}` : ''}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${provider ? ` ${provider}` : ''}`,
    ...(provider ? [`frame-src ${provider}`] : []),
    ...(frames ? ["frame-src 'self'"] : []),
    `form-action 'self'${provider ? ` ${provider}` : ''}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join(';');
