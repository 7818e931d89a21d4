import type { Check } from '../checks/check.ts';
import { importCycles } from '../checks/import-cycles.ts';
import { moduleEdges } from '../checks/module-edges.ts';
import { purity } from '../checks/purity.ts';
import { rings } from '../checks/rings.ts';
import { webFeatures } from '../checks/web-features.ts';
import type { Canary } from './canary.ts';

function imports(file: string, specifier: string, name = `${file} imports ${specifier}`): Canary {
  return {
    name,
    check: rings,
    plant: (soil) => soil.append(file, `\nexport type {} from '${specifier}';\nimport '${specifier}';\n`),
    expects: new RegExp(`${file}:\\d+ ${RegExp.escape(specifier)}`),
  };
}

function says(check: Check, file: string, text: string, expects: RegExp, name: string): Canary {
  return { name, check, plant: (soil) => soil.append(file, `\n${text}\n`), expects };
}

export const ringCanaries: readonly Canary[] = [
  imports('kernel/decimal.ts', 'node:fs'),
  imports('kernel/decimal.ts', '@cordee/messages'),
  imports('engines/compensation/earn/earn.ts', '@cordee/modules/plans'),
  imports('engines/compensation/earn/earn.ts', 'zod'),
  imports('engines/compensation/earn/earn.ts', '@lezer/lr'),
  imports('messages/format-quantity.ts', '@cordee/platform/clock'),
  imports('modules/deals/stage.ts', '@cordee/platform/database'),
  imports('modules/deals/stage.ts', 'node:fs'),
  imports('modules/deals/stage.ts', './deals-store.sql.ts'),
  imports('modules/deals/routes.ts', 'kysely'),
  imports('modules/deals/routes.ts', 'hono'),
  imports('modules/deals/routes.ts', '../people/person.ts'),
  imports('modules/deals/routes.ts', '@cordee/modules/people/person'),
  imports('platform/jobs/queue.ts', '@cordee/modules/imports'),
  imports('platform/jobs/queue.ts', '../database/transaction.ts'),
  imports('apps/web/src/locale.ts', '@cordee/modules/deals'),
  imports('apps/web/src/locale.ts', '@cordee/platform/http'),
  imports('modules/deals/stage.ts', '../../kernel/decimal.ts'),
  says(
    moduleEdges,
    'modules/audit/routes.ts',
    "import '@cordee/modules/payouts';",
    /audit → payouts is not declared/,
    'an edge that the module map does not declare',
  ),
  {
    name: 'modules in a circle',
    check: moduleEdges,
    plant: (soil) => {
      soil.replace('tools/module-map.ts', 'imports: []', "imports: ['people']");
      soil.append('modules/imports/routes.ts', "\nimport '@cordee/modules/people';\n");
    },
    expects:
      /modules in a circle: .*imports → people → imports|modules in a circle: .*people → imports → people/,
  },
  {
    name: 'an edge that is declared and not used',
    check: moduleEdges,
    plant: (soil) => soil.replace('tools/module-map.ts', 'audit: [', "audit: ['people', "),
    expects: /audit → people is declared and not used/,
  },
  says(
    webFeatures,
    'apps/web/src/features/deals/deals-screen.tsx',
    "import '../plans/plans-screen.tsx';",
    /deals-screen\.tsx:\d+ .*the feature deals may not use plans/,
    'a feature of the web app that imports another',
  ),
  says(
    webFeatures,
    'apps/web/src/features/deals/deals-screen.tsx',
    'export const planted = (part: string) => m[`deals.${part}`]();',
    /deals-screen\.tsx:\d+ name the sentence whole/,
    'a sentence whose key is put together in the browser',
  ),
  says(
    importCycles,
    'kernel/decimal.ts',
    "import './money.ts';",
    /kernel\/.*→.*kernel\/decimal\.ts/,
    'files that import each other',
  ),
  says(
    purity,
    'kernel/decimal.ts',
    'export const today = () => new Date();',
    /decimal\.ts:\d+ Date/,
    'a clock in the kernel',
  ),
  says(
    purity,
    'engines/compensation/earn/earn.ts',
    'export const draw = () => Math.random();',
    /earn\.ts:\d+ Math\.random/,
    'chance in an engine',
  ),
  says(
    purity,
    'modules/payouts/run.ts',
    "export const mode = process.env['MODE'];",
    /run\.ts:\d+ process/,
    'the environment in the pure part of a module',
  ),
];
