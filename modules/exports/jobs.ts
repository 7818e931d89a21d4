import { ok, plainDate, type Scope, type TenantId } from '@cordee/kernel';
import { listTasks, type NewTask, type TaskHandlers } from '@cordee/platform/jobs';
import { z } from '@hono/zod-openapi';
import { LIST_FORMATS, type ListFormat } from './list-format.ts';
import { writeArchive, type ArchiveDeps } from './write-archive.sql.ts';

const ArchiveInput = z.object({
  format: z.enum(LIST_FORMATS),
  effective: z.string(),
  change: z.string().nullable(),
  branch: z.number(),
  locale: z.enum(['fr', 'en']),
});

/** The order of an archive: what was looked at when it was ordered, whatever happens until it is made. */
export function archiveTask(id: string, { asOf, branch, locale }: Scope, format: ListFormat): NewTask {
  const input: z.input<typeof ArchiveInput> = {
    format,
    effective: asOf.effective.toString(),
    change: asOf.change === null ? null : String(asOf.change),
    branch,
    locale,
  };
  return { id, kind: 'export', input, unit: 'rows' };
}

export const archiveName = ({ asOf }: Scope): string => `cordee-${asOf.effective.toString()}.zip`;

const Kept = z.object({ hash: z.string() });

export const isArchive = (result: unknown): result is z.infer<typeof Kept> => Kept.safeParse(result).success;

const hoursKept = 24;

export type ExportTaskDeps = ArchiveDeps & {
  readonly scopeOf: (tenant: TenantId, actor: string) => Promise<Scope>;
  readonly dropFile: (tenant: TenantId, hash: string) => Promise<void>;
  /** The instant, as ISO text. */
  readonly now: () => string;
};

export function exportTasks(deps: ExportTaskDeps): TaskHandlers {
  return {
    export: async ({ tenant, task, progress, check }) => {
      const { format, effective, change, branch, locale } = ArchiveInput.parse(task.input);
      await dropOld(deps, tenant);
      const scope: Scope = {
        ...(await deps.scopeOf(tenant, task.actor)),
        asOf: { effective: plainDate(effective), change: change === null ? null : BigInt(change) },
        branch,
        locale,
      };
      return ok(await writeArchive(deps, scope, format, { progress, check }));
    },
  };
}

/** An archive holds everything: it stays for a day to be fetched, and no longer. */
async function dropOld({ database, dropFile, now }: ExportTaskDeps, tenant: TenantId): Promise<void> {
  const before = Temporal.Instant.from(now()).subtract({ hours: hoursKept });
  for (const { kind, result, queuedAt } of await listTasks(database, tenant, ['done'])) {
    const isOld = kind === 'export' && Temporal.Instant.compare(Temporal.Instant.from(queuedAt), before) < 0;
    if (isOld && isArchive(result)) await dropFile(tenant, result.hash);
  }
}
