// What was measured already, one JSON line an instance: a bench of an hour that is stopped goes on from there.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { lastCommitOf } from '../report.ts';
import type { Instance } from './instance.ts';
import { measureInstance, type MeasuredInstance } from './measure-instance.ts';
import type { TerritorySettings } from './territory-settings.ts';

const Peer = z.object({ objective: z.number().nullable(), seconds: z.number(), state: z.string() });
const Row = z.object({
  of: z.string(),
  instance: z.string(),
  isFeasible: z.boolean(),
  told: z.number(),
  objective: z.number(),
  bound: z.number().nullable(),
  isProven: z.boolean(),
  seconds: z.number(),
  peer: Peer.nullable(),
});

export type KeptRows = {
  /** What an earlier run measured of this instance, with the same solver and settings. */
  readonly measured: (instance: Instance) => MeasuredInstance | undefined;
  readonly measure: (instance: Instance) => Promise<MeasuredInstance>;
};

export function keptRows(settings: TerritorySettings): KeptRows {
  const { keep, seconds, seed, hasPeer, sabotage } = settings;
  // Rows of another solver are not rows of this one.
  const solver = lastCommitOf(['engines/territory', 'bench/territory']);
  const of = JSON.stringify({ solver, seconds, seed, hasPeer, sabotage });
  const rows = new Map(
    rowsIn(keep)
      .filter((row) => row.of === of)
      .map((row) => [row.instance, row]),
  );
  const keyOf = ({ family, name }: Instance) => `${family}/${name}`;
  return {
    measured: (instance) => {
      const row = rows.get(keyOf(instance));
      return row && { ...row, instance };
    },
    measure: async (instance) => {
      const measured = await measureInstance(instance, settings);
      if (keep !== null)
        appendFileSync(keep, `${JSON.stringify({ ...measured, of, instance: keyOf(instance) })}\n`);
      return measured;
    },
  };
}

/** A run that was killed may leave half a line, which is measured again. */
function rowsIn(path: string | null): readonly z.infer<typeof Row>[] {
  if (path === null || !existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => Row.parse(JSON.parse(line)));
}
