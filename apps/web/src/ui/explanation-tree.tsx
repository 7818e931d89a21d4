import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { explanationRows, type ExplanationNode } from '../api/explanation.ts';
import type { SourcePlace } from '../api/figure.ts';
import { useSession, type Role } from '../api/session.ts';
import { formatCount, spaced } from '../locale.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { Notice } from './notice.tsx';
import { problemText } from './problem-text.ts';

/** The reasoning as nested lists: each line can be opened down to the file and line that it came from. */
export function ExplanationTree({ root }: { root: ExplanationNode }) {
  return (
    <ul className="flex flex-col">
      <TreeLine node={root} depth={0} />
    </ul>
  );
}

// A short list says more open than closed; a long one waits to be asked.
const SHOWN_AT_ONCE = 12;

function TreeLine({ node, depth }: { node: ExplanationNode; depth: number }) {
  const hasInside = node.children.length > 0 || node.more !== undefined;
  if (!hasInside) {
    return (
      <li className="border-b border-line py-2 pl-6 last:border-b-0">
        <NodeWords node={node} />
      </li>
    );
  }
  return (
    <li className="border-b border-line last:border-b-0">
      <details open={depth < 2 || node.children.length <= SHOWN_AT_ONCE}>
        <summary className="flex list-none items-start gap-1 rounded-sm py-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
          <span className="pt-1 text-muted transition-transform duration-100 [[open]>summary>&]:rotate-90">
            <Icon name="chevronRight" size={16} />
          </span>
          <NodeWords node={node} />
        </summary>
        <ul className="ml-2 border-l border-line pl-3">
          {node.children.map((child, index) => (
            <TreeLine key={`${index}-${child.label}`} node={child} depth={depth + 1} />
          ))}
          {node.more !== undefined && <RowsBehind address={node.more} count={node.count} />}
        </ul>
      </details>
    </li>
  );
}

function NodeWords({ node }: { node: ExplanationNode }) {
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-0.5">
      <div className="flex items-baseline justify-between gap-3">
        <span className={node.kind === 'issue' ? 'text-problem' : ''}>{spaced(node.label)}</span>
        <span className="figures font-medium whitespace-nowrap">{spaced(node.valueText)}</span>
      </div>
      {node.operationText && !saysRounding(node) && (
        <span className="figures text-[13px] text-muted">{spaced(node.operationText)}</span>
      )}
      {node.roundingText && <span className="text-[13px] text-muted">{node.roundingText}</span>}
      {node.refusalText && <span className="text-[13px] text-problem">{node.refusalText}</span>}
      {node.place && <PlaceLink place={node.place} />}
    </div>
  );
}

/** « arrondi » above « arrondi au plus proche » would say it twice. */
const saysRounding = ({ operationText = '', roundingText = '' }: ExplanationNode) =>
  roundingText.startsWith(operationText);

export function placeText(place: SourcePlace): string {
  const document = [place.document ?? m['web.place_file'](), place.sheet].filter(Boolean).join(', ');
  return place.line === undefined
    ? document
    : m['web.place_line']({ document, line: formatCount(place.line) });
}

const fileReaders: readonly Role[] = ['revops', 'finance', 'auditor', 'executive'];

export function PlaceLink({ place }: { place: SourcePlace }) {
  const words = (
    <>
      <Icon name="file" size={14} />
      {placeText(place)}
    </>
  );
  const look = 'inline-flex min-h-6 items-center gap-1 self-start text-[13px]';
  // A file holds everybody's lines: whoever may not open it still reads which line it was.
  const mayOpen = useSession().roles.some((role) => fileReaders.includes(role));
  if (!place.importId || !mayOpen) return <span className={`${look} text-muted`}>{words}</span>;
  return (
    <Link
      to="/imports/$importId"
      params={{ importId: place.importId }}
      search={(kept) => ({ ...kept, explain: undefined, line: place.line })}
      className={`${look} text-accent underline underline-offset-2`}
    >
      {words}
    </Link>
  );
}

function RowsBehind({ address, count }: { address: string; count: number | undefined }) {
  const pages = useInfiniteQuery({
    queryKey: ['explanation-rows', address],
    queryFn: ({ pageParam }) => explanationRows(address, pageParam),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: false,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      {rows.map((row, index) => (
        <TreeLine key={`${index}-${row.label}`} node={row} depth={9} />
      ))}
      {pages.error && <Notice tone="problem">{problemText(pages.error)}</Notice>}
      {(pages.data === undefined || pages.hasNextPage) && (
        <li className="py-2">
          <Button isBusy={pages.isFetching} onPress={() => void pages.fetchNextPage()}>
            {pages.data === undefined && count !== undefined
              ? m['web.explanation_rows']({ count: formatCount(count) })
              : m['web.explanation_more']()}
          </Button>
        </li>
      )}
    </>
  );
}
