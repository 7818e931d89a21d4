import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { fileLineQuery } from '../../api/imports.ts';
import { formatCount } from '../../locale.ts';
import { Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';

/** The line of the file itself, as it was when it was imported: where every explanation ends. */
export function SourceLine({
  importId,
  line,
  document,
}: {
  importId: string;
  line: number;
  document: string;
}) {
  const query = useQuery(fileLineQuery(importId, line));
  return (
    <Sheet>
      <h2 className="mb-3 text-[17px]">{m['web.source_line']({ document, line: formatCount(line) })}</h2>
      <QueryView query={query}>
        {(found) => (
          <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
            {found.cells.map((cell, index) => (
              <div key={`${index}-${cell.header}`} className="min-w-0">
                <dt className="text-[13px] text-muted">{cell.header}</dt>
                <dd className="figures break-words">{cell.text === '' ? '—' : cell.text}</dd>
              </div>
            ))}
          </dl>
        )}
      </QueryView>
    </Sheet>
  );
}
