import { m } from '@cordee/messages';
import type { Run, RunState } from '../../api/payouts.ts';
import { formatInstant } from '../../locale.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { stateWords } from './run-state.tsx';

const steps = [
  'preview',
  'approved',
  'locked',
  'transmitted',
  'confirmed',
  'paid',
] as const satisfies readonly RunState[];

/** The way of a run, each step with who took it and when; a voided run keeps the steps it had taken. */
export function RunStepper({ run }: { run: Run }) {
  const reached = steps.findLastIndex((step) => takenBy(run, step) !== undefined);
  return (
    <ol
      aria-label={m['web.run_steps']()}
      className="grid grid-cols-1 gap-x-2 gap-y-1 sm:grid-cols-3 lg:grid-cols-6"
    >
      {steps.map((step, index) => {
        const isDone = index <= reached;
        const isNext = index === reached + 1 && run.state !== 'voided';
        return (
          <li
            key={step}
            aria-current={index === reached ? 'step' : undefined}
            className={classNames(
              'flex min-w-0 gap-2 border-t-2 py-2 text-[14px]',
              isDone ? 'border-accent' : 'border-line',
            )}
          >
            <span
              className={classNames(
                'mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full border text-[12px]',
                isDone ? 'border-accent bg-accent text-on-accent' : 'border-edge text-muted',
              )}
            >
              {isDone ? <Icon name="check" size={14} /> : index + 1}
            </span>
            <span className="flex min-w-0 flex-col">
              <span className={isDone || isNext ? 'font-medium' : 'text-muted'}>{stateWords(step)}</span>
              <StepFact taken={takenBy(run, step)} isNext={isNext} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}

type Taken = { readonly actor: string; readonly at: string };

function takenBy(run: Run, step: RunState): Taken | undefined {
  if (step === 'preview') return { actor: run.calculatedBy, at: run.calculatedAt };
  return run.events.find(({ transition }) => transition === step);
}

function StepFact({ taken, isNext }: { taken: Taken | undefined; isNext: boolean }) {
  const words = taken
    ? m['web.run_step_done']({ actor: taken.actor, at: formatInstant(taken.at) })
    : isNext
      ? m['web.run_step_next']()
      : null;
  return words && <span className="text-[13px] text-muted">{words}</span>;
}
