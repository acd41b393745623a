import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  BoardQuery,
  delivers,
  deliveryStates,
  LockAnswers,
  MarkDeliveries,
  ReadDeliveries,
} from '../../deliveries/index.js';
import { isUuid, type Problem, UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { readForm, type Typed } from '../forms/read-form.js';
import { refusedForm } from '../forms/refused-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { CampaignDesk } from '../my-campaign/campaign-desk.js';
import { lockForm, markAllForm, markForm, onPage } from './deliveries.form.js';
import { DeliveriesPage, NothingYetPage } from './deliveries.page.js';
import { deliveriesWords } from './deliveries.words.js';

type Asked = Readonly<Record<string, unknown>>;

const atField = ({ code }: Problem) => (code === 'tracking-for-one' ? 'tracking' : undefined);

/** What the people of a campaign have to deliver, and how far it is. */
@PageRoutes('my/campaigns/:id/deliveries')
export class MyDeliveriesController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: CampaignDesk,
    private readonly deliveries: ReadDeliveries,
    private readonly markDeliveries: MarkDeliveries,
    private readonly lockAnswers: LockAnswers,
  ) {}

  @Get()
  @Allow('deliveries.read')
  async board(
    @UuidParam('id') id: string,
    @Query() asked: Asked,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, visit, id, asked, emptyForm);
  }

  @Post()
  @Allow('deliveries.mark')
  async mark(
    @UuidParam('id') id: string,
    @Query() asked: Asked,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(markForm(visit.locale), body, visit.locale);
    if (!form.ok) return this.show(reply, visit, id, asked, form);
    const { lines, to, carrier, tracking: trackingUrl } = form.value;
    await this.deed(reply, visit, id, asked, form.typed, () =>
      this.markDeliveries.execute(id, lines, { to, carrier, trackingUrl }, visit.caller),
    );
  }

  @Post('all')
  @Allow('deliveries.mark')
  async markAll(
    @UuidParam('id') id: string,
    @Query() asked: Asked,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(markAllForm, body, visit.locale);
    if (!form.ok) return this.show(reply, visit, id, asked, form);
    const { reward, to, carrier } = form.value;
    await this.deed(reply, visit, id, asked, form.typed, () =>
      this.markDeliveries.allOf(id, reward, { to, carrier }, visit.caller),
    );
  }

  @Post('answers')
  @Allow('deliveries.mark')
  async lock(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(lockForm, body, visit.locale);
    if (form.ok) await this.lockAnswers.execute(id, form.value.answers === 'locked', visit.caller);
    await this.pages.redirect(reply, visit, boardPath(id, {}));
  }

  private async deed(
    reply: FastifyReply,
    visit: Visit,
    id: string,
    asked: Asked,
    typed: Typed,
    mark: () => Promise<{ marked: number; left: number }>,
  ): Promise<void> {
    let done: { marked: number; left: number };
    try {
      done = await mark();
    } catch (error) {
      return this.show(reply, visit, id, asked, refusedForm(error, typed, visit.locale, atField));
    }
    if (done.left === 0) return this.pages.redirect(reply, visit, boardPath(id, asked));
    const say = sayIn(visit.locale);
    const problem = deliveriesWords[visit.locale].left(say.number(done.marked), say.number(done.left));
    return this.show(reply, visit, id, asked, { typed: {}, errors: {}, problem });
  }

  private async show(reply: FastifyReply, visit: Visit, id: string, asked: Asked, state: FormState): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const { title } = deliveriesWords[visit.locale];
    if (!delivers(mine.campaign.state)) {
      return this.pages.send(reply, visit, { title, isPrivate: true, content: <NothingYetPage mine={mine} /> });
    }
    const query = queryOf(asked);
    const [board, counts, isLocked] = await Promise.all([
      this.deliveries.board(id, query, visit.caller),
      this.deliveries.counts(id, visit.caller),
      this.lockAnswers.isLocked(id),
    ]);
    const here = boardPath(id, asked);
    const content = <DeliveriesPage {...{ mine, board, counts, query, here, state, isLocked }} />;
    await this.pages.send(reply, visit, { title, isPrivate: true, status: state === emptyForm ? 200 : 422, content });
  }
}

/** What of the board is asked for; what the address cannot mean is not asked for. */
function queryOf({ reward, state, after }: Asked): BoardQuery {
  const query = Object.assign(new BoardQuery(), { limit: onPage });
  if (typeof reward === 'string' && isUuid(reward)) query.rewardId = reward;
  if (typeof after === 'string') query.after = after;
  const known = [...deliveryStates, 'missed' as const].find((one) => one === state);
  if (known) query.state = known;
  return query;
}

function boardPath(id: string, asked: Asked): string {
  const { rewardId, state, after } = queryOf(asked);
  const kept = Object.entries({ reward: rewardId, state, after }).filter((pair): pair is [string, string] => pair[1] !== undefined); // prettier-ignore
  const search = new URLSearchParams(kept).toString();
  return `/my/campaigns/${id}/deliveries${search && `?${search}`}`;
}
