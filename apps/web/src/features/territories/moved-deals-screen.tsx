import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useSession } from '../../api/session.ts';
import {
  mayDraw,
  movedDealsQuery,
  useShareProposal,
  type MovedDeal,
  type MovedDeals,
} from '../../api/territories.ts';
import { formatCount, formatDate, formatMoney, formatRatio } from '../../locale.ts';
import { StageBadge } from '../../shell/stage-badge.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { Badge, Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { PageQuery } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { MovedDealPanel } from './moved-deal-panel.tsx';

/** What a division means to the people whom it moves, before it is approved: accounts, money, and each open deal. */
export function MovedDealsScreen() {
  const { proposalId } = useParams({ from: '/app/territories/$proposalId/deals' });
  const query = useQuery(movedDealsQuery(proposalId));
  return (
    <PageQuery title={m['territories.deals_room']()} query={query}>
      {(moved) => <ShownDeals proposalId={proposalId} moved={moved} />}
    </PageQuery>
  );
}

function ShownDeals({ proposalId, moved }: { proposalId: string; moved: MovedDeals }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const opened = moved.deals.find(({ id }) => id === openId);
  return (
    <Page
      title={m['territories.deals_of']({ name: moved.name })}
      lead={m['territories.deals_lead']({ day: formatDate(moved.effectiveFrom, 'long') })}
      actions={<Sharing proposalId={proposalId} moved={moved} />}
    >
      <Section title={m['territories.sellers']()}>
        <TableShell
          label={m['territories.sellers']()}
          rows={moved.sellers}
          columns={sellerColumns(moved.currency, proposalId)}
          rowKey={({ personId }) => personId}
        />
      </Section>
      <Section title={m['territories.deals_room']()}>
        <p className="max-w-prose text-[14px] text-muted">{moved.rule}</p>
        <p className="max-w-prose text-[14px] text-muted">{m['territories.deals_pay']()}</p>
        {moved.deals.length === 0 ? (
          <EmptyState title={m['territories.deals_none']()} icon="deals" />
        ) : (
          <TableShell
            label={m['territories.deals_room']()}
            rows={moved.deals}
            columns={dealColumns(setOpenId)}
            rowKey={({ id }) => id}
          />
        )}
      </Section>
      {opened && (
        <MovedDealPanel
          key={opened.id}
          proposalId={proposalId}
          deal={opened}
          moved={moved}
          onClose={() => setOpenId(null)}
        />
      )}
    </Page>
  );
}

/** Nobody whom it moves sees a proposal before it is shown to them. */
function Sharing({ proposalId, moved }: { proposalId: string; moved: MovedDeals }) {
  const share = useShareProposal(proposalId);
  const [isAsking, setIsAsking] = useState(false);
  const draws = mayDraw(useSession());
  if (moved.isApproved)
    return (
      <Link to="/hand-over-notes" className={buttonClass('plain')}>
        {m['territories.notes_room']()}
      </Link>
    );
  if (moved.isShared) return <Badge tone="good">{m['territories.is_shared']()}</Badge>;
  if (!draws) return null;
  return (
    <>
      {share.error && <Notice tone="problem">{problemText(share.error)}</Notice>}
      <Button look="primary" onPress={() => setIsAsking(true)}>
        {m['territories.share_action']()}
      </Button>
      <Confirm
        title={m['territories.share_action']()}
        action={m['territories.share_action']()}
        isOpen={isAsking}
        isBusy={share.isPending}
        onClose={() => setIsAsking(false)}
        onConfirm={() => share.mutate(undefined, { onSettled: () => setIsAsking(false) })}
      >
        <p>{m['territories.share_lead']()}</p>
      </Confirm>
    </>
  );
}

type SellerRow = MovedDeals['sellers'][number];

type SellerSum = 'lost_revenue' | 'gained_revenue' | 'lost_deals' | 'gained_deals' | 'kept_deals';

