import { deadCode, format, lint, types } from '../checks/programs.ts';
import type { Canary } from './canary.ts';

const planted = 'modules/deals/planted.ts';

function linted(name: string, text: string, expects: RegExp, file = planted): Canary {
  return { name, check: lint, plant: (soil) => soil.write(file, text), expects, only: [file] };
}

export const programCanaries: readonly Canary[] = [
  {
    name: 'a file that is not formatted',
    check: format,
    plant: (soil) => soil.write(planted, 'export  const a={b :1}\n'),
    expects: /planted\.ts/,
  },
  {
    name: 'a type error',
    check: types,
    plant: (soil) => soil.write(planted, "export const amount: number = 'twelve';\n"),
    expects: /planted\.ts.*TS2322/,
  },
  {
    name: 'an index that may hold nothing',
    check: types,
    plant: (soil) => soil.write(planted, 'export const first = (all: string[]): string => all[0];\n'),
    expects: /planted\.ts.*TS2322/,
  },
  {
    name: 'an endpoint without policy',
    check: types,
    plant: (soil) => soil.replace('modules/deals/routes.ts', /^\s*policy,\n/m, ''),
    expects: /deals\/routes\.ts.*policy/,
  },
  linted('any', 'export const anything: any = 1;\n', /no-explicit-any/),
  linted(
    'a promise that nobody waits for',
    'export function start(): void {\n  Promise.resolve(1).then(() => 2);\n}\n',
    /no-floating-promises/,
  ),
  linted(
    'a switch that forgets a state',
    "type State = 'open' | 'closed';\nexport function isOpen(state: State): boolean | undefined {\n  switch (state) {\n    case 'open':\n      return true;\n  }\n  return undefined;\n}\n",
    /switch-exhaustiveness-check/,
  ),
  linted(
    'an error that is swallowed',
    'export function quiet(): void {\n  try {\n    JSON.parse("");\n  } catch {}\n}\n',
    /no-empty/,
  ),
  linted(
    'a test that is left out',
    "import { it } from 'vitest';\nit.skip('adds', () => undefined);\n",
    /no-disabled-tests|vitest/,
    'modules/deals/planted.test.ts',
  ),
  linted('a type error that is silenced', "// @ts-ignore\nexport const a: number = 'b';\n", /ban-ts-comment/),
  {
    name: 'an export that nothing uses',
    check: deadCode,
    plant: (soil) => soil.append('modules/deals/stage.ts', '\nexport const plantedName = 1;\n'),
    expects: /plantedName/,
  },
  {
    name: 'a file that nothing uses',
    check: deadCode,
    plant: (soil) => soil.write(planted, 'export const plantedName = 1;\n'),
    expects: /planted\.ts/,
  },
  {
    name: 'a package that is not declared',
    check: deadCode,
    plant: (soil) => soil.append('kernel/invariant.ts', "\nimport 'pg';\n"),
    expects: /kernel\/invariant\.ts: pg/,
  },
];
