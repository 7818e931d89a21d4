import { m } from '@cordee/messages';
import type { PlanEquation } from '../../api/actions/action-plans.ts';
import { formatDate, formatDecimal, formatMoney } from '../../locale.ts';
import { Bullet } from '../../ui/bullet.tsx';
import { Button } from '../../ui/button.tsx';
import { FigureValue, figureText } from '../../ui/figure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { ValueSlider } from '../../ui/sliders/value-slider.tsx';
import { EquationSteps } from './equation-steps.tsx';
import type { SetByHand } from './one-plan.tsx';
import { stepNames } from './step-names.ts';

export type BoardProps = {
  readonly equation: PlanEquation;
  readonly set: SetByHand;
  readonly change: (set: SetByHand) => void;
};

/** The equation: revenue on one side, a week of activities on the other; whichever is moved, the other follows. */
export function EquationBoard({ equation, set, change, isBusy }: BoardProps & { isBusy: boolean }) {
  const { historyFrom, historyTo, unknownSteps, refusal } = equation;
  return (
    <Section
      title={m['actions.equation']()}
      aside={
        Object.keys(set).length > 0 && (
          <Button onPress={() => change({})}>{m['actions.back_to_history']()}</Button>
        )
      }
    >
      <p className="max-w-prose text-[14px] text-muted">
        {m['actions.history']({ from: formatDate(historyFrom), to: formatDate(historyTo) })}
      </p>
      {unknownSteps.length > 0 && (
        <Notice tone="watch">
          {m['actions.unknown_steps']({ steps: unknownSteps.map((each) => stepNames[each]()).join(', ') })}
        </Notice>
      )}
      <Sheet>
        <section
          aria-label={m['actions.equation']()}
          aria-busy={isBusy}
          className="grid gap-6 lg:grid-cols-[20rem_minmax(0,1fr)]"
        >
          <Revenue equation={equation} set={set} change={change} />
          <EquationSteps equation={equation} set={set} change={change} />
        </section>
      </Sheet>
      {refusal === null ? <Days equation={equation} /> : <Notice tone="problem">{refusal}</Notice>}
    </Section>
  );
}

function Revenue({ equation, set, change }: BoardProps) {
  const { revenue, revenueLow, revenueHigh, quota, basket, wonCount } = equation;
  const { perWeek: _pace, ...others } = set;
  const stepOf = stepFor(Number(quota?.value ?? revenue.value));
  const money = (value: string) => formatMoney(value, revenue.unit, 'short');
  return (
    <div className="flex flex-col gap-4">
      <ValueSlider
        label={m['actions.revenue']()}
        words={money(set.revenue ?? revenue.value)}
        value={Math.round(Number(set.revenue ?? revenue.value) / stepOf)}
        min={1}
        max={Math.ceil((2 * Math.max(Number(quota?.value ?? 0), Number(revenue.value))) / stepOf)}
        onChange={(steps) => change({ ...others, revenue: String(steps * stepOf) })}
      />
      <p aria-live="polite" className="text-[13px] text-muted">
        {m['actions.revenue_range']({ low: money(rounded(revenueLow)), high: money(rounded(revenueHigh)) })}
      </p>
      <dl className="flex flex-col gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-2">
          <dt className="text-[14px] text-muted">{m['actions.quota']()}</dt>
          <dd className="font-medium">
            {quota ? (
              <FigureValue figure={quota} label={m['actions.quota']()} style="short" />
            ) : (
              m['actions.no_quota']()
            )}
          </dd>
        </div>
        <div className="flex flex-wrap items-baseline justify-between gap-2">
          <dt className="text-[14px] text-muted">
            {m['actions.basket']()}
            <span className="block text-[13px]">{m['actions.basket_from']({ count: String(wonCount) })}</span>
          </dt>
          <dd className="font-medium">
            <FigureValue figure={basket} label={m['actions.basket']()} style="short" />
          </dd>
        </div>
      </dl>
    </div>
  );
}

/** A step that a hand can feel: about a hundredth, to one digit. */
function stepFor(whole: number): number {
  return whole <= 100 ? 1 : 10 ** (Math.floor(Math.log10(whole)) - 2);
}

/** An estimate is told to two digits: more would be pretended. */
function rounded(text: string): string {
  const value = Number(text);
  const unit = value < 100 ? 1 : 10 ** (Math.floor(Math.log10(value)) - 1);
  return String(Math.round(value / unit) * unit);
}

function Days({ equation: { days, daysWorked } }: Pick<BoardProps, 'equation'>) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <span>
        {m['actions.days']()} : <FigureValue figure={days} label={m['actions.days']()} />
      </span>
      <Bullet value={Number(days.value)} target={Number(daysWorked)} />
      <span className="text-[14px] text-muted">
        {m['actions.days_of_worked']({ days: figureText(days), worked: formatDecimal(daysWorked) })}
      </span>
    </div>
  );
}
