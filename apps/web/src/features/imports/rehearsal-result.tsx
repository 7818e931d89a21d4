import type { ImportBridge, ImportRehearsal } from '../../api/imports.ts';
import { ImportIssues } from './import-issues.tsx';
import { ImportBridgeShown, ImportCountsShown } from './import-result.tsx';

/** What the import would do, said in the same words as what it did. */
export function RehearsalResult({ rehearsal }: { rehearsal: ImportRehearsal }) {
  const { counts, bridge, issues, issueCount } = rehearsal;
  return (
    <div className="flex flex-col gap-6">
      <ImportCountsShown counts={counts} isDryRun />
      {bridge && <ImportBridgeShown bridge={bridgeFigures(bridge)} />}
      <ImportIssues issues={issues} total={issueCount} />
    </div>
  );
}

/** Nothing was kept, so these figures have no rows to open yet. */
function bridgeFigures(bridge: NonNullable<ImportRehearsal['bridge']>): ImportBridge {
  const figure = (value: string) => ({ value, unit: bridge.currency, explain: null });
  return {
    file: figure(bridge.file),
    rejected: figure(bridge.rejected),
    excluded: figure(bridge.excluded),
    credited: figure(bridge.credited),
    creditedToNobody: figure(bridge.creditedToNobody),
  };
}
