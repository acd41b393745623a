// Guarantee: the entities of projects and campaigns describe the tables that the migrations make, column by column.
import { DataSource } from 'typeorm';
import { CampaignRound } from '../../src/campaigns/campaign-round.entity.js';
import { CampaignTotalsRow } from '../../src/campaigns/campaign-totals.entity.js';
import { Campaign } from '../../src/campaigns/campaign.entity.js';
import { Need } from '../../src/campaigns/need.entity.js';
import { ReviewCriterion } from '../../src/campaigns/review-criterion.entity.js';
import { Review } from '../../src/campaigns/review.entity.js';
import { RewardStock } from '../../src/campaigns/reward-stock.entity.js';
import { Reward } from '../../src/campaigns/reward.entity.js';
import { dataSourceOptions } from '../../src/platform/database/index.js';
import { ProjectText } from '../../src/projects/project-text.entity.js';
import { Project } from '../../src/projects/project.entity.js';
import { Recipient } from '../../src/projects/recipient.entity.js';
import { createTestDatabase } from '../support/cluster.js';

const entities = [
  ...[Project, ProjectText, Recipient],
  ...[Campaign, CampaignRound, CampaignTotalsRow, Need, Reward, RewardStock, Review, ReviewCriterion],
];

test('no column is to be changed', async () => {
  const { url, drop } = await createTestDatabase();
  const dataSource = await new DataSource({ ...dataSourceOptions(url, 2), entities, migrations: [] }).initialize();
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  // Constraints and indexes are the migrations' business alone.
  const changes = upQueries.map(({ query }) => query).filter((query) => !/DROP (CONSTRAINT|INDEX)/.test(query));
  await dataSource.destroy();
  await drop();
  expect(changes).toEqual([]);
});
