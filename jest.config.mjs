import { availableParallelism } from 'node:os';

/** ESM under Node's own loader; TypeScript is stripped by swc exactly as Node strips it. Run through `npm test`. */
export default {
  rootDir: import.meta.dirname,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript' },
          transform: { verbatimModuleSyntax: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/\\.data/', '<rootDir>/ui/dist/'],
  globalSetup: '<rootDir>/test/servers/global-setup.ts',
  globalTeardown: '<rootDir>/test/servers/global-teardown.ts',
  testTimeout: 30_000,
  // Each file has its own database and namespace, so files may run side by side; beyond four, the two servers are the limit.
  maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
};
