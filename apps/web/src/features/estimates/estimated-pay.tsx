import { useState } from 'react';
import { m } from '@cordee/messages';
import type { Estimate, EstimateLine } from '../../api/estimates.ts';
import { formatPeriod } from '../../locale.ts';
import {
  payChangeWords,
  sides,
  WholePay,
  WhyPay,
  type Asked,
  type Side,
  type Told,
} from '../../shell/whole-pay.tsx';
import { TextField } from '../../ui/field.tsx';
import { FigureButton, figureText } from '../../ui/figure.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { EstimateDesk } from './use-estimate.ts';

/** The pay now and with what is tried, its difference in words, line by line; every figure opens its reasons. */
export function EstimatedPay({ desk, estimate }: { desk: EstimateDesk; estimate: Estimate }) {
  const [asked, ask] = useState<Asked | null>(null);
  return (
    <section
      aria-label={m['estimator.pay']({ period: formatPeriod(estimate.period) })}
      aria-busy={desk.tried.isPlaceholderData}
      className="flex flex-col gap-4 rounded-md border border-line bg-sheet p-4"
    >
      <div>
        <h2 className="text-[17px]">{m['estimator.pay']({ period: formatPeriod(estimate.period) })}</h2>
        <p className="text-[14px] text-muted">{estimate.plan}</p>
        {estimate.hasRelease && <p className="mt-1 text-[14px] text-muted">{m['estimator.earned_only']()}</p>}
      </div>
      <dl className="grid grid-cols-2 gap-3">
        <WholePay side="now" estimate={estimate} onAsk={ask} />
        <WholePay side="tried" estimate={estimate} onAsk={ask} />
      </dl>
      <output aria-live="polite" className="text-[15px] font-semibold">
        {payChangeWords(estimate)}
      </output>
      <Lines estimate={estimate} onAsk={ask} />
      <Goal desk={desk} estimate={estimate} />
      {asked && <WhyPay estimate={estimate} asked={asked} onClose={() => ask(null)} />}
    </section>
  );
}

/** On a narrow screen the lists are long: what they come to stays in sight. It repeats what is above, for eyes only. */
export function PayBar({ estimate }: { estimate: Estimate }) {
  return (
    <p
      aria-hidden="true"
      className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-baseline justify-between gap-x-3 border-t border-line bg-raised px-4 py-2 shadow-float xl:hidden"
    >
      <span className="figures text-[18px] font-semibold">{figureText(estimate.tried)}</span>
      <span className="text-[14px]">{payChangeWords(estimate)}</span>
    </p>
  );
}

function Lines({ estimate, onAsk }: Told) {
  return (
    <table className="w-full text-[14px]">
      <caption className="sr-only">{m['estimator.lines']()}</caption>
      <thead>
        <tr className="border-b border-edge text-[13px] text-muted">
          <th scope="col" className="py-1 text-left font-normal">
            <span className="sr-only">{m['web.components']()}</span>
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {sides.now()}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {sides.tried()}
          </th>
        </tr>
      </thead>
      <tbody>
        {estimate.lines.map((line) => (
          <tr key={line.component} className="border-b border-line last:border-b-0">
            <th scope="row" className="py-1.5 pr-2 text-left font-normal">
              {line.label}
            </th>
            <LineCell line={line} side="now" onAsk={onAsk} />
            <LineCell line={line} side="tried" onAsk={onAsk} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LineCell({ line, side, onAsk }: Omit<Told, 'estimate'> & { line: EstimateLine; side: Side }) {
  const { label, component } = line;
  const figure = line[side];
  return (
    <td className="py-1.5 pl-2 text-right align-top whitespace-nowrap">
      <FigureButton
        text={figure ? figureText(figure) : m['estimator.not_paid']()}
        label={side === 'now' ? m['estimator.line_now']({ label }) : m['estimator.line_tried']({ label })}
        onPress={() => onAsk({ side, component })}
      />
    </td>
  );
}

function Goal({ desk: { goal, setGoal }, estimate }: { desk: EstimateDesk; estimate: Estimate }) {
  const { toSell, whyNotToSell } = estimate;
  const answer = toSell && (/[1-9]/.test(toSell.value) ? goalWords(toSell) : m['estimator.goal_reached']());
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-3">
      <TextField
        label={`${m['estimator.goal']()} (${estimate.currency})`}
        inputMode="decimal"
        autoComplete="off"
        className="figures w-full max-w-48 text-right"
        value={goal}
        onChange={({ target }) => setGoal(target.value)}
      />
      {goal !== '' && answer && <output className="text-[14px]">{answer}</output>}
      {goal !== '' && whyNotToSell !== null && <Notice tone="watch">{whyNotToSell}</Notice>}
    </div>
  );
}

function goalWords(toSell: NonNullable<Estimate['toSell']>): string {
  return m['estimator.goal_answer']({ amount: figureText(toSell, 'short') });
}
