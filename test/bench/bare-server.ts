/**
 * The baseline: bare Fastify and pg doing the same work as one pledge of the service, in one round trip. It knows the
 * session, checks the body by schema, and writes the same rows: pledge, consent, history, outbox, idempotency key.
 */
import Fastify from 'fastify';
import pg from 'pg';
import { CampaignPages } from '../../src/campaigns/campaign-pages.repository.js';
import { Projects } from '../../src/projects/projects.repository.js';
import { hashToken } from '../../src/users/token.js';
import { CampaignCards } from '../../src/web/cards/campaign-cards.query.js';
import { CampaignPageQuery } from '../../src/web/campaign/campaign-page.query.js';

const schema = {
  body: {
    type: 'object',
    required: ['amount', 'consent'],
    additionalProperties: false,
    properties: {
      amount: money(1),
      tip: money(0),
      rewards: { type: 'array', maxItems: 20, items: { type: 'object' } },
      visibility: { enum: ['public', 'creator', 'hidden'] },
      locale: { enum: ['en', 'fr', 'nl'] },
      consent: {
        type: 'object',
        required: ['version', 'sentence'],
        properties: { version: { type: 'string', maxLength: 20 }, sentence: { type: 'string', maxLength: 1000 } },
      },
    },
  },
};

function money(minimum: number) {
  return {
    type: 'object',
    required: ['amount', 'currency'],
    properties: {
      amount: { type: 'integer', minimum, maximum: 99_999_999 },
      currency: { type: 'string', minLength: 3, maxLength: 3 },
    },
  };
}

interface Body {
  amount: { amount: number; currency: string };
  consent: { version: string; sentence: string };
}

const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: Number(process.env['DATABASE_POOL'] ?? 16),
});
const app = Fastify();
app.get('/empty', () => 'ok');

/** The same questions as the campaign page asks, in the same order, without Nest and without drawing. */
const database = {
  read: async (text: string, values: unknown[]) => (await pool.query({ text, values })).rows,
} as never;
const [pages, stories, cards] = [
  new CampaignPages(database),
  new CampaignPageQuery(database),
  new CampaignCards(database),
];
const projects = new Projects(database);
app.get<{ Params: { slug: string } }>('/page/:slug', async ({ params: { slug } }) => {
  const id = (await stories.currentOf(slug)) ?? '';
  const page = await pages.find(id);
  const titles = await projects.titles([page?.projectId ?? ''], 'en');
  const rest = await Promise.all([
    stories.story(id, 'en'),
    stories.days(id),
    stories.backers(id, 18),
    cards.beside(id, 'en', 3),
  ]);
  return { page, titles: [...titles], rest };
});

app.post<{ Params: { id: string }; Body: Body }>('/v1/campaigns/:id/pledges', { schema }, async (request, reply) => {
  const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
  const { amount, consent } = request.body;
  const { rows } = await pool.query<{ id: string | null }>({
    name: 'bare',
    text: 'select bare_pledge($1, $2, $3, $4, $5) as id',
    values: [hashToken(token), request.headers['idempotency-key'], request.params.id, amount.amount, consent.sentence],
  });
  const id = rows[0]?.id;
  return reply.code(id ? 201 : 409).send({ id, campaignId: request.params.id, state: 'pending', amount });
});
app.get('/health/ready', () => ({ ok: true }));
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
