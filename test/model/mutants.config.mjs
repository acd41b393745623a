/** Jest's configuration for mutants.spec.ts: one project per mistake, named by its number, and one without any. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import base from '../../jest.config.mjs';

const [, swcOptions] = base.transform['^.+\\.ts$'];
const projects = JSON.parse(readFileSync(process.env.TALLY_MUTANTS, 'utf8'));
const { moduleFileExtensions, extensionsToTreatAsEsm, moduleNameMapper, cacheDirectory } = base;
const rootDir = fileURLToPath(new URL('../..', import.meta.url));

export default {
  rootDir,
  maxWorkers: 2,
  reporters: ['<rootDir>/test/model/mutants.reporter.mjs'],
  projects: projects.map(({ name, mutant, specs }) => ({
    ...{ rootDir, moduleFileExtensions, extensionsToTreatAsEsm, moduleNameMapper, cacheDirectory },
    displayName: name,
    testEnvironment: 'node',
    testMatch: specs.map((spec) => `<rootDir>/${spec}`),
    transform: { '^.+\\.ts$': ['<rootDir>/test/model/mutate.mjs', { swcOptions, mutant }] },
  })),
};
