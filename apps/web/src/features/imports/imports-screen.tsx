import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { importsQuery, readyFilesQuery, type ImportDetail } from '../../api/imports.ts';
import { fileAddress } from '../../api/file-address.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatInstant } from '../../locale.ts';
import { ImportLink, mayOperate } from '../../shell/import-link.tsx';
import { useWholeList } from '../../shell/whole-list.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { ImportState } from './import-state.tsx';
import { kindName } from './kind-names.ts';
import { WatchedFolders } from './watched-folders.tsx';

export function ImportsScreen() {
  const files = useWholeList('imports');
  const query = useQuery(importsQuery);
  const session = useSession();
  return (
    <Page title={m['web.room_imports']()} lead={m['web.imports_lead']()} actions={<ImportLink />}>
      <QueryView query={query}>
        {(imports) =>
          imports.length === 0 ? (
            <EmptyState title={m['web.imports_none']()} icon="imports" action={<ImportLink />}>
              {m['web.imports_none_lead']()}
            </EmptyState>
          ) : (
            <TableShell
              files={files}
              label={m['web.room_imports']()}
              rows={imports}
              columns={columns()}
              rowKey={(row) => row.id}
            />
          )
        }
      </QueryView>
      <WatchedFolders />
      {mayOperate(session) && <ReadyFiles />}
      {mayOperate(session) && <Templates />}
    </Page>
  );
}

const columns = (): TableColumn<ImportDetail>[] => [
  {
    id: 'name',
    header: m['web.import_file'](),
    value: (row) => row.name,
    cell: (row) => (
      <Link
        to="/imports/$importId"
        params={{ importId: row.id }}
        className="text-accent underline underline-offset-2"
      >
        {row.name}
      </Link>
    ),
  },
  {
    id: 'state',
    header: m['web.state'](),
    value: (row) => row.state,
    cell: (row) => <ImportState state={row.state} />,
  },
  { id: 'kind', header: m['web.import_kind'](), value: (row) => kindName(row.kind) },
  { id: 'at', header: m['web.import_at'](), value: (row) => row.at, cell: (row) => formatInstant(row.at) },
  count('read', m['web.count_read']()),
  count('added', m['web.count_loaded']()),
  count('changed', m['web.count_changed']()),
  count('rejected', m['web.count_rejected']()),
  { id: 'source', header: m['web.import_source'](), value: (row) => row.source },
  { id: 'by', header: m['web.import_by'](), value: (row) => row.by },
];

function count(id: keyof ImportDetail['counts'], header: string): TableColumn<ImportDetail> {
  return {
    id,
    header,
    isNumeric: true,
    value: (row) => row.counts[id],
    cell: (row) => formatCount(row.counts[id]),
  };
}

const templates = [
  { code: 'people', label: () => m['web.kind_people']() },
  { code: 'quotas', label: () => m['web.kind_quotas']() },
  { code: 'sales', label: () => m['web.kind_transactions']() },
] as const;

/** In the demo, files as its offices send them: a late one, a double one, an ugly workbook. */
function ReadyFiles() {
  const { data } = useQuery(readyFilesQuery);
  if (!data || data.length === 0) return null;
  return (
    <Section title={m['web.ready_files']()}>
      <p className="max-w-prose text-muted">{m['web.ready_files_lead']()}</p>
      <ul className="flex flex-wrap gap-2">
        {data.map(({ name }) => (
          <li key={name}>
            <a
              href={fileAddress('/demo/files/{name}', { path: { name } })}
              download
              className={buttonClass('plain')}
            >
              <Icon name="download" />
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A newcomer fills these three in a spreadsheet and drops them back here. */
function Templates() {
  return (
    <Section title={m['web.templates']()}>
      <p className="max-w-prose text-muted">{m['web.templates_lead']()}</p>
      <ul className="flex flex-wrap gap-2">
        {templates.map(({ code, label }) => (
          <li key={code}>
            <a
              href={fileAddress('/imports/templates/{kind}/{format}', {
                path: { kind: code, format: 'xlsx' },
              })}
              download
              className={buttonClass('plain')}
            >
              <Icon name="download" />
              {m['web.template_of']({ kind: label() })}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
