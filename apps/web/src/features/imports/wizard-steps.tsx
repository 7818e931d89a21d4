import { classNames } from '../../ui/class-names.ts';

export function WizardSteps({ labels, current }: { labels: readonly string[]; current: number }) {
  return (
    <ol className="flex flex-wrap gap-x-6 gap-y-2">
      {labels.map((label, index) => (
        <li
          key={label}
          aria-current={index === current ? 'step' : undefined}
          className={classNames(
            'flex items-center gap-2 border-b-2 pb-1 text-[14px]',
            index === current ? 'border-accent font-semibold' : 'border-transparent text-muted',
          )}
        >
          <span className="figures">{index + 1}</span>
          {label}
        </li>
      ))}
    </ol>
  );
}
