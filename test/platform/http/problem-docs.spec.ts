// docs/problems.md lists every problem that the code can answer, as the code declares it.
// After declaring one, write it anew: UPDATE_DOCS=1 <jest> test/platform/http/problem-docs.spec.ts
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { problemStatus, type ProblemType, problemTypes } from '../../../src/platform/http/problem.js';

const source = fileURLToPath(new URL('../../../src/', import.meta.url));
const document = fileURLToPath(new URL('../../../docs/problems.md', import.meta.url));

/** The frame first, then by rank of the modules, so that each problem is listed under the file that declares it. */
const rank = [
  ...[
    'platform',
    'files',
    'audit',
    'users',
    'ledger',
    'projects',
    'campaigns',
    'payments',
    'pledges',
    'community',
    'matching',
  ],
  ...[
    'investments',
    'settlement',
    'payouts',
    'refunds',
    'deliveries',
    'reconciliation',
    'proposals',
    'notifications',
    'web',
  ],
];
const placeOf = (file: string) => rank.indexOf(file.split('/')[0] ?? '');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.errors.ts') && placeOf(file) >= 0)
  .sort(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      Number(b.endsWith('frame.errors.ts')) - Number(a.endsWith('frame.errors.ts')) ||
      (a < b ? -1 : 1),
  );

async function declaredBy(): Promise<Map<string, ProblemType[]>> {
  const byModule = new Map<string, ProblemType[]>();
  const known = new Set<string>();
  for (const file of files) {
    await import(pathToFileURL(join(source, file)).href);
    const fresh = problemTypes().filter(({ code }) => !known.has(code));
    const module = file.split('/')[0] ?? '';
    byModule.set(module, [...(byModule.get(module) ?? []), ...fresh]);
    fresh.forEach(({ code }) => known.add(code));
  }
  return byModule;
}

const head = `# Problems

Every error answer is \`application/problem+json\` (RFC 9457):

\`\`\`json
{
  "type": "/problems/malformed-input",
  "title": "Malformed input",
  "status": 400,
  "detail": "The input does not have the form this operation takes. \`errors\` names each wrong field.",
  "instance": "308bf661-2830-45a6-b54c-6d3c8e633e42",
  "errors": [{ "pointer": "/amount/amount", "message": "must be a whole number from 1 to 99999999" }]
}
\`\`\`

- \`type\` is stable: rely on it, not on \`title\` or \`detail\`. It is relative to the service, which answers there too.
- \`instance\` is the id of the request, also sent as \`X-Request-Id\` and written in the log: name it when you ask for help.
- \`errors\` points at fields of the body (RFC 6901) or names a parameter of the query.
- 409, 429 and 503 with \`Retry-After\` are worth repeating after that many seconds, with the same \`Idempotency-Key\`.
- 400 is a form the operation does not take, 422 a rule of the business, 409 a state that has moved on.

This list is written from the code; \`test/platform/http/problem-docs.spec.ts\` checks it and can write it anew.
`;

test('docs/problems.md is what the code declares', async () => {
  const sections = [...(await declaredBy())]
    .filter(([, types]) => types.length > 0)
    .map(([module, types]) => {
      const lines = types
        .sort((a, b) => (a.code < b.code ? -1 : 1))
        .map(({ code, kind, detail }) => `| \`${code}\` | ${problemStatus[kind]} | ${detail.replaceAll('|', '\\|')} |`);
      return `\n## ${module}\n\n| type \`/problems/…\` | status | what it means and what to do |\n|---|---|---|\n${lines.join('\n')}\n`;
    });
  const text = head + sections.join('');
  if (process.env['UPDATE_DOCS']) writeFileSync(document, text);
  expect(readFileSync(document, 'utf8')).toBe(text);
});

test('every problem says in a sentence or more what to do', async () => {
  await declaredBy();
  for (const { code, detail } of problemTypes()) expect(`${code}: ${detail}`).toMatch(/: [A-Z`].{15,}\.$/);
});
