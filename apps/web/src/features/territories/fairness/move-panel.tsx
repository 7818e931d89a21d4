import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import type { Estimate } from '../../../api/estimates.ts';
import { useSession } from '../../../api/session.ts';
import {
  mayWeighPay,
  moveEffectQuery,
  movedPayQuery,
  type MovedPay,
  type MoveEffect,
} from '../../../api/territories.ts';
import { formatCount, formatPeriod } from '../../../locale.ts';
import { FigureValue } from '../../../ui/figure.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { payChangeWords, WholePay, WhyPay, type Asked } from '../../../shell/whole-pay.tsx';

type MovePanelProps = {
  readonly proposalId: string;
  readonly move: { readonly accountId: string; readonly account: string };
  readonly onClose: () => void;
};

/** What one account that moves does to whoever gives it and whoever takes it. */
export function MovePanel({ proposalId, move: { accountId, account }, onClose }: MovePanelProps) {
  const at = { id: proposalId, accountId };
  const effect = useQuery(moveEffectQuery(at));
  const weighs = mayWeighPay(useSession());
  return (
    <SidePanel title={m['territories.fair_move_title']({ account })} isOpen onClose={onClose}>
      <div className="flex flex-col gap-6">
        <QueryView query={effect}>{(shown) => <Effect effect={shown} />}</QueryView>
        {weighs && <Pay at={at} />}
      </div>
    </SidePanel>
  );
}

type Side = MoveEffect['territories'][number];

function Effect({ effect: { why, territories } }: { effect: MoveEffect }) {
  return (
    <>
      <p>{why}</p>
      {territories.map((side) => (
        <SideTable key={side.territoryId} side={side} />
      ))}
    </>
  );
}

function SideTable({ side }: { side: Side }) {
  const { territory, isGiver, chanceBefore, chanceAfter } = side;
  const chance = ({ reaches, words }: Side['chanceBefore'], when: string) =>
    reaches === null ? (
      words
    ) : (
      <FigureValue figure={reaches} label={`${territory}, ${m['territories.fair_chance']()}, ${when}`} />
    );
  const [was, is] = [m['territories.before'](), m['territories.after']()];
  const measured = (label: string, { before, change, after }: Side['potential']) => ({
    label,
    before: <FigureValue figure={before} label={`${territory}, ${label}, ${was}`} style="short" />,
    change: (
      <>
        {change.value.startsWith('-') || !/[1-9]/.test(change.value) ? '' : '+'}
        <FigureValue figure={change} label={`${territory}, ${label}`} style="short" />
      </>
    ),
    after: <FigureValue figure={after} label={`${territory}, ${label}, ${is}`} style="short" />,
  });
  const rows = [
    measured(m['territories.fair_potential'](), side.potential),
    measured(m['territories.fair_visits'](), side.visits),
    measured(m['territories.fair_revenue'](), side.revenue),
    {
      label: m['territories.fair_chance'](),
      before: chance(chanceBefore, was),
      change: '',
      after: chance(chanceAfter, is),
    },
  ];
  const head = 'py-1 text-right font-normal';
  return (
    <table className="w-full text-[14px]">
      <caption className="pb-1 text-left font-medium">
        {isGiver ? m['territories.fair_giver']({ territory }) : m['territories.fair_taker']({ territory })}
      </caption>
      <thead>
        <tr className="border-b border-edge text-[13px] text-muted">
          <th scope="col" className="text-left font-normal">
            {m['territories.fair_measure']()}
          </th>
          <th scope="col" className={head}>
            {m['territories.before']()}
          </th>
          <th scope="col" className={head}>
            {m['territories.fair_change']()}
          </th>
          <th scope="col" className={head}>
            {m['territories.after']()}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, before, change, after }) => (
          <tr key={label} className="border-b border-line last:border-b-0">
            <th scope="row" className="py-1.5 pr-2 text-left font-normal">
              {label}
            </th>
            <td className="figures py-1.5 pl-2 text-right">{before}</td>
            <td className="figures py-1.5 pl-2 text-right">{change}</td>
            <td className="figures py-1.5 pl-2 text-right">{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pay({ at }: { at: { readonly id: string; readonly accountId: string } }) {
  const query = useQuery(movedPayQuery(at));
  return (
    <QueryView query={query}>
      {(pay) => (
        <section className="flex flex-col gap-4">
          <p className="text-[14px] text-muted">
            {m['territories.fair_pay_lead']({ count: formatCount(pay.sales) })}
          </p>
          <PaySide title={m['territories.loses']()} side={pay.giver} />
          <PaySide title={m['territories.gains']()} side={pay.taker} />
        </section>
      )}
    </QueryView>
  );
}

function PaySide({ title, side: { estimate, why } }: { title: string; side: MovedPay['giver'] }) {
  return (
    <section className="flex flex-col gap-2 rounded-md border border-line bg-sheet p-4">
      <h3 className="font-medium">{title}</h3>
      {estimate === null ? (
        <p className="text-[14px] text-muted">{`${m['territories.fair_pay_none']()} : ${why ?? ''}`}</p>
      ) : (
        <Estimated estimate={estimate} />
      )}
    </section>
  );
}

function Estimated({ estimate }: { estimate: Estimate }) {
  const [asked, ask] = useState<Asked | null>(null);
  return (
    <>
      <p className="text-[14px] text-muted">
        {m['territories.fair_pay']({ period: formatPeriod(estimate.period) })}
      </p>
      <dl className="grid grid-cols-2 gap-3">
        <WholePay side="now" label={m['territories.fair_pay_now']()} estimate={estimate} onAsk={ask} />
        <WholePay side="tried" label={m['territories.fair_pay_moved']()} estimate={estimate} onAsk={ask} />
      </dl>
      <p className="text-[15px] font-semibold">{payChangeWords(estimate)}</p>
      {asked && <WhyPay estimate={estimate} asked={asked} onClose={() => ask(null)} />}
    </>
  );
}
