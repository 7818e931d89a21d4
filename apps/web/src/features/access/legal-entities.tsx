import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { legalEntitiesQuery, type LegalEntity } from '../../api/organisation.ts';
import { formatCountry } from '../../locale.ts';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

/** The companies that employ the organisation's people. */
export function LegalEntities() {
  const query = useQuery(legalEntitiesQuery);
  return (
    <Section title={m['web.legal_entities']()}>
      <QueryView query={query}>
        {(entities) =>
          entities.length === 0 ? (
            <p className="max-w-prose text-muted">{m['web.legal_entities_none']()}</p>
          ) : (
            <TableShell
              label={m['web.legal_entities']()}
              rows={entities}
              rowKey={(row) => row.code}
              columns={columns}
            />
          )
        }
      </QueryView>
    </Section>
  );
}

const columns: TableColumn<LegalEntity>[] = [
  { id: 'code', header: m['web.code'](), value: (row) => row.code },
  { id: 'name', header: m['web.name'](), value: (row) => row.name },
  { id: 'country', header: m['web.country'](), value: (row) => formatCountry(row.country) },
];
