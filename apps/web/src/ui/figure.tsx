import { Link } from '@tanstack/react-router';
import { Button as AriaButton } from 'react-aria-components/Button';
import { m } from '@cordee/messages';
import type { Figure } from '../api/figure.ts';
import { formatDecimal, formatMoney, formatRatio } from '../locale.ts';
import { Bullet } from './bullet.tsx';
import { classNames } from './class-names.ts';
import { useExplanationOpener } from './explanation-opener.ts';
import { Sparkline } from './sparkline.tsx';

export function figureText(figure: Pick<Figure, 'value' | 'unit'>, style: 'full' | 'short' = 'full'): string {
  if (figure.unit === 'ratio') return formatRatio(figure.value, 1, style);
  if (figure.unit === 'count') return formatDecimal(figure.value);
  return formatMoney(figure.value, figure.unit, style);
}

/** A figure inside a line or a table: press it, or Enter, and it says why. */
export function FigureValue({
  figure,
  label,
  style,
}: {
  figure: Figure;
  label: string;
  style?: 'full' | 'short';
}) {
  const open = useExplanationOpener();
  const text = figureText(figure, style);
  const { explain } = figure;
  if (explain === null) return <span className="figures">{text}</span>;
  return <FigureButton text={text} label={label} onPress={() => open(explain, label)} />;
}

/** A figure whose reasons are at hand already: its screen opens them. */
export function FigureButton({ text, label, onPress }: { text: string; label: string; onPress: () => void }) {
  return (
    <AriaButton
      onPress={onPress}
      aria-label={m['web.figure_open']({ label, value: text })}
      className={valueClass}
    >
      {text}
    </AriaButton>
  );
}

const valueClass =
  'figures inline-block min-h-6 rounded-sm text-right whitespace-nowrap underline decoration-edge decoration-dotted decoration-1 underline-offset-4 data-[hovered]:bg-accent-soft data-[hovered]:decoration-accent data-[hovered]:decoration-solid';

export type FigureCardProps = {
  readonly figure: Figure;
  readonly label: string;
  /** The list that a count counts: it is opened where there is no sum to explain. */
  readonly href?: string | undefined;
};

/** A figure that stands on its own: value, comparison, trend, and its reasons one press away. */
export function FigureCard({ figure, label, href }: FigureCardProps) {
  return (
    <div className="flex min-w-0 flex-col gap-2 rounded-md border border-line bg-sheet p-4">
      <p className="text-[13px] font-medium text-muted">{label}</p>
      <div className="flex flex-wrap items-end justify-between gap-2">
        <span className={classNames('text-[26px] leading-8 font-semibold tracking-tight')}>
          {href === undefined ? (
            <FigureValue figure={figure} label={label} style="short" />
          ) : (
            <Link to={href} className={valueClass} aria-label={`${label} : ${figureText(figure)}`}>
              {figureText(figure, 'short')}
            </Link>
          )}
        </span>
        {figure.trend && figure.trend.length > 1 && <Sparkline values={figure.trend} />}
      </div>
      {figure.target !== undefined && <TargetLine figure={figure} target={figure.target} />}
      {figure.before !== undefined && (
        <p className="text-[13px] text-muted">
          {m['web.figure_before']({
            value: figureText({ value: figure.before, unit: figure.unit }, 'short'),
          })}
        </p>
      )}
    </div>
  );
}

function TargetLine({ figure, target }: { figure: Figure; target: string }) {
  const targetText = figureText({ value: target, unit: figure.unit }, 'short');
  return (
    <div className="flex flex-col gap-1">
      <Bullet value={Number(figure.value)} target={Number(target)} />
      <p className="text-[13px] text-muted">{m['web.figure_target']({ value: targetText })}</p>
    </div>
  );
}
