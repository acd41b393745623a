import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { money, toJson } from '../money/index.js';
import { type Caller, CurrentCaller, type Page, PageQuery, UuidParam } from '../platform/http/index.js';
import { Allow, SignedLinks } from '../users/index.js';
import { toAddressInput } from './addresses.dto.js';
import { CancelPledge } from './cancel-pledge.js';
import { ChangePledge } from './change-pledge.js';
import { MakePledge } from './make-pledge.js';
import { PledgeAccess } from './pledge-access.js';
import { PledgeList } from './pledge-list.js';
import { type PledgeResponse, toPledgeResponse } from './pledge-response.js';
import {
  ChangePledgeRequest,
  ConsentQuery,
  MakePledgeRequest,
  oneCurrency,
  SendPledgeLinksRequest,
} from './pledges.dto.js';
import { PreviewConsent } from './preview-consent.js';
import { SendPledgeLinks } from './send-pledge-links.js';

/** A campaign's pledges: the consent to show, and the pledge itself. */
@Controller('v1/campaigns/:campaignId')
export class CampaignPledgesController {
  constructor(
    private readonly makePledge: MakePledge,
    private readonly previewConsent: PreviewConsent,
    private readonly links: SignedLinks,
  ) {}

  @Get('consent')
  @Allow('pledges.consent')
  async consent(@UuidParam('campaignId') campaignId: string, @Query() query: ConsentQuery) {
    const total = BigInt(query.amount) + BigInt(query.tip ?? 0) + BigInt(query.shipping ?? 0);
    const { currency, ...consent } = await this.previewConsent.execute(campaignId, total, query.locale ?? 'en');
    return { ...consent, total: toJson(money(total, currency)) };
  }

  @Post('pledges')
  @Allow('pledges.make')
  async make(
    @UuidParam('campaignId') campaignId: string,
    @Body() request: MakePledgeRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<PledgeResponse & { link?: string }> {
    const pledge = await this.makePledge.execute(campaignId, toNewPledge(request), caller);
    const response = toPledgeResponse(pledge);
    return caller.userId ? response : { ...response, link: this.links.sign('pledge', pledge.id) };
  }
}

/** A backer's own pledges. A guest comes with the signed link of one. */
@Controller('v1/pledges')
export class PledgesController {
  constructor(
    private readonly access: PledgeAccess,
    private readonly list: PledgeList,
    private readonly changePledge: ChangePledge,
    private readonly cancelPledge: CancelPledge,
    private readonly sendPledgeLinks: SendPledgeLinks,
  ) {}

  @Get()
  @Allow('pledges.list')
  async mine(@Query() query: PageQuery, @CurrentCaller() caller: Caller): Promise<Page<PledgeResponse>> {
    const page = await this.list.mine(caller, query);
    return { ...page, data: page.data.map(toPledgeResponse) };
  }

  /** A guest who has lost their letters gets a mail with the links, if there are pledges of this address. */
  @Post('links')
  @HttpCode(202)
  @Allow('pledges.send-links')
  async sendLinks(@Body() body: SendPledgeLinksRequest, @CurrentCaller() caller: Caller): Promise<void> {
    await this.sendPledgeLinks.execute(body, caller);
  }

  @Get(':id')
  @Allow('pledges.read')
  async one(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<PledgeResponse> {
    return toPledgeResponse(await this.access.readable(id, caller));
  }

  @Get(':id/history')
  @Allow('pledges.read')
  async history(@UuidParam('id') id: string, @CurrentCaller() caller: Caller) {
    await this.access.readable(id, caller);
    return { data: await this.list.history(id) };
  }

  @Patch(':id')
  @Allow('pledges.change')
  async change(
    @UuidParam('id') id: string,
    @Body() { amount, tip, ...change }: ChangePledgeRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<PledgeResponse> {
    const pledge = await this.access.changeable(id, caller);
    const currency = oneCurrency(amount, tip);
    const sums = {
      ...(amount && { amount: BigInt(amount.amount) }),
      ...(tip && { tip: BigInt(tip.amount) }),
      ...(currency && { currency }),
    };
    return toPledgeResponse(await this.changePledge.execute(pledge, { ...change, ...sums }, caller));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('pledges.cancel')
  async cancel(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<PledgeResponse> {
    return toPledgeResponse(await this.cancelPledge.execute(await this.access.changeable(id, caller), caller));
  }
}

const toNewPledge = ({ amount, tip, ...request }: MakePledgeRequest) => ({
  amount: BigInt(amount.amount),
  tip: BigInt(tip?.amount ?? 0),
  currency: oneCurrency(amount, tip),
  rewards: request.rewards ?? [],
  destination: request.destination ?? null,
  visibility: request.visibility ?? 'public',
  locale: request.locale ?? 'en',
  consent: request.consent,
  ...(request.address && { address: toAddressInput(request.address) }),
  ...(request.guest && { guest: request.guest }),
});
