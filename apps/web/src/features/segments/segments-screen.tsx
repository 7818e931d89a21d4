import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import {
  maySegment,
  segmentModelsQuery,
  segmentsQuery,
  type SegmentModelHead,
  type Segments,
} from '../../api/segments.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatDate, formatInstant } from '../../locale.ts';
import { useAsOf } from '../../shell/viewing.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { BeginModel } from './begin-model.tsx';
import { FindGroups } from './find-groups.tsx';
import { SegmentAccounts } from './segment-accounts.tsx';
import { SegmentBars } from './segment-bars.tsx';

/** The segmentation in force on the day looked at, the models that are written, and each account's segment. */
export function SegmentsScreen() {
  const query = useQuery(segmentsQuery(useAsOf()));
  const segments = maySegment(useSession());
  return (
    <Page title={m['segments.title']()} lead={m['segments.lead']()}>
      <QueryView query={query}>{(inForce) => <InForce segments={inForce} mayChange={segments} />}</QueryView>
      <Section title={m['segments.models']()}>
        <Models />
      </Section>
      {segments && (
        <>
          <Section title={m['segments.begin']()}>
            <Sheet>
              <BeginModel />
            </Sheet>
          </Section>
          <Section title={m['segments.find_groups']()}>
            <Sheet>
              <FindGroups />
            </Sheet>
          </Section>
        </>
      )}
    </Page>
  );
}

function InForce({ segments, mayChange }: { segments: Segments; mayChange: boolean }) {
  const { inForce, newAccounts } = segments;
  if (inForce === null)
    return (
      <EmptyState title={m['segments.none']()} icon="segments">
        {mayChange ? m['segments.none_lead']() : m['segments.none_reader']()}
      </EmptyState>
    );
  return (
    <>
      <Section title={m['segments.in_force']({ name: inForce.name })}>
        <p className="text-muted">
          {m['segments.in_force_lead']({
            from: formatDate(inForce.effectiveFrom, 'long'),
            day: formatDate(inForce.measuredOn, 'long'),
            count: formatCount(segments.accounts),
          })}
        </p>
        {newAccounts > 0 && (
          <Notice tone="watch">{m['segments.new_accounts']({ count: formatCount(newAccounts) })}</Notice>
        )}
        <SegmentBars
          currency={segments.currency}
          lines={segments.segments.map(({ code, name, ...line }) => ({
            ...line,
            key: code ?? '-',
            name: name ?? m['segments.unsegmented'](),
          }))}
        />
      </Section>
      <p>
        <Link to="/white-space" className={buttonClass('plain')}>
          {m['segments.white_open']()}
        </Link>
      </p>
      <Section title={m['segments.accounts']()}>
        <SegmentAccounts segments={segments} mayChange={mayChange} />
      </Section>
    </>
  );
}

function Models() {
  return (
    <QueryView query={useQuery(segmentModelsQuery)}>
      {(models) =>
        models.length === 0 ? (
          <p className="text-muted">{m['segments.models_none']()}</p>
        ) : (
          <TableShell
            label={m['segments.models']()}
            rows={models}
            columns={modelColumns()}
            rowKey={({ id }) => id}
          />
        )
      }
    </QueryView>
  );
}

const modelColumns = (): TableColumn<SegmentModelHead>[] => [
  {
    id: 'name',
    header: m['segments.model'](),
    value: ({ name }) => name,
    cell: ({ id, name }) => (
      <Link
        to="/segments/$modelId"
        params={{ modelId: id }}
        className="text-accent underline underline-offset-2"
      >
        {name}
      </Link>
    ),
  },
  {
    id: 'segments',
    header: m['segments.segments'](),
    isNumeric: true,
    value: ({ segments }) => segments,
    cell: ({ segments }) => formatCount(segments),
  },
  { id: 'by', header: m['segments.saved_by'](), value: ({ savedBy }) => savedBy },
  {
    id: 'at',
    header: m['segments.saved_at'](),
    value: ({ savedAt }) => savedAt,
    cell: ({ savedAt }) => formatInstant(savedAt),
  },
];
