import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { exportListsQuery, listAddress, listFormats, type ExportList } from '../../api/outflow/exports.ts';
import { useSession } from '../../api/session.ts';
import { formatName } from '../../shell/whole-list.ts';
import { useAsOf } from '../../shell/viewing.ts';
import { Page, Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ArchiveOrder } from './archive-order.tsx';

const archivists = ['executive', 'revops', 'finance', 'auditor'] as const;

/** What can be taken away: each list in four formats, and everything at once. */
export function ExportsScreen() {
  const query = useQuery(exportListsQuery);
  const { roles } = useSession();
  const mayArchive = roles.some((role) => archivists.some((each) => each === role));
  return (
    <Page title={m['web.room_exports']()} lead={m['web.exports_lead']()}>
      {mayArchive && (
        <Section title={m['web.archive']()}>
          <p className="max-w-prose text-muted">{m['web.archive_lead']()}</p>
          <ArchiveOrder />
        </Section>
      )}
      <Section title={m['web.exports_lists']()}>
        <QueryView query={query}>{(lists) => <Lists lists={lists} />}</QueryView>
      </Section>
    </Page>
  );
}

function Lists({ lists }: { readonly lists: readonly ExportList[] }) {
  const seen = useAsOf();
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-sheet">
      {lists.map(({ code, label }) => (
        <li key={code} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
          <span>{label}</span>
          <span className="flex flex-wrap gap-x-4">
            {listFormats.map((format) => (
              <a
                key={format}
                href={listAddress(code, format, seen)}
                download
                aria-label={m['web.export_of']({ list: label, format: formatName(format) })}
                className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
              >
                {formatName(format)}
              </a>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
