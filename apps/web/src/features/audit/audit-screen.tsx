import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { changePagesQuery, useVerify, type Change } from '../../api/audit.ts';
import { formatCount, formatInstant } from '../../locale.ts';
import { ImportLink } from '../../shell/import-link.tsx';
import { useWholeList } from '../../shell/whole-list.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

/** Every change, in order, chained by its hash to the one before; a press verifies the whole chain. */
export function AuditScreen() {
  const files = useWholeList('changes');
  const query = useInfiniteQuery(changePagesQuery);
  return (
    <Page title={m['web.room_audit']()} lead={m['web.audit_lead']()}>
      <Verification />
      <QueryView query={query}>
        {({ pages }) => (
          <div className="flex flex-col gap-3">
            {pages.every(({ rows }) => rows.length === 0) ? (
              <EmptyState title={m['web.audit_none']()} icon="audit" action={<ImportLink />}>
                {m['web.audit_none_lead']()}
              </EmptyState>
            ) : (
              <TableShell
                files={files}
                label={m['web.room_audit']()}
                rows={pages.flatMap((page) => page.rows)}
                columns={columns()}
                rowKey={(row) => String(row.number)}
              />
            )}
            {query.hasNextPage && (
              <div>
                <Button isBusy={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                  {m['web.audit_older']()}
                </Button>
              </div>
            )}
          </div>
        )}
      </QueryView>
    </Page>
  );
}

function Verification() {
  const verify = useVerify();
  return (
    <div className="flex flex-col items-start gap-3">
      {verify.data && (
        <Notice tone="good">
          {m['web.audit_verified']({
            count: formatCount(verify.data.changes),
            hash: verify.data.head.slice(0, 12),
          })}
          {verify.data.runs > verify.data.absent &&
            ` ${m['web.audit_detail_verified']({ count: formatCount(verify.data.runs - verify.data.absent) })}`}
        </Notice>
      )}
      {verify.error && <Notice tone="problem">{problemText(verify.error)}</Notice>}
      <Button isBusy={verify.isPending} onPress={() => verify.mutate()}>
        {m['web.audit_verify']()}
      </Button>
    </div>
  );
}

const columns = (): TableColumn<Change>[] => [
  {
    id: 'number',
    header: m['web.change_number'](),
    value: (row) => Number(row.number),
    cell: (row) => <span className="figures">{formatCount(Number(row.number))}</span>,
  },
  { id: 'at', header: m['web.import_at'](), value: (row) => row.at, cell: (row) => formatInstant(row.at) },
  { id: 'actor', header: m['web.import_by'](), value: (row) => row.actor },
  { id: 'sentence', isLong: true, header: m['web.change_what'](), value: (row) => row.sentence },
  {
    id: 'hash',
    header: m['web.change_hash'](),
    value: (row) => row.hash,
    cell: (row) => (
      <span className="font-mono text-[13px]" title={row.hash}>
        {row.hash.slice(0, 12)}
      </span>
    ),
  },
];
