import { join } from 'node:path';
import { startProgram } from '../local/processes.js';
import { repositoryRoot } from '../local/repository-root.js';

/** Runs one of the service's commands with `--json` against the database and answers what it printed. */
export async function programAnswer<Answer>(name: string, databaseUrl: string): Promise<Answer> {
  const lines: string[] = [];
  const program = startProgram({
    name,
    script: join(repositoryRoot(), `dist/src/cli/${name}.js`),
    args: ['--json'],
    env: { ...process.env, DATABASE_URL: databaseUrl, DATABASE_DIRECT_URL: '', LOG_LEVEL: 'silent' },
    onLine: ({ stream, line }) => stream === 'stdout' && lines.push(line),
  });
  const { code } = await program.exited;
  const text = lines.join('\n');
  if (!text.startsWith('{')) throw new Error(`npm run ${name} ended with ${code} and said: ${text || 'nothing'}`);
  return JSON.parse(text) as Answer;
}
