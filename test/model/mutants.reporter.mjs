import { appendFileSync } from 'node:fs';

/** One line of JSON per spec and project, which Jest's own output does not tell apart. */
export default class MutantsReporter {
  onTestResult({ context, path }, { numFailingTests, failureMessage, testExecError }) {
    const is = { failed: numFailingTests > 0, broken: Boolean(testExecError) };
    const line = { project: context.config.displayName.name, path, ...is, message: failureMessage ?? '' };
    appendFileSync(process.env.TALLY_MUTANTS_RESULTS, `${JSON.stringify(line)}\n`);
  }
}
