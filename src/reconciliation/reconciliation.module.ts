import { Module } from '@nestjs/common';
import { RunChecks } from './run-checks.js';

/**
 * Whether the books are right. Owns the invariants, each one view and one sentence.
 * Guarantees that a violation is found wherever it came from, also from a hand on the database.
 * Constraints prevent; these checks find. They only read, and all of them see the same snapshot.
 * `npm run check` runs them against any database; every test that touches money ends with them.
 */
@Module({ providers: [RunChecks], exports: [RunChecks] })
export class ReconciliationModule {}
