export { AfterCommit } from './after-commit.js';
export { dataSourceOptions } from './data-source.js';
export { entityClasses } from './entities.js';
export { Database } from './database.js';
export { rows } from './query.js';
export { sqlState, violatedConstraint, type Tx } from './transaction.js';