function sellerColumns(currency: string, proposalId: string): TableColumn<SellerRow>[] {
  const why = ({ personId }: SellerRow, of: SellerSum) =>
    `/territory-proposals/${proposalId}/sellers/${personId}/${of}/explanation`;

  const count = (id: string, header: string, value: (row: SellerRow) => number): TableColumn<SellerRow> => ({
    id,
    header,
    isNumeric: true,
    value,
    cell: (row) => formatCount(value(row)),
  });
  const money = (
    id: SellerSum,
    header: string,
    value: (row: SellerRow) => string,
  ): TableColumn<SellerRow> => ({
    id,
    header,
    isNumeric: true,
    value: (row) => Number(value(row)),
    cell: (row) => (
      <FigureValue
        figure={{ value: value(row), unit: currency, explain: why(row, id) }}
        label={`${row.name}, ${header}`}
      />
    ),
  });
  const deals = (
    id: SellerSum,
    header: string,
    part: (row: SellerRow) => SellerRow['kept'],
  ): TableColumn<SellerRow> => ({
    id,
    header,
    isNumeric: true,
    value: (row) => Number(part(row).dealAmount),
    cell: (row) => (
      <>
        {formatCount(part(row).deals)}
        {', '}
        <FigureValue
          figure={{ value: part(row).dealAmount, unit: currency, explain: why(row, id) }}
          label={`${row.name}, ${header}`}
        />
      </>
    ),
  });
  return [
    { id: 'seller', header: m['territories.seller'](), value: ({ name }) => name },
    count('lostAccounts', m['territories.lost_accounts'](), ({ lost }) => lost.accounts),
    money('lost_revenue', m['territories.lost_revenue'](), ({ lost }) => lost.revenue),
    deals('lost_deals', m['territories.lost_deals'](), ({ lost }) => lost),
    count('gainedAccounts', m['territories.gained_accounts'](), ({ gained }) => gained.accounts),
    money('gained_revenue', m['territories.gained_revenue'](), ({ gained }) => gained.revenue),
    deals('gained_deals', m['territories.gained_deals'](), ({ gained }) => gained),
    deals('kept_deals', m['territories.kept_deals'](), ({ kept }) => kept),
  ];
}

function dealColumns(onOpen: (id: string) => void): TableColumn<MovedDeal>[] {
  return [
    {
      id: 'deal',
      header: m['territories.deal'](),
      value: ({ code, account }) => m['territories.deal_title']({ deal: code, account }),
    },
    {
      id: 'stage',
      header: m['territories.deal_stage'](),
      value: ({ stage }) => stage,
      cell: ({ stage }) => <StageBadge stage={stage} />,
    },
    {
      id: 'amount',
      header: m['territories.deal_amount'](),
      isNumeric: true,
      value: ({ amount }) => (amount === null ? null : Number(amount)),
      cell: ({ amount, currency }) => (amount === null ? '—' : formatMoney(amount, currency ?? '')),
    },
    {
      id: 'giver',
      header: m['territories.loses'](),
      value: ({ giver }) => giver ?? m['territories.nobody'](),
    },
    {
      id: 'taker',
      header: m['territories.gains'](),
      value: ({ taker }) => taker ?? m['territories.nobody'](),
    },
    { id: 'fate', header: m['territories.deal_fate'](), value: fateWords },
    { id: 'why', header: m['territories.why'](), isLong: true, value: ({ why }) => why },
    {
      id: 'talk',
      header: m['territories.deal_talk'](),
      isNumeric: true,
      value: ({ comments }) => comments.length,
      cell: ({ comments }) => formatCount(comments.length),
    },
    {
      id: 'open',
      header: m['territories.deal_open'](),
      value: () => null,
      isSortable: false,
      cell: ({ id, code }) => (
        <Button
          look="quiet"
          aria-label={m['territories.deal_open_of']({ deal: code })}
          onPress={() => onOpen(id)}
        >
          {m['territories.deal_open']()}
        </Button>
      ),
    },
  ];
}

function fateWords({ lastDay, share }: MovedDeal): string {
  return lastDay === null || share === null
    ? m['territories.deal_goes']()
    : m['territories.deal_kept_until']({ day: formatDate(lastDay), share: formatRatio(share) });
}
