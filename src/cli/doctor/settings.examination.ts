import { InvalidSettings, readSettings, type Settings } from '../../../config/settings.js';
import { advice, type Examination, missing, ok, unless } from './finding.js';

/** What nobody should read as the name of an operator: the defaults of a demonstration. */
const demoName = 'Tally Demo Cooperative';

/** Every setting as production will read it, and those whose defaults belong to a demonstration. */
export const examineSettings = (environment: NodeJS.ProcessEnv): Examination => ({
  area: 'settings',
  run: () => {
    const problems = problemsInProduction(environment).map((problem) =>
      missing(problem, 'set it in the environment; .env.example explains each setting'),
    );
    const settings = readable(environment);
    return Promise.resolve([
      ...(problems.length > 0 ? problems : [ok('production accepts every setting')]),
      ...(settings ? named(settings) : []),
    ]);
  },
});

/** The settings as far as the other areas need them: those of a development machine if production refuses them. */
export function readable(environment: NodeJS.ProcessEnv): Settings | null {
  try {
    return readSettings({ ...environment, NODE_ENV: 'development' });
  } catch {
    return null;
  }
}

function problemsInProduction(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readSettings({ ...environment, NODE_ENV: 'production' });
    return [];
  } catch (error) {
    if (error instanceof InvalidSettings) return error.problems;
    throw error;
  }
}

function named(settings: Settings) {
  const { OPERATOR_NAME, MAIL_FROM, STATEMENT_DESCRIPTOR, TRUSTED_PROXIES, STRIPE_API_BASE, BOOTSTRAP_OWNERS } =
    settings;
  return [
    unless(
      OPERATOR_NAME !== demoName,
      `the operator is ${OPERATOR_NAME}`,
      missing('OPERATOR_NAME is that of the demonstration', 'name who runs this instance, and OPERATOR_ADDRESS'),
    ),
    unless(
      !MAIL_FROM.includes('localhost'),
      `letters come from ${MAIL_FROM}`,
      missing('MAIL_FROM is at localhost: letters will be refused', 'set a sender of a domain that you send mail for'),
    ),
    unless(
      STRIPE_API_BASE === undefined,
      'payments go to the real Stripe',
      missing(`STRIPE_API_BASE leads to ${STRIPE_API_BASE}`, 'leave it empty: only a sandbox needs it'),
    ),
    unless(
      STATEMENT_DESCRIPTOR !== 'TALLY',
      `statements are announced as ${STATEMENT_DESCRIPTOR}`,
      advice('STATEMENT_DESCRIPTOR is the default', 'set what your Stripe account shows on card statements'),
    ),
    unless(
      TRUSTED_PROXIES.length > 0,
      `proxies believed: ${TRUSTED_PROXIES.join(', ')}`,
      advice('TRUSTED_PROXIES is empty: all visitors look like your proxy', 'name the address of your proxy'),
    ),
    unless(
      BOOTSTRAP_OWNERS.length !== 1,
      'owners can approve each other',
      advice('BOOTSTRAP_OWNERS names one person', 'name two: every role needs a second person to approve it'),
    ),
  ];
}
