import { decimalText, ok, type Locale, type Result, type Scope, type TenantId } from '@cordee/kernel';
import type { TaskHandlers } from '@cordee/platform/jobs';
import { importFile, type ImportDeps, type ImportFile } from './import-file.ts';
import type { ImportOutcome } from './import-record.ts';
import { presentIssue } from './present-issue.ts';
import { undoImport } from './undo-import.ts';

type ImportTaskInput = { readonly file: Omit<ImportFile, 'path'> };

export type ImportTaskDeps = ImportDeps & {
  readonly scopeOf: (tenant: TenantId, actor: string) => Promise<Scope>;
  readonly pathOf: (tenant: TenantId, hash: string) => string;
  /** Brings the columnar copies up to date, so that the first question after an import does not wait. */
  readonly afterImport: (scope: Scope) => Promise<unknown>;
};

const issuesShownMax = 200;

export function importTasks(deps: ImportTaskDeps): TaskHandlers {
  return {
    import: async ({ tenant, task, progress, check }) => {
      const { file } = task.input as ImportTaskInput; // written by this module's own route
      const scope = await deps.scopeOf(tenant, task.actor);
      const outcome = await importFile(
        deps,
        scope,
        { ...file, path: deps.pathOf(tenant, file.documentHash) },
        { progress, check },
      );
      return presented(outcome, scope.locale);
    },
    undo_import: async ({ tenant, task }) => {
      const { importId } = task.input as { importId: string }; // written by this module's own route
      const scope = await deps.scopeOf(tenant, task.actor);
      // Run again after a crash past its commit, it finds the work done.
      const done = (await deps.store.find(scope, importId))?.undone;
      return done ? ok(done) : undoImport(deps.store, scope, importId);
    },
  };
}

function presented(outcome: Result<ImportOutcome>, locale: Locale): Result<unknown> {
  if (!outcome.ok) return outcome;
  const { bridge, issues, change, ...rest } = outcome.value;
  const money = bridge && {
    currency: bridge.currency,
    file: decimalText(bridge.file),
    rejected: decimalText(bridge.rejected),
    excluded: decimalText(bridge.excluded),
    credited: decimalText(bridge.credited),
    creditedToNobody: decimalText(bridge.creditedToNobody),
  };
  return {
    ok: true,
    value: {
      ...rest,
      change: change === null ? null : String(change),
      bridge: money,
      issueCount: issues.length,
      issues: issues.slice(0, issuesShownMax).map((issue) => presentIssue(issue, locale)),
    },
  };
}
