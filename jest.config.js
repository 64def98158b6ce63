import { readdirSync } from 'node:fs';

// tests run on tsc's output; the list comes from the sources, so that the leftover of a renamed test never runs
const tests = readdirSync('tests', { recursive: true }).filter((file) => file.endsWith('.test.ts'));

// as in production: else graphql-js looks at each value more than once, a third of what the longest tests had to do
process.env.NODE_ENV = 'production';

export default {
  testEnvironment: 'node',
  transform: {},
  roots: ['<rootDir>/dist/tests'],
  testMatch: tests.map((file) => `<rootDir>/dist/tests/${file.replace(/\.ts$/, '.js')}`),
  globalSetup: '<rootDir>/dist/tests/support/global-setup.js',
  globalTeardown: '<rootDir>/dist/tests/support/global-teardown.js',
  // tests wait now and then: for locks, for processes that start
  maxWorkers: 3,
  // what the modules of each file leave behind would slow down the next
  workerIdleMemoryLimit: '1GB',
  testTimeout: 60_000,
};
