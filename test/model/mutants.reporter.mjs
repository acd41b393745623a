import { appendFileSync } from 'node:fs';

/** One line of JSON per spec and project, which Jest's own output does not tell apart. */
export default class MutantsReporter {
  onTestResult({ context, path }, { numFailingTests, failureMessage, testExecError }) {
    const failed = numFailingTests > 0 || Boolean(testExecError);
    const line = { project: context.config.displayName.name, path, failed, message: failureMessage ?? '' };
    appendFileSync(process.env.TALLY_MUTANTS_RESULTS, `${JSON.stringify(line)}\n`);
  }
}
