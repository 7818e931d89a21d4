import { m } from '@cordee/messages';
import type { EquationStep } from '../../api/actions/action-plans.ts';
import { formatDecimal, formatRatio } from '../../locale.ts';
import { FigureValue } from '../../ui/figure.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { ValueSlider } from '../../ui/sliders/value-slider.tsx';
import type { BoardProps } from './equation-board.tsx';
import { capitalised, stepNames, type StepCode } from './step-names.ts';

/** Step after step, from the first activity to the sale: how many a week, how many lead on, how long each takes. */
export function EquationSteps({ equation, set, change }: BoardProps) {
  return (
    <ol className="flex flex-col divide-y divide-line">
      {equation.steps.map((each, index) => (
        <li key={each.step} className="flex flex-col gap-3 py-4 first:pt-0 last:pb-0">
          <StepHead each={each} />
          <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
            {index === 0 && <Pace each={each} set={set} change={change} />}
            {each.rate !== null && <Rate each={each} rate={each.rate} set={set} change={change} />}
            <NumberInput
              label={m['actions.hours_of']({ step: stepNames[each.step]() })}
              value={each.hours}
              isRatio={false}
              onChange={(hours) => Number(hours) > 0 && change({ ...set, [hoursNames[each.step]]: hours })}
            />
          </div>
        </li>
      ))}
    </ol>
  );
}

type StepProps = Pick<BoardProps, 'set' | 'change'> & { readonly each: EquationStep };

function StepHead({ each: { step, needed, perWeek, band } }: { each: EquationStep }) {
  const name = capitalised(stepNames[step]());
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
      <h3 className="text-[15px] font-semibold">{name}</h3>
      <p className="text-[14px]">
        <span className="font-medium">{m['actions.pace_value']({ count: formatDecimal(perWeek, 1) })}</span>{' '}
        {band && (
          <span className="text-muted">
            ({m['actions.band']({ low: formatDecimal(band.low, 1), high: formatDecimal(band.high, 1) })})
          </span>
        )}{' '}
        · {m['actions.needed']()} <FigureValue figure={needed} label={name} />
      </p>
    </div>
  );
}

/** Tenths of an activity a week. */
const paceUnit = 10;

function Pace({ each: { step, perWeek }, set, change }: StepProps) {
  const { revenue: _revenue, ...others } = set;
  const pace = set.perWeek ?? perWeek;
  const tenths = Math.max(1, Math.round(Number(pace) * paceUnit));
  return (
    <ValueSlider
      label={capitalised(m['actions.pace_of']({ step: stepNames[step]() }))}
      words={m['actions.pace_value']({ count: formatDecimal(pace, 1) })}
      value={tenths}
      min={1}
      max={Math.max(100, tenths * 2)}
      onChange={(value) => change({ ...others, perWeek: (value / paceUnit).toFixed(1) })}
    />
  );
}

const rateNames = { call: 'callRate', meeting: 'meetingRate', proposal: 'proposalRate' } as const;
const hoursNames: Readonly<Record<StepCode, keyof BoardProps['set']>> = {
  call: 'callHours',
  meeting: 'meetingHours',
  proposal: 'proposalHours',
  deal: 'dealHours',
};

function Rate({
  each: { step },
  rate,
  set,
  change,
}: StepProps & { rate: NonNullable<EquationStep['rate']> }) {
  if (step === 'deal') return null;
  const { figure } = rate;
  const shown = set[rateNames[step]] ?? figure.value;
  return (
    <div className="flex flex-col gap-1">
      <ValueSlider
        label={m['actions.rate_of']({ step: stepNames[step]() })}
        words={formatRatio(shown)}
        value={Math.round(Number(shown) * 1000)}
        min={1}
        max={1000}
        step={5}
        onChange={(thousandths) => change({ ...set, [rateNames[step]]: (thousandths / 1000).toFixed(3) })}
      />
      <p className="text-[13px] text-muted">
        <FigureValue figure={figure} label={m['actions.rate_of']({ step: stepNames[step]() })} />{' '}
        {rateWords(rate)}
      </p>
    </div>
  );
}

function rateWords({
  tries,
  successes,
  ownWeight,
  population,
  low,
  high,
}: NonNullable<EquationStep['rate']>): string {
  if (ownWeight === null || low === null || high === null) return m['actions.rate_by_hand']();
  const own =
    tries === 0
      ? m['actions.rate_none']()
      : m['actions.rate_from']({
          successes: String(successes),
          tries: String(tries),
          weight: formatRatio(ownWeight, 0),
        });
  const drawn =
    population === 'team' ? m['actions.population_team']() : m['actions.population_organisation']();
  return `${m['actions.band']({ low: formatRatio(low, 0), high: formatRatio(high, 0) })} · ${own}, ${drawn}`;
}
