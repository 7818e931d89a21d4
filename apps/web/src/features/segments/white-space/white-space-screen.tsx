import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { whiteSpaceQuery, type WhiteSpace } from '../../../api/segments.ts';
import { formatCount } from '../../../locale.ts';
import { useAsOf, useSearchText } from '../../../shell/viewing.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { UnderServedTable } from './under-served-table.tsx';

/** Who had less than the norm of the segment says, and what that leaves to win. */
export function WhiteSpaceScreen() {
  const query = useQuery(whiteSpaceQuery(useAsOf()));
  return (
    <Page title={m['segments.white']()} lead={m['segments.white_lead']()}>
      <QueryView query={query}>{(whiteSpace) => <Shown whiteSpace={whiteSpace} />}</QueryView>
    </Page>
  );
}

function Shown({ whiteSpace }: { whiteSpace: WhiteSpace }) {
  const [segment, setSegment] = useSearchText('segment');
  const { isSegmented, withoutNorm, underServed, segments } = whiteSpace;
  if (!isSegmented)
    return (
      <EmptyState title={m['segments.none']()} icon="segments">
        {m['segments.none_reader']()}
      </EmptyState>
    );
  if (segments.length === 0)
    return (
      <EmptyState title={m['segments.white_no_norms']()} icon="segments">
        {m['segments.white_no_norms_lead']()}
      </EmptyState>
    );
  return (
    <>
      {withoutNorm > 0 && (
        <Notice tone="watch">{m['segments.white_without_norm']({ count: formatCount(withoutNorm) })}</Notice>
      )}
      <Section title={m['segments.white_by_segment']()}>
        <CoverageTable segments={segments} onShow={setSegment} />
      </Section>
      <Section title={m['segments.white_accounts']()}>
        {underServed === 0 ? (
          <EmptyState title={m['segments.white_none']()} icon="segments">
            {m['segments.white_none_lead']()}
          </EmptyState>
        ) : (
          <UnderServedTable segments={segments} segment={segment} onSegment={setSegment} />
        )}
      </Section>
    </>
  );
}
