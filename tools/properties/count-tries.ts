// Set up before every pure test file: notes on each test how many cases fast-check tried for it and from which seed, so
// that a report can say what it stands on. `CORDEE_SEED` gives another seed than that of CI.
import fc from 'fast-check';
import { beforeEach } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Cases tried in the test; none where it lists its cases itself. */
    tried?: number;
    seed?: number;
  }
}

const CI_SEED = 20_261_121;

let meta: { tried?: number; seed?: number } = {};
beforeEach(({ task }) => {
  meta = task.meta;
});

fc.configureGlobal({
  seed: Number(process.env['CORDEE_SEED'] ?? CI_SEED),
  reporter: (run) => {
    meta.tried = (meta.tried ?? 0) + run.numRuns;
    meta.seed = run.seed;
    if (run.failed) throw new Error(fc.defaultReportMessage(run), { cause: run.errorInstance });
  },
});
