import 'reflect-metadata';
/** What P8 and P9 compare with: a Nest application on TypeORM as one would begin it, with `save()` and two entities. */
import { Body, Controller, Get, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, Repository } from 'typeorm';

@Entity('naive_campaigns')
class NaiveCampaign {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('bigint')
  pledged!: string;
}

@Entity('naive_pledges')
class NaivePledge {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  campaignId!: string;

  @Column('bigint')
  amount!: string;
}

@Controller()
class NaiveController {
  constructor(@InjectRepository(NaivePledge) private readonly pledges: Repository<NaivePledge>) {}

  @Get('health/ready')
  ready() {
    return { ok: true };
  }

  @Post('v1/campaigns/:id/pledges')
  make(@Param('id') campaignId: string, @Body() body: { amount: { amount: number } }) {
    return this.pledges.save({ campaignId, amount: String(body.amount.amount) });
  }
}

const entities = [NaiveCampaign, NaivePledge];

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: process.env['DATABASE_URL'],
      entities,
      synchronize: true,
      uuidExtension: 'pgcrypto',
      installExtensions: false,
    }),
    TypeOrmModule.forFeature(entities),
  ],
  controllers: [NaiveController],
})
class NaiveModule {}

const app = await NestFactory.create<NestFastifyApplication>(NaiveModule, new FastifyAdapter(), { logger: ['error'] });
await app.listen(Number(process.env['PORT']), '127.0.0.1');
