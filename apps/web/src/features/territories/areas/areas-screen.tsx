import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { fileAddress } from '../../../api/file-address.ts';
import { known } from '../../../api/filter.ts';
import { useSession } from '../../../api/session.ts';
import { mayDraw } from '../../../api/territories.ts';
import {
  areaOutlinesQuery,
  areasQuery,
  useBringAreas,
  type TerritoryAreas,
} from '../../../api/territory/areas.ts';
import { formatCount, formatInstant } from '../../../locale.ts';
import { useAsOf, useSearchText } from '../../../shell/viewing.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/field.tsx';
import { FileDrop } from '../../../ui/file-drop.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { problemText } from '../../../ui/problem-text.ts';
import { QueryView } from '../../../ui/query-view.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { firstNames } from '../first-names.ts';
import { AreaMap } from './area-map.tsx';
import { areaMeasures, type AreaMeasure } from './area-measures.ts';
import { AreasTable } from './areas-table.tsx';

/** What each area of an own division holds, on a map and in a table. */
export function AreasScreen() {
  const query = useQuery(areasQuery(useAsOf()));
  const draws = mayDraw(useSession());
  return (
    <Page title={m['territories.areas']()} lead={m['territories.areas_lead']()}>
      <QueryView query={query}>
        {(areas) =>
          areas.file === null ? (
            <EmptyState title={m['territories.areas_none_yet']()} icon="territories">
              {draws ? m['territories.areas_none_lead']() : m['territories.areas_none_reader']()}
            </EmptyState>
          ) : (
            <Shown areas={areas} file={areas.file} />
          )
        }
      </QueryView>
      {draws && <BringAreas />}
    </Page>
  );
}

function BringAreas() {
  const bring = useBringAreas();
  return (
    <div className="flex flex-col gap-4">
      <FileDrop
        label={m['territories.areas_drop']()}
        action={m['territories.areas_choose']()}
        note={m['territories.areas_formats']()}
        accepts={['.geojson', '.json']}
        isBusy={bring.isPending}
        onFile={(file) => bring.mutate(file)}
      />
      {bring.error && <Notice tone="problem">{problemText(bring.error)}</Notice>}
      {bring.data && (
        <Notice tone="good">{m['territories.areas_done']({ count: formatCount(bring.data.areas) })}</Notice>
      )}
    </div>
  );
}

type ShownProps = { readonly areas: TerritoryAreas; readonly file: NonNullable<TerritoryAreas['file']> };

function Shown({ areas, file }: ShownProps) {
  const [of, setOf] = useSearchText('measure');
  const measure = areaMeasures.find(({ id }) => id === of) ?? areaMeasures[0];
  const seen = useAsOf();
  const outlines = useQuery(areaOutlinesQuery(seen));
  return (
    <>
      <p className="text-[14px] text-muted">
        {m['territories.areas_file']({ name: file.name, by: file.by, at: formatInstant(file.at) })}
      </p>
      <LeftOut areas={areas} />
      <Section
        title={m['territories.areas_map']()}
        aside={<MeasureField measure={measure} onChange={setOf} />}
      >
        <QueryView query={outlines}>
          {(lines) => <AreaMap areas={areas.areas} outlines={lines} measure={measure} />}
        </QueryView>
      </Section>
      <Section title={m['territories.areas_table']()}>
        <AreasTable areas={areas.areas} />
        <p>
          <a
            href={fileAddress('/territory-areas/csv', { query: known(seen) })}
            download
            className={buttonClass('plain')}
          >
            {m['territories.areas_csv']()}
          </a>
        </p>
      </Section>
    </>
  );
}

function MeasureField({ measure, onChange }: { measure: AreaMeasure; onChange: (id: string) => void }) {
  return (
    <SelectField
      label={m['territories.areas_measure']()}
      options={areaMeasures.map(({ id, label }) => ({ value: id, label: label() }))}
      value={measure.id}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** Accounts that no area holds alone: counted, the first few named. */
function LeftOut({ areas: { outside, overlapping, unplaced } }: { areas: TerritoryAreas }) {
  return (
    <>
      {outside.count > 0 && (
        <Notice tone="watch">{m['territories.areas_outside'](firstNames(outside))}</Notice>
      )}
      {overlapping.count > 0 && (
        <Notice tone="watch">{m['territories.areas_overlapping'](firstNames(overlapping))}</Notice>
      )}
      {unplaced.count > 0 && (
        <Notice tone="watch">{m['territories.areas_unplaced'](firstNames(unplaced))}</Notice>
      )}
    </>
  );
}
