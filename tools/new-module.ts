// Makes a complete module in the one shape that all have: npm run new:module -- contests
import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { outputOf } from './checks/run-program.ts';
import { edgeFiles } from './new-module/edge-files.ts';
import { moduleNames, type ModuleNames } from './new-module/module-names.ts';
import { registerModule } from './new-module/register-module.ts';
import { ruleFiles } from './new-module/rule-files.ts';

const root = dirname(import.meta.dirname);
const wanted = process.argv[2] ?? '';
const names = moduleNames(wanted);

if (names === null)
  refuse('Give the module the plural of its noun, in kebab-case: npm run new:module -- contests');
else if (existsSync(join(root, 'modules', wanted))) refuse(`modules/${wanted} exists already.`);
else await make(names);

function refuse(text: string): void {
  console.error(text);
  process.exitCode = 2;
}

async function make(wantedNames: ModuleNames): Promise<void> {
  const folder = join(root, 'modules', wantedNames.module);
  const files = { ...ruleFiles(wantedNames), ...edgeFiles(wantedNames, nextMigration()) };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  registerModule(root, wantedNames);
  await run('tools/format.ts', `modules/${wantedNames.module}`, 'messages', 'tools/module-map.ts');
  await run('tools/database-types.ts');
  await run('tools/generate.ts');
  console.log(
    `modules/${wantedNames.module} is there. Next: say in its README what it owns, open its store and its routes in apps/server/compose.ts, then npm run check.`,
  );
}

function nextMigration(): number {
  const taken = globSync('{modules,platform}/*/migrations/*.sql', { cwd: root });
  return Math.max(...taken.map((path) => Number(basename(path).slice(0, 4)))) + 1;
}

async function run(script: string, ...args: readonly string[]): Promise<void> {
  const { code, output } = await outputOf(root, [join(root, script), ...args]);
  if (code !== 0) throw new Error(`${script} failed:\n${output}`);
}
