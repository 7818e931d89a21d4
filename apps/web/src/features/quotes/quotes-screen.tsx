import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { quotePagesQuery, type Quote } from '../../api/actions/quotes.ts';
import { formatDate } from '../../locale.ts';
import { ImportLink } from '../../shell/import-link.tsx';
import { useAsOf, useSearchText } from '../../shell/viewing.ts';
import { useWholeList } from '../../shell/whole-list.ts';
import { PlaceLink } from '../../ui/explanation-tree.tsx';
import { SelectField } from '../../ui/field.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { TableColumn } from '../../ui/table-shell.tsx';
import { isState, stateName, stateOptions } from './quote-states.ts';

/** What was offered and until when it holds: the last version of each quote, or those in one state. */
export function QuotesScreen() {
  const files = useWholeList('quotes');
  const seen = useAsOf();
  const [words, setWords] = useSearchText('q');
  const [state, setState] = useSearchText('state');
  const filter = { ...seen, q: words || undefined, state: isState(state) ? state : undefined };
  const tools = (
    <>
      <SearchBox label={m['quotes.search']()} value={words} onChange={setWords} />
      <SelectField
        label={m['quotes.state']()}
        options={stateOptions()}
        value={state}
        onChange={({ target }) => setState(target.value)}
      />
    </>
  );
  return (
    <Page title={m['quotes.room']()} lead={m['quotes.lead']()}>
      <PagedTable
        files={files}
        label={m['quotes.room']()}
        query={useInfiniteQuery(quotePagesQuery(filter))}
        columns={columns}
        countWords={m['quotes.count']}
        tools={tools}
        empty={words || state ? <p className="text-muted">{m['quotes.nothing']()}</p> : <NoQuote />}
      />
    </Page>
  );
}

function NoQuote() {
  return (
    <EmptyState title={m['quotes.none']()} icon="file" action={<ImportLink />}>
      {m['quotes.none_lead']()}
    </EmptyState>
  );
}

function columns(): TableColumn<Quote>[] {
  return [
    { id: 'code', header: m['quotes.number'](), value: (row) => row.code },
    { id: 'version', header: m['quotes.version'](), isNumeric: true, value: (row) => row.version },
    { id: 'state', header: m['quotes.state'](), value: (row) => stateName(row.state) },
    {
      id: 'amount',
      header: m['web.amount'](),
      isNumeric: true,
      value: (row) => (row.amount ? Number(row.amount.value) : null),
      cell: (row) => (row.amount ? <FigureValue figure={row.amount} label={row.code} /> : '—'),
    },
    { id: 'account', header: m['web.account'](), value: (row) => row.account },
    { id: 'seller', header: m['web.seller'](), value: (row) => row.seller },
    { id: 'deal', header: m['web.deal'](), value: (row) => row.deal },
    {
      id: 'issued',
      header: m['quotes.issued_on'](),
      value: (row) => row.issuedOn,
      cell: (row) => formatDate(row.issuedOn),
    },
    {
      id: 'valid',
      header: m['quotes.valid_until'](),
      value: (row) => row.validUntil,
      cell: (row) => (row.validUntil ? formatDate(row.validUntil) : '—'),
    },
    { id: 'product', header: m['web.product'](), value: (row) => row.product },
    {
      id: 'place',
      header: m['web.place'](),
      value: (row) => row.place?.line ?? null,
      cell: (row) => (row.place ? <PlaceLink place={row.place} /> : '—'),
    },
  ];
}
