import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { m } from '@cordee/messages';
import { fileAddress } from '../../api/file-address.ts';
import {
  importQuery,
  issuePagesQuery,
  type ImportBridge,
  type ImportCounts,
  type ImportDetail,
} from '../../api/imports.ts';
import type { Figure } from '../../api/figure.ts';
import { formatCount } from '../../locale.ts';
import { buttonClass } from '../../ui/button.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ImportIssues } from './import-issues.tsx';

/** What became of every row and every euro of a file. */
export function ImportResult({ importId }: { importId: string }) {
  const query = useQuery(importQuery(importId));
  return (
    <QueryView query={query}>
      {(detail) => (
        <div className="flex flex-col gap-6">
          <ImportCountsShown counts={detail.counts} isDryRun={false} />
          {detail.bridge && (
            <ImportBridgeShown bridge={detail.bridge} aside={<BridgeLink importId={detail.id} />} />
          )}
          {detail.bridge && holdsSomething(detail.bridge.creditedToNobody) && <WhoSold />}
          <Issues detail={detail} />
        </div>
      )}
    </QueryView>
  );
}

const holdsSomething = ({ value }: Figure): boolean => /[1-9]/.test(value);

/** What comes next for a file whose sales count for nobody. */
function WhoSold() {
  return (
    <p className="max-w-xl text-[15px]">
      {m['web.bridge_nobody_next']()}{' '}
      <Link to="/data-quality" className="text-accent underline underline-offset-2">
        {m['web.bridge_nobody_see']()}
      </Link>
    </p>
  );
}

export function ImportCountsShown({ counts, isDryRun }: { counts: ImportCounts; isDryRun: boolean }) {
  const entries = [
    [m['web.count_read'](), counts.read],
    [isDryRun ? m['web.count_to_load']() : m['web.count_loaded'](), counts.added],
    [m['web.count_changed'](), counts.changed],
    [m['web.count_unchanged'](), counts.unchanged],
    [m['web.count_excluded'](), counts.excluded],
    [m['web.count_rejected'](), counts.rejected],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-3 lg:grid-cols-6">
      {entries.map(([label, count]) => (
        <div key={label} className="flex flex-col bg-sheet px-4 py-3">
          <dt className="text-[13px] text-muted">{label}</dt>
          <dd className="figures text-[20px] font-semibold">{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** file = rejected + excluded + credited + credited to nobody */
export function ImportBridgeShown({ bridge, aside }: { bridge: ImportBridge; aside?: ReactNode }) {
  const parts: readonly (readonly [string, Figure])[] = [
    [m['web.bridge_rejected'](), bridge.rejected],
    [m['web.bridge_excluded'](), bridge.excluded],
    [m['web.bridge_credited'](), bridge.credited],
    [m['web.bridge_nobody'](), bridge.creditedToNobody],
  ];
  return (
    <Section title={m['web.bridge']()} aside={aside}>
      <table className="w-full max-w-xl text-[15px]">
        <caption className="sr-only">{m['web.bridge_caption']()}</caption>
        <tbody>
          {parts.map(([label, figure]) => (
            <tr key={label} className="border-b border-line">
              <th scope="row" className="py-2 text-left font-normal">
                {label}
              </th>
              <td className="py-2 text-right">
                <FigureValue figure={figure} label={label} />
              </td>
            </tr>
          ))}
          <tr className="border-t-2 border-ink font-semibold">
            <th scope="row" className="py-2 text-left">
              {m['web.bridge_file']()}
            </th>
            <td className="py-2 text-right">
              <FigureValue figure={bridge.file} label={m['web.bridge_file']()} />
            </td>
          </tr>
        </tbody>
      </table>
    </Section>
  );
}

function Issues({ detail }: { detail: ImportDetail }) {
  const query = useInfiniteQuery(issuePagesQuery(detail.id));
  return (
    <QueryView query={query}>
      {({ pages }) => {
        const total = pages[0]?.total ?? 0;
        return (
          <ImportIssues
            issues={pages.flatMap((page) => page.rows)}
            total={total}
            more={{ total, load: () => void query.fetchNextPage(), isLoading: query.isFetchingNextPage }}
            aside={detail.counts.rejected > 0 && <RejectsLink detail={detail} />}
          />
        );
      }}
    </QueryView>
  );
}

function BridgeLink({ importId }: { importId: string }) {
  return (
    <a
      href={fileAddress('/imports/{id}/bridge.csv', { path: { id: importId } })}
      download
      className={buttonClass('plain')}
    >
      <Icon name="download" />
      {m['web.bridge_download']()}
    </a>
  );
}

function RejectsLink({ detail }: { detail: ImportDetail }) {
  return (
    <a
      href={fileAddress('/imports/{id}/rejects.csv', { path: { id: detail.id } })}
      download
      className={buttonClass('plain')}
    >
      <Icon name="download" />
      {m['web.rejects_download']({ count: formatCount(detail.counts.rejected) })}
    </a>
  );
}
