import { useState } from 'react';
import { m } from '@cordee/messages';
import { maySimulate, useWhatIf, type SimulationDetail } from '../../api/simulations.ts';
import { pathOf, valueAt, withValue, type Json } from '../../api/plan-json.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatMoney, formatRatio } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { ValueSlider } from '../../ui/sliders/value-slider.tsx';
import { SimulateAgain } from './simulate-again.tsx';

/** The rates of the tried plan under the hand: the total, and who gains or loses, follow while they move. */
export function RateSliders({ simulation }: { simulation: SimulationDetail }) {
  const document = simulation.document as Json; // a plan document is JSON
  const rates = simulation.sensitivity.rates.filter(
    ({ path }) => typeof valueAt(document, pathOf(path)) === 'string',
  );
  const [moved, setMoved] = useState<Readonly<Record<string, string>>>({});
  const isMoved = Object.keys(moved).length > 0;
  const tried = Object.entries(moved).reduce(
    (plan, [path, rate]) => withValue(plan, pathOf(path), rate),
    document,
  );
  const query = useWhatIf(simulation.id, tried);
  const mayTry = maySimulate(useSession());
  if (rates.length === 0 || !mayTry) return null;
  return (
    <Section title={m['simulator.rates']()}>
      <Sheet>
        <section
          aria-label={m['simulator.rates']()}
          className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]"
        >
          <div className="flex flex-col gap-5">
            {rates.map(({ path, component, rate }, index) => (
              <RateSlider
                key={path}
                label={m['simulator.rate_of']({ component: nameOf(rates, index, component) })}
                rate={rate}
                value={moved[path] ?? rate}
                onChange={(next) => setMoved((all) => movedTo(all, path, next, rate))}
              />
            ))}
          </div>
          <div aria-live="polite" className="flex flex-col gap-2 self-start" aria-busy={query.isFetching}>
            {query.error && <Notice tone="problem">{problemText(query.error)}</Notice>}
            {query.data && <Answer answer={query.data} currency={simulation.currency} />}
            {isMoved && (
              <div className="flex flex-wrap gap-2 pt-2">
                <Button onPress={() => setMoved({})}>{m['simulator.rates_back']()}</Button>
                <SimulateAgain simulation={simulation} document={tried} />
              </div>
            )}
          </div>
        </section>
      </Sheet>
    </Section>
  );
}

type Rate = SimulationDetail['sensitivity']['rates'][number];

/** A component with several rates numbers them, in the order of its table. */
function nameOf(rates: readonly Rate[], index: number, component: string): string {
  const own = rates.filter((each) => each.component === component);
  if (own.length === 1) return component;
  const place = rates.slice(0, index + 1).filter((each) => each.component === component).length;
  return `${component} ${place}`;
}

function movedTo(
  all: Readonly<Record<string, string>>,
  path: string,
  next: string,
  own: string,
): Readonly<Record<string, string>> {
  const { [path]: _before, ...others } = all;
  return Number(next) === Number(own) ? others : { ...others, [path]: next };
}

type RateSliderProps = {
  readonly label: string;
  readonly rate: string;
  readonly value: string;
  readonly onChange: (rate: string) => void;
};

/** Steps of a fiftieth of the rate, as thousandths of a percent: what is sent is a decimal text, never a fraction of two. */
const UNIT = 100_000;

function RateSlider({ label, rate, value, onChange }: RateSliderProps) {
  const own = Math.max(1, Math.round(Number(rate) * UNIT));
  const step = Math.max(1, Math.round(own / 50));
  const isMoved = Number(value) !== Number(rate);
  return (
    <ValueSlider
      label={label}
      words={
        isMoved
          ? m['simulator.rate_moved']({ from: formatRatio(rate), to: formatRatio(value) })
          : formatRatio(rate)
      }
      value={Math.round(Number(value) * UNIT)}
      max={own * 2}
      step={step}
      onChange={(units) => onChange((units / UNIT).toFixed(5))}
    />
  );
}

type WhatIf = NonNullable<ReturnType<typeof useWhatIf>['data']>;

function Answer({ answer, currency }: { answer: WhatIf; currency: string }) {
  const { costBefore, costAfter, winners, losers } = answer;
  const change = (Number(costAfter.value) - Number(costBefore.value)).toFixed(2);
  const line = (label: string, value: string) => (
    <div className="flex items-baseline justify-between gap-3 border-b border-line py-1 last:border-b-0">
      <dt className="text-[14px] text-muted">{label}</dt>
      <dd className="figures font-medium">{value}</dd>
    </div>
  );
  const group = ({ count, sum }: WhatIf['winners']) =>
    m['simulator.group']({ count: formatCount(count), sum: formatMoney(sum.value, currency, 'short') });
  return (
    <dl>
      {line(m['simulator.cost_today'](), formatMoney(costBefore.value, currency))}
      {line(m['simulator.cost'](), formatMoney(costAfter.value, currency))}
      {line(m['simulator.change'](), formatMoney(change, currency))}
      {line(m['simulator.winners'](), group(winners))}
      {line(m['simulator.losers'](), group(losers))}
    </dl>
  );
}
