import type { ReactNode } from 'react';
import { m } from '@cordee/messages';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'good' | 'watch' | 'problem' | 'plain';

const looks: Record<Tone, { box: string; icon: IconName }> = {
  good: { box: 'border-good bg-good-soft', icon: 'check' },
  watch: { box: 'border-watch bg-watch-soft', icon: 'warning' },
  problem: { box: 'border-problem bg-problem-soft', icon: 'blocked' },
  plain: { box: 'border-line bg-sheet', icon: 'file' },
};

const toneWords: Record<Tone, () => string> = {
  good: () => m['web.tone_good'](),
  watch: () => m['web.tone_watch'](),
  problem: () => m['web.tone_problem'](),
  plain: () => '',
};

/** A sentence that must not be missed; its tone is carried by shape and words, never by colour alone. */
export function Notice({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <div
      role={tone === 'problem' ? 'alert' : 'note'}
      className={classNames('flex gap-2 rounded-md border-l-4 px-3 py-2 text-[14px]', looks[tone].box)}
    >
      <span className="pt-0.5">
        <Icon name={looks[tone].icon} size={16} />
        <span className="sr-only">{toneWords[tone]()}</span>
      </span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  const looksOfBadge: Record<Tone, string> = {
    good: 'bg-good-soft text-good',
    watch: 'bg-watch-soft text-watch',
    problem: 'bg-problem-soft text-problem',
    plain: 'bg-hover text-ink',
  };
  return (
    <span
      className={classNames(
        'inline-flex items-center rounded-sm px-2 py-0.5 text-[13px] font-medium whitespace-nowrap',
        looksOfBadge[tone],
      )}
    >
      {children}
    </span>
  );
}
