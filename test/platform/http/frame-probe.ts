import { Body, Controller, Get, HttpCode, Injectable, Module, Post, Query } from '@nestjs/common';
import {
  Allow,
  type Caller,
  ChoiceField,
  CurrentCaller,
  FlagField,
  IdField,
  Idempotency,
  InstantField,
  IntegerField,
  MoneyField,
  NestedField,
  NestedListField,
  PageQuery,
  problem,
  TextField,
  TextListField,
  UrlField,
  UuidParam,
} from '../../../src/platform/http/index.js';
import { Database, rows } from '../../../src/platform/database/index.js';
import { type MoneyJson } from '../../../src/money/index.js';

export class TeapotIsShort extends problem('conflict', 'teapot-is-short', 'The teapot is short and stout.') {}

export class Place {
  @TextField({ max: 20 })
  city!: string;

  @IntegerField({ min: 0, max: 99 })
  floor!: number;
}

export class ProbeRequest {
  @MoneyField()
  amount!: MoneyJson;

  @MoneyField({ min: 0, optional: true })
  tip?: MoneyJson;

  @TextField({ max: 20, optional: true })
  name?: string;

  @TextField({ max: 100, lines: true, optional: true, nullable: true })
  story?: string | null;

  @IdField({ optional: true })
  rewardId?: string;

  @ChoiceField(['red', 'blue'], { optional: true })
  ink?: string;

  @FlagField({ optional: true })
  hidden?: boolean;

  @InstantField({ optional: true })
  deadline?: string;

  @UrlField({ optional: true })
  link?: string;

  @NestedField(() => Place, { optional: true })
  place?: Place;

  @NestedListField(() => Place, { max: 3, optional: true })
  places?: Place[];

  @TextListField({ max: 3, each: { max: 5 }, optional: true })
  tags?: string[];
}

@Injectable()
class ProbeEffects {
  count = 0;
}

// The guard of `users` refuses a route that names no operation; this one is open to everybody.
@Allow('health.read')
@Controller('v1/probe')
@Allow('health.read')
class ProbeController {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly effects: ProbeEffects,
  ) {}

  @Post()
  @HttpCode(200)
  echo(@Body() body: ProbeRequest): ProbeRequest {
    return body;
  }

  @Post('once')
  once(@Body() body: ProbeRequest, @CurrentCaller() caller: Caller): Promise<{ effect: number; amount: number }> {
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () => {
        await rows(tx, 'select pg_sleep(0.05)');
        return { effect: (this.effects.count += 1), amount: body.amount.amount };
      }),
    );
  }

  @Get('list')
  list(@Query() query: PageQuery): PageQuery {
    return query;
  }

  @Get('caller')
  caller(@CurrentCaller() caller: Caller): Caller {
    return caller;
  }

  @Get('conflict')
  conflict(): never {
    throw new TeapotIsShort({ extra: { spoutMm: 12n } });
  }

  @Get('bug')
  bug(): never {
    throw new Error("select * from secrets where email = 'ada@example.org'");
  }

  @Get('sql')
  async sql(@Query('state') state: string): Promise<void> {
    await this.database.read(`do $$ begin raise exception 'told' using errcode = '${state.slice(0, 5)}'; end $$`);
  }

  @Get('slow')
  async slow(): Promise<{ done: boolean }> {
    await this.database.read('select pg_sleep(0.4)');
    return { done: true };
  }

  @Get('hang')
  hang(): Promise<never> {
    return new Promise(() => {});
  }

  @Get('by-id/:id')
  byId(@UuidParam('id') id: string): { id: string } {
    return { id };
  }
}

/** Shows each part of the frame at an address of its own. */
@Module({ controllers: [ProbeController], providers: [ProbeEffects] })
export class FrameProbeModule {}
