import { defineConfig } from 'vitest/config';

// Pure code runs in threads without isolation; what needs a database or a browser runs in its own project.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['{kernel,engines,messages,modules,platform,demo,apps,tools,stories}/**/*.test.ts'],
          exclude: ['**/*.sql.test.ts', '**/*.e2e.test.ts', '**/node_modules/**'],
          setupFiles: ['tools/properties/count-tries.ts'],
          pool: 'threads',
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['{engines,modules,platform,demo,apps,bench,tools}/**/*.sql.test.ts'],
          pool: 'forks',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['apps/web/**/*.e2e.test.ts'],
          globalSetup: ['apps/web/e2e/global-setup.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
