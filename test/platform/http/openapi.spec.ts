// The API describes itself: what a request class checks is what OpenAPI says, and the docs page runs under its own policy.
import { type RunningApp, startApp } from '../../support/app.js';
import { FrameProbeModule } from './frame-probe.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp({ modules: [FrameProbeModule] });
});
afterAll(() => running.stop());

test('fields are described as they are checked', async () => {
  const { body } = await running.call('GET', '/openapi.json');
  expect(body.openapi).toMatch(/^3\./);
  const { Money, ProbeRequest } = body.components.schemas;
  expect(Money.properties.amount).toMatchObject({ type: 'integer', minimum: 1, maximum: 99_999_999 });
  expect(Money.required).toEqual(['amount', 'currency']);
  expect(ProbeRequest.required).toEqual(['amount']);
  expect(ProbeRequest.properties.name).toMatchObject({ type: 'string', maxLength: 20 });
  expect(ProbeRequest.properties.ink).toMatchObject({ enum: ['red', 'blue'] });
  expect(ProbeRequest.properties.story).toMatchObject({ nullable: true });
  expect(JSON.stringify(ProbeRequest.properties.amount)).toContain('#/components/schemas/Money');
  expect(ProbeRequest.properties.places).toMatchObject({ type: 'array', maxItems: 3 });
});

test('operations and queries are described', async () => {
  const { body } = await running.call('GET', '/openapi.json');
  expect(body.paths['/health/ready'].get).toMatchObject({
    summary: expect.stringContaining('can serve'),
    tags: ['Health'],
  });
  expect(Object.keys(body.paths['/health/ready'].get.responses)).toEqual(['200', '503']);
  const parameters = body.paths['/v1/probe/list'].get.parameters as { name: string; schema: object }[];
  expect(parameters.find(({ name }) => name === 'limit')?.schema).toMatchObject({ minimum: 1, maximum: 100 });
  expect(body.paths).not.toHaveProperty('/openapi.json');
});

test('the page of the docs may run its own script and style, and nothing else may', async () => {
  const page = await running.call('GET', '/api/docs');
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  for (const [file, type] of [
    ['swagger-ui.css', 'text/css'],
    ['swagger-ui-bundle.js', 'text/javascript'],
    ['start.js', 'text/javascript'],
  ]) {
    const asset = await running.call('GET', `/api/docs/${file}`);
    expect([asset.status, asset.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
    expect(page.body).toContain(`/api/docs/${file}`);
  }
  const elsewhere = await running.call('GET', '/health/live');
  expect(elsewhere.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
});

test.each(['package.json', '..%2fpackage.json', 'swagger-ui.js.map', '.env'])('%s is not served', async (file) => {
  expect((await running.call('GET', `/api/docs/${file}`)).status).toBe(404);
});
