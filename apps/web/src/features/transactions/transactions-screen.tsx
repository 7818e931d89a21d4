import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { transactionPagesQuery, type Transaction } from '../../api/transactions.ts';
import { formatDate, formatRatio } from '../../locale.ts';
import { useAsOf, useSearchText } from '../../shell/viewing.ts';
import { ImportLink } from '../../shell/import-link.tsx';
import { useWholeList } from '../../shell/whole-list.ts';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { PlaceLink } from '../../ui/explanation-tree.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { Badge } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { TableColumn } from '../../ui/table-shell.tsx';
import { transactionKind, transactionKindOptions } from '../../shell/transaction-kinds.ts';

export function TransactionsScreen() {
  const files = useWholeList('transactions');
  const seen = useAsOf();
  const [words, setWords] = useSearchText('q');
  const [kind, setKind] = useSearchText('kind');
  const [uncredited, setUncredited] = useSearchText('uncredited');
  const query = useInfiniteQuery(
    transactionPagesQuery({
      ...seen,
      q: words || undefined,
      kind: kind || undefined,
      uncredited: uncredited === 'true' ? 'true' : undefined,
    }),
  );
  const tools = (
    <>
      <SearchBox label={m['web.transactions_search']()} value={words} onChange={setWords} />
      <SelectField
        label={m['web.transaction_kind']()}
        options={transactionKindOptions()}
        value={kind}
        onChange={(event) => setKind(event.target.value)}
      />
      <CheckField
        label={m['web.transactions_uncredited']()}
        checked={uncredited === 'true'}
        onChange={(event) => setUncredited(event.target.checked ? 'true' : '')}
      />
    </>
  );
  return (
    <Page title={m['web.room_transactions']()} lead={m['web.transactions_lead']()}>
      <PagedTable
        files={files}
        label={m['web.room_transactions']()}
        query={query}
        columns={columnsOf}
        countWords={m['web.transactions_count']}
        tools={tools}
        empty={
          <EmptyState title={m['web.transactions_none']()} icon="transactions" action={<ImportLink />}>
            {m['web.list_none_lead']()}
          </EmptyState>
        }
      />
    </Page>
  );
}

const columns = (): TableColumn<Transaction>[] => [
  { id: 'code', header: m['web.code'](), value: (row) => row.code },
  {
    id: 'on',
    header: m['web.date'](),
    value: (row) => row.occurredOn,
    cell: (row) => formatDate(row.occurredOn),
  },
  { id: 'kind', header: m['web.transaction_kind'](), value: (row) => transactionKind(row.kind) },
  {
    id: 'seller',
    header: m['web.seller'](),
    value: (row) => row.seller,
    cell: (row) => row.seller ?? <Badge tone="watch">{m['web.transaction_nobody']()}</Badge>,
  },
  {
    id: 'amount',
    header: m['web.amount'](),
    isNumeric: true,
    value: (row) => Number(row.amount.value),
    cell: (row) => <FigureValue figure={row.amount} label={row.code} />,
  },
  {
    id: 'quantity',
    header: m['web.quantity'](),
    isNumeric: true,
    value: (row) => (row.quantity === null ? null : Number(row.quantity.value)),
    cell: (row) => (row.quantity === null ? '—' : <FigureValue figure={row.quantity} label={row.code} />),
  },
  {
    id: 'margin',
    header: m['web.margin'](),
    isNumeric: true,
    value: (row) => (row.margin === null ? null : Number(row.margin.value)),
    cell: (row) => (row.margin === null ? '—' : <FigureValue figure={row.margin} label={row.code} />),
  },
  { id: 'account', header: m['web.account'](), value: (row) => row.account },
  { id: 'shares', header: m['web.transaction_shares'](), value: (row) => sharesText(row) },
  { id: 'product', header: m['web.product'](), value: (row) => row.product },
  { id: 'channel', header: m['web.channel'](), value: (row) => row.channel },
  { id: 'territory', header: m['web.territory'](), value: (row) => row.territory },
  { id: 'attributes', header: m['web.attributes'](), value: (row) => attributesText(row) },
  {
    id: 'place',
    header: m['web.place'](),
    value: (row) => row.place?.line ?? null,
    cell: (row) => (row.place ? <PlaceLink place={row.place} /> : '—'),
  },
];

/** What only some sources tell has a column where some loaded sale carries it. */
const CARRIED = ['shares', 'quantity', 'margin', 'territory', 'attributes'];

function columnsOf(rows: readonly Transaction[]): TableColumn<Transaction>[] {
  return columns().filter(
    ({ id, value }) => !CARRIED.includes(id) || rows.some((row) => value(row) !== null),
  );
}

function sharesText({ shares }: Transaction): string | null {
  const told = shares.map(({ payee, share }) => `${payee} ${formatRatio(share.value)}`);
  return told.length === 0 ? null : told.join(' · ');
}

function attributesText({ attributes }: Transaction): string | null {
  const named = Object.entries(attributes).map(([name, text]) => `${name} : ${text}`);
  return named.length === 0 ? null : named.join(' · ');
}
