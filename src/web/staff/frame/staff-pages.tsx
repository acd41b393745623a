import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { Pages } from '../../frame/pages.js';
import { type Visit } from '../../frame/visit.js';
import { StaffFrame, type StaffHead } from './staff.frame.js';
import { mayDo, type Way } from './staff-ways.js';
import { WaitingQuery } from './waiting.query.js';

export interface StaffPage extends StaffHead {
  readonly way: Way['key'];
  readonly content: VNode;
  readonly status?: number;
}

/** Sends pages of staff: with their own head, which says how much waits where. */
@Injectable()
export class StaffPages {
  constructor(
    private readonly pages: Pages,
    private readonly waiting: WaitingQuery,
  ) {}

  async send(reply: FastifyReply, visit: Visit, { way, content, status = 200, ...head }: StaffPage): Promise<void> {
    const isStaff = mayDo('staff.read', visit.caller);
    const waiting = isStaff ? await this.waiting.of(visit.caller.userId) : undefined;
    await this.pages.send(reply, visit, {
      title: head.title,
      field: 'field-7',
      isPrivate: true,
      status,
      content: (
        <StaffFrame head={head} way={way} waiting={waiting}>
          {content}
        </StaffFrame>
      ),
    });
  }

  redirect(reply: FastifyReply, visit: Visit, path: string): Promise<void> {
    return this.pages.redirect(reply, visit, path);
  }
}
