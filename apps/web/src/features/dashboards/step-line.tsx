import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import type { HomeStep } from '../../api/home.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Section } from '../../ui/page.tsx';

const states: Record<HomeStep['state'], { icon: IconName; look: string; words: () => string }> = {
  done: { icon: 'check', look: 'border-good text-good', words: () => m['web.step_done']() },
  current: { icon: 'chevronRight', look: 'border-accent text-accent', words: () => m['web.step_current']() },
  todo: { icon: 'notYet', look: 'border-edge text-muted', words: () => m['web.step_todo']() },
  blocked: { icon: 'blocked', look: 'border-problem text-problem', words: () => m['web.step_blocked']() },
};

/** The cycle as one line from left to right, with what blocks it. */
export function StepLine({ steps }: { steps: readonly HomeStep[] }) {
  return (
    <Section title={m['web.home_steps']()}>
      <ol className="grid gap-2 sm:grid-cols-2 lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none">
        {steps.map((step) => {
          const state = states[step.state];
          return (
            <li key={step.key}>
              <Link
                to={step.href}
                aria-current={step.state === 'current' ? 'step' : undefined}
                className={classNames(
                  'flex h-full flex-col gap-1 rounded-md border-t-4 bg-sheet px-3 py-3 hover:bg-hover',
                  state.look,
                )}
              >
                <span className="flex items-center gap-1.5 text-[13px] font-medium">
                  <Icon name={state.icon} size={16} />
                  {state.words()}
                </span>
                <span className="font-semibold text-ink">{step.label}</span>
                {step.why && <span className="text-[13px] text-muted">{step.why}</span>}
              </Link>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
