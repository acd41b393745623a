import { readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));
delete swc.$schema;

const withJsx = { ...swc.jsc, parser: { ...swc.jsc.parser, tsx: true } };

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false, sourceMaps: 'inline' }],
    '^.+\\.tsx$': ['@swc/jest', { ...swc, jsc: withJsx, swcrc: false, sourceMaps: 'inline' }],
  },
  globalSetup: '<rootDir>/test/support/cluster-setup.mjs',
  globalTeardown: '<rootDir>/test/support/cluster-teardown.mjs',
  maxWorkers: 2,
  // Modules of a test file are never given up again (jest issue 14605): after 180 files a worker only collected garbage.
  workerIdleMemoryLimit: '1GB',
  // Not in the temporary folder, which npm test gives each run anew.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testTimeout: 30000,
};
