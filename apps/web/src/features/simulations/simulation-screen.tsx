import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { simulationQuery, type SimulationDetail } from '../../api/simulations.ts';
import { formatCount, formatInstant, formatMoney, formatPeriod, formatRatio } from '../../locale.ts';
import { FigureCard } from '../../ui/figure.tsx';
import { Badge, Notice, type Tone } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { ChangeDots } from './change-dots.tsx';
import { PayForPerformance } from './pay-for-performance.tsx';
import { RateSliders } from './rate-sliders.tsx';

/** What a plan would have paid: the cost, who gains and loses, who reaches the target, how sensitive it is. */
export function SimulationScreen() {
  const { simulationId } = useParams({ strict: false });
  const query = useQuery(simulationQuery(simulationId ?? ''));
  return (
    <PageQuery title={m['simulator.title']()} query={query}>
      {(simulation) => <Simulation simulation={simulation} />}
    </PageQuery>
  );
}

function Simulation({ simulation }: { simulation: SimulationDetail }) {
  const { name, period, madeBy, madeAt, population, issues, isGrouped } = simulation;
  return (
    <Page
      title={m['simulator.of']({ name, period: formatPeriod(period) })}
      lead={m['simulator.made']({
        by: madeBy,
        at: formatInstant(madeAt),
        count: formatCount(population),
      })}
    >
      {issues > 0 && <Notice tone="watch">{m['simulator.issues']({ count: formatCount(issues) })}</Notice>}
      <Figures simulation={simulation} />
      <RateSliders key={simulation.id} simulation={simulation} />
      <Section title={m['simulator.tests']()}>
        <ul className="grid gap-3 sm:grid-cols-2">
          <Test words={m['simulator.test_a']()} verdict={simulation.tests.a} />
          <Test words={m['simulator.test_b']()} verdict={simulation.tests.b} />
        </ul>
      </Section>
      <Section title={m['simulator.winners_losers']()}>
        {isGrouped ? (
          <>
            <Notice tone="plain">{m['simulator.grouped']()}</Notice>
            <TableShell
              label={m['simulator.winners_losers']()}
              rows={simulation.distribution}
              columns={bandColumns(simulation.currency)}
              rowKey={({ from, to }) => `${from} ${to}`}
            />
          </>
        ) : (
          <>
            <ChangeDots simulation={simulation} />
            <TableShell
              label={m['simulator.winners_losers']()}
              rows={simulation.payees}
              columns={payeeColumns(simulation.currency)}
              rowKey={({ payeeId }) => payeeId}
            />
          </>
        )}
      </Section>
      {!isGrouped && (
        <Section title={m['simulator.performance']()}>
          <PayForPerformance simulation={simulation} />
        </Section>
      )}
      <Section title={m['simulator.sensitivity']()}>
        <TableShell
          label={m['simulator.sensitivity']()}
          rows={simulation.sensitivity.attainment}
          columns={sensitivityColumns(simulation.currency)}
          rowKey={({ change }) => change}
        />
      </Section>
    </Page>
  );
}

/** Every figure opens; one that cannot be known says why. */
function Figures({ simulation }: { simulation: SimulationDetail }) {
  const known = simulation.figures.flatMap(({ code, label, figure }) =>
    figure ? [{ code, label, figure }] : [],
  );
  const unknown = simulation.figures.filter(({ figure }) => figure === null);
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {known.map(({ code, label, figure }) => (
          <FigureCard key={code} figure={figure} label={label} />
        ))}
      </div>
      {unknown.map(({ code, label, reason }) => (
        <Notice key={code} tone="plain">
          {label} : {reason}
        </Notice>
      ))}
    </>
  );
}

type Verdict = SimulationDetail['tests']['a'];
const verdicts: Record<Verdict, { readonly tone: Tone; readonly words: () => string }> = {
  met: { tone: 'good', words: () => m['simulator.met']() },
  not_met: { tone: 'watch', words: () => m['simulator.not_met']() },
  unknown: { tone: 'plain', words: () => m['simulator.unknown']() },
};

function Test({ words, verdict }: { words: string; verdict: Verdict }) {
  return (
    <li className="flex items-start justify-between gap-3 rounded-md border border-line bg-sheet p-4">
      <span>{words}</span>
      <Badge tone={verdicts[verdict].tone}>{verdicts[verdict].words()}</Badge>
    </li>
  );
}

type Payee = SimulationDetail['payees'][number];

function payeeColumns(currency: string): TableColumn<Payee>[] {
  const amount = (id: 'before' | 'after' | 'change', header: string): TableColumn<Payee> => ({
    id,
    header,
    isNumeric: true,
    value: (row) => Number(row[id]),
    cell: (row) => formatMoney(row[id], currency),
  });
  return [
    { id: 'name', header: m['web.seller'](), value: (row) => row.name },
    amount('before', m['simulator.before']()),
    amount('after', m['simulator.after']()),
    amount('change', m['simulator.change']()),
  ];
}

type Band = SimulationDetail['distribution'][number];

function bandColumns(currency: string): TableColumn<Band>[] {
  const bound = (value: string | null) => (value === null ? '…' : formatMoney(value, currency, 'short'));
  return [
    {
      id: 'band',
      header: m['simulator.change'](),
      value: ({ from }) => (from === null ? Number.NEGATIVE_INFINITY : Number(from)),
      cell: ({ from, to }) => m['simulator.band']({ from: bound(from), to: bound(to) }),
    },
    {
      id: 'count',
      header: m['simulator.people'](),
      isNumeric: true,
      value: ({ count }) => count,
      cell: ({ count }) => formatCount(count),
    },
  ];
}

type Sensitive = SimulationDetail['sensitivity']['attainment'][number];

const sensitivityColumns = (currency: string): TableColumn<Sensitive>[] => [
  {
    id: 'change',
    header: m['simulator.if_sales'](),
    value: ({ change }) => Number(change),
    cell: ({ change }) => formatRatio(change),
  },
  {
    id: 'cost',
    header: m['simulator.cost'](),
    isNumeric: true,
    value: ({ cost }) => Number(cost),
    cell: ({ cost }) => formatMoney(cost, currency),
  },
];
