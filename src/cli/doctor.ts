import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { examineDatabase } from './doctor/database.examination.js';
import { examineFiles } from './doctor/files.examination.js';
import { type Examination, type Finding } from './doctor/finding.js';
import { examineAddress, examineMail } from './doctor/outside.examination.js';
import { examinePayments } from './doctor/payments.examination.js';
import { examinePeople } from './doctor/people.examination.js';
import { examineRedis } from './doctor/redis.examination.js';
import { examineSettings, readable } from './doctor/settings.examination.js';

const usage = `npm run doctor [-- --json]
Says what is missing before live keys work: settings, database, people, Redis, files, Stripe, mail, address. It changes nothing.
Exit code: 0 nothing is missing, 1 something is, 2 it was called wrongly.`;

const marks = { ok: 'ok     ', missing: 'MISSING', advice: 'advice ' } as const;

/** Runs the program with these arguments; answers its exit code. */
export async function runDoctor(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<0 | 1 | 2> {
  if (args.some((arg) => arg !== '--json')) {
    say(usage);
    return 2;
  }
  const json = args.length > 0;
  const findings: Finding[] = [];
  for (const examination of examinations(environment)) {
    const found = await examine(examination);
    findings.push(...found);
    if (!json) found.flatMap(linesOf).forEach(say);
  }
  const missing = findings.filter(({ state }) => state === 'missing').length;
  if (json) say(JSON.stringify({ ready: missing === 0, findings }, null, 2));
  else say(missing === 0 ? 'Nothing is missing.' : `${missing} missing.`);
  return missing === 0 ? 0 : 1;
}

function examinations(environment: NodeJS.ProcessEnv): Examination[] {
  const settings = readable(environment);
  const first = examineSettings(environment);
  if (!settings) return [first];
  const { DATABASE_DIRECT_URL, REDIS_URL, FILES_DIR, SMTP_URL } = settings;
  return [
    first,
    examineDatabase(DATABASE_DIRECT_URL),
    examinePeople(DATABASE_DIRECT_URL),
    ...(REDIS_URL ? [examineRedis(REDIS_URL)] : []),
    examineFiles(FILES_DIR),
    examinePayments(settings),
    ...(SMTP_URL ? [examineMail(SMTP_URL)] : []),
    examineAddress(settings),
  ];
}

/** An area that cannot even be looked at is missing as a whole; the others are looked at all the same. */
async function examine(examination: Examination): Promise<Finding[]> {
  const { area } = examination;
  try {
    return (await examination.run()).map((finding) => ({ area, ...finding }));
  } catch (error) {
    const why = error instanceof Error ? error.message || error.name : String(error);
    return [{ area, state: 'missing', says: `could not be looked at: ${why}`, mend: 'bring it back and ask again' }];
  }
}

function linesOf({ area, state, says, mend }: Finding): string[] {
  const line = `${marks[state]} ${area.padEnd(8)} ${says}`;
  return mend ? [line, `${' '.repeat(17)}→ ${mend}`] : [line];
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await runDoctor(process.argv.slice(2), process.env, (line) => console.log(line));
}
