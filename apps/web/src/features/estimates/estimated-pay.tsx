import { useState } from 'react';
import { m } from '@cordee/messages';
import type { Estimate, EstimateLine } from '../../api/estimates.ts';
import { formatMoney, formatPeriod } from '../../locale.ts';
import { ExplanationWords } from '../../ui/explanation-words.tsx';
import { TextField } from '../../ui/field.tsx';
import { FigureButton, figureText } from '../../ui/figure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import type { EstimateDesk } from './use-estimate.ts';

type Side = 'now' | 'tried';
/** What is explained: a line, or the whole pay, as it is or as it would be. */
type Asked = { readonly side: Side; readonly component: string | null };

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
        <Whole side="now" estimate={estimate} onAsk={ask} />
        <Whole side="tried" estimate={estimate} onAsk={ask} />
      </dl>
      <output aria-live="polite" className="text-[15px] font-semibold">
        {changeWords(estimate)}
      </output>
      <Lines estimate={estimate} onAsk={ask} />
      <Goal desk={desk} estimate={estimate} />
      {asked && <Why estimate={estimate} asked={asked} onClose={() => ask(null)} />}
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
      <span className="text-[14px]">{changeWords(estimate)}</span>
    </p>
  );
}

const sides = { now: () => m['estimator.now'](), tried: () => m['estimator.tried']() };

type Told = { readonly estimate: Estimate; readonly onAsk: (asked: Asked) => void };

function Whole({ side, estimate, onAsk }: Told & { side: Side }) {
  const figure = estimate[side];
  return (
    <div className="flex flex-col">
      <dt className="text-[13px] text-muted">{sides[side]()}</dt>
      <dd className="text-[22px] leading-8 font-semibold tracking-tight">
        <FigureButton
          text={figureText(figure)}
          label={sides[side]()}
          onPress={() => onAsk({ side, component: null })}
        />
      </dd>
    </div>
  );
}

function changeWords({ change: { value, unit } }: Estimate): string {
  if (!/[1-9]/.test(value)) return m['estimator.same']();
  const amount = formatMoney(value.replace('-', ''), unit);
  return value.startsWith('-') ? m['estimator.less']({ amount }) : m['estimator.more']({ amount });
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

function Why({ estimate, asked, onClose }: { estimate: Estimate; asked: Asked; onClose: () => void }) {
  const { side, component } = asked;
  const lines = estimate.lines.filter((line) => component === null || line.component === component);
  const parts = estimate.lines.flatMap((line) => {
    const figure = line[side];
    return figure ? [figureText(figure)] : [];
  });
  const sum = `${parts.join(' + ')} = ${figureText(estimate[side])}`;
  return (
    <SidePanel title={m['web.explanation_title']()} isOpen onClose={onClose}>
      <div className="flex flex-col gap-8">
        {component === null && <p className="text-[17px]">{m['estimator.sum']({ sum })}</p>}
        {lines.map((line) => (
          <section key={line.component} className="flex flex-col gap-3">
            <h3 className="text-[16px] font-semibold">{line.label}</h3>
            <ExplanationWords explanation={side === 'now' ? line.explanationNow : line.explanation} />
          </section>
        ))}
      </div>
    </SidePanel>
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
