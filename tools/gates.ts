// `npm run gates`: tries every claim of gates/*.gate.ts on the real product.
//   npm run gates -- [names] [--deep] [--seed N]     what holds
//   npm run gates -- --sabotage [names]              each planted fault must be seen; then the canaries of the checks
//   npm run gates -- --list [--deep]                 the names of those that would be tried
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { tryGate, type Depth, type Gate, type GateReport } from '../gates/gate.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ciSeed = 20261121;

const { values, positionals: names } = readArguments();
const depth: Depth = values.deep ? 'deep' : 'ci';
const seed = Number(values.seed ?? (values.deep ? newSeed() : ciSeed));
if (!Number.isSafeInteger(seed)) refuse(`A seed is a whole number, not ${values.seed}.`);

const gates = await readGates();
const unknown = names.filter((name) => !gates.some((gate) => gate.name === name));
if (unknown.length > 0)
  refuse(`Unknown gate ${unknown.join(', ')}. Known: ${gates.map((gate) => gate.name).join(', ')}.`);
const chosen = gates.filter(({ name, isDeepOnly = false }) =>
  names.length === 0 ? depth === 'deep' || !isDeepOnly : names.includes(name),
);
if (values.list) {
  for (const { name } of chosen) say(name);
  process.exit(0);
}
const isGreen = values.sabotage ? await sabotageAll(chosen) : await holdAll(chosen);
process.exit(isGreen ? 0 : 1);

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        deep: { type: 'boolean', default: false },
        sabotage: { type: 'boolean', default: false },
        seed: { type: 'string' },
        list: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(problem: string): never {
  process.stderr.write(
    `${problem}\nUsage: npm run gates -- [names] [--deep] [--seed N] [--sabotage] [--list]\n`,
  );
  process.exit(2);
}

async function readGates(): Promise<readonly Gate[]> {
  const files = globSync('gates/*.gate.ts', { cwd: root }).toSorted();
  const loaded = await Promise.all(
    files.map(async (file) => ((await import(join(root, file))) as { readonly gate: Gate }).gate),
  ); // every gate file exports one `gate`; a file that does not fails below by its missing name
  return loaded;
}

function newSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? ciSeed;
}

async function holdAll(list: readonly Gate[]): Promise<boolean> {
  let isAllGreen = true;
  for (const gate of list) {
    const report = await tryGate(gate, { seed, depth, sabotage: null });
    print(report);
    isAllGreen &&= report.problem === null && [...report.claims.values()].every((t) => t.violated === 0);
  }
  return isAllGreen;
}

async function sabotageAll(list: readonly Gate[]): Promise<boolean> {
  let isAllSeen = true;
  for (const gate of list) {
    for (const [sabotage, claim] of Object.entries(gate.sabotages)) {
      const report = await tryGate(gate, { seed, depth: 'ci', sabotage });
      const tally = report.claims.get(claim);
      const isSeen = (tally?.violated ?? 0) > 0;
      const verdict = isSeen ? 'RED, as it must' : 'STAYED GREEN';
      const counts = `${tally?.tried ?? 0} tried, ${tally?.violated ?? 0} violated`;
      say(
        `${verdict}  ${gate.name}: ${sabotage} → ${claim}: ${counts} (seed ${seed}, ${report.seconds.toFixed(1)} s)`,
      );
      if (!isSeen && report.problem) say(indented(report.problem));
      isAllSeen &&= isSeen;
    }
  }
  return (names.length > 0 || runCanaries()) && isAllSeen;
}

/** The canaries of the checks are programs of their own, run by their folder's door. */
function runCanaries(): boolean {
  const door = join(root, 'tools/canaries/main.ts');
  if (!existsSync(door)) return true;
  return spawnSync(process.execPath, [door], { cwd: root, stdio: 'inherit' }).status === 0;
}

function print({ gate, seconds, claims, problem }: GateReport): void {
  say(`${gate} (seed ${seed}, ${seconds.toFixed(1)} s)`);
  for (const [claim, { tried, violated, details }] of claims) {
    say(`  ${violated === 0 ? 'holds' : 'FAILS'}  ${claim}: ${tried} tried, ${violated} violated`);
    for (const detail of details) say(indented(detail));
  }
  if (problem) say(`  FAILS  the gate itself:\n${indented(problem)}`);
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '         ');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
