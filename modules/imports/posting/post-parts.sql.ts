// A large file in parts: worker threads read, check and write them as rows of COPY; the import's own thread takes them in
// the order of the file and judges what only the whole shows.
import { plus, type Scope } from '@cordee/kernel';
import { giveBack, type Connection } from '@cordee/platform/database';
import { openThreads } from '@cordee/platform/threads';
import type { ImportRequest } from '../import-record.ts';
import type { HowToBring, PartedTable } from '../import-store.ts';
import type { Intake } from './intake.ts';
import { postPart, sentScope, type PartPosting, type PartTask, type PostedPart } from './post-part.sql.ts';
import type { Filling } from './post-rows.sql.ts';
import { repeatedKeys } from '../reading/repeated-keys.ts';

/** Where the threads of a large import start, for which kinds, and the connection that each opens for itself. */
export type PartThreads = {
  readonly module: URL;
  readonly kinds: readonly string[];
  readonly connection: Connection;
};

/** Below it the threads take longer to start than the file to read. */
export const partedBytesMin = 8 << 20;
/** One connection takes in no more than so many of them write. */
const threadsMax = 3;
const [heapMiBMax, youngMiBMax] = [160, 24];

type PartedFile = PartPosting & {
  readonly threads: PartThreads;
  readonly scope: Scope;
  readonly request: ImportRequest;
  readonly table: PartedTable;
  readonly isFirst: boolean;
  readonly how: HowToBring;
};

export function fillInParts(file: PartedFile): Filling {
  const { threads, scope, request, table, how, isFirst } = file;
  const { kind, source } = request;
  const sent = {
    connection: threads.connection,
    scope: sentScope(scope),
    kind,
    source,
    isFirst,
    columns: table.columns,
  };
  const tasks = table.parts.map((part, number): PartTask => ({ ...sent, part, number }));
  return async ({ facts, issues, intake }) => {
    const keys = repeatedKeys();
    const open = openThreads<PartTask, PostedPart>(threads.module, { threadsMax, heapMiBMax, youngMiBMax });
    try {
      await open.run(tasks, async (posted) => {
        const part = await judgedInFile(file, posted, keys);
        addUp(intake, part);
        for (const [name, rows] of part.facts) facts.addRows(name, rows);
        for (const issue of part.issues) issues.tell(issue);
        await facts.flushFull();
        await issues.flushFull();
        how.read(intake.counts.read, part.task.part.end);
      });
    } finally {
      await open.close();
    }
  };
}

/** A part that repeats keys is posted again, knowing them: files repeat few. */
async function judgedInFile(
  posting: PartPosting,
  posted: PostedPart,
  keys: ReturnType<typeof repeatedKeys>,
): Promise<PostedPart> {
  const repeated = keys.seenAll(posted.keys);
  if (repeated.size === 0) return posted;
  for (const [, rows] of posted.facts) for (const { bytes } of rows) giveBack(bytes);
  return postPart(posting, posted.task, (_key, _content, line) => repeated.get(line) ?? null);
}

function addUp({ counts, sums }: Intake, part: PostedPart): void {
  for (const key of ['read', 'rejected', 'excluded'] as const) counts[key] += part.counts[key];
  for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] = plus(sums[key], part.sums[key]); // its own keys
}
