// The invariants of the calculation: the properties that name them, tried on many random plans; each of them seen broken
// by a mistake planted in a copy of the engine.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyOfTree } from '../tools/canaries/copy-of-tree.ts';
import { FAULTS, type Fault } from './calculation/faults.ts';
import { claimOf, INVARIANTS, type InvariantCode } from './calculation/invariants.ts';
import { tryProperties, type Tries, type TriedProperty } from './calculation/try-properties.ts';
import type { Gate, Trial } from './gate.ts';

const root = dirname(import.meta.dirname);
const plantable = 'every mistake that is planted on demand still has its place in the code';
const plans = { ci: 2_000, deep: 100_000 };

export const gate: Gate = {
  name: 'calculation',
  sabotages: Object.fromEntries(FAULTS.map(({ name, breaks }) => [name, claimOf(breaks)])),
  run: async (trial) => {
    const fault = FAULTS.find(({ name }) => name === trial.sabotage);
    const tries = { plans: plans[trial.depth], seed: trial.seed, of: fault?.breaks ?? null };
    const properties = fault ? await triedWith(fault, tries) : await tryProperties(root, tries);
    const codes = Object.keys(INVARIANTS) as readonly InvariantCode[]; // the keys of a constant
    for (const code of fault ? [fault.breaks] : codes) tell(trial, code, properties);
    for (const { name, file, from } of FAULTS)
      trial.check(plantable, readFileSync(join(root, file), 'utf8').includes(from), () => name);
  },
};

async function triedWith(fault: Fault, tries: Tries): Promise<readonly TriedProperty[]> {
  const copy = copyOfTree(root);
  try {
    return await copy.withPlanted(
      (soil) => soil.replace(fault.file, fault.from, fault.to),
      () => tryProperties(copy.root, tries),
    );
  } finally {
    copy.remove();
  }
}

/** An invariant that no property names is one that nobody holds: it fails. */
function tell(trial: Trial, code: InvariantCode, properties: readonly TriedProperty[]): void {
  const own = properties.filter(({ invariants }) => invariants.includes(code));
  if (own.length === 0) trial.check(claimOf(code), false, () => 'no test names it');
  for (const { name, tried, failure } of own)
    trial.count(claimOf(code), {
      tried,
      violated: failure === null ? 0 : 1,
      detail: () => `${name}: ${failure ?? ''}`,
    });
}
