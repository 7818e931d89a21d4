import type { ReactNode } from 'react';
import { m } from '@cordee/messages';
import type { StatementLine } from '../../api/payouts.ts';
import { formatPeriod, spaced } from '../../locale.ts';
import { FigureValue, figureText } from '../../ui/figure.tsx';
import { Badge, Notice } from '../../ui/notice.tsx';
import { isReleaseKind, releaseKindName } from '../../shell/line-kinds.ts';
import { WhyButton } from './why-button.tsx';

/** One amount in words; a correction says which period it corrects and what came late. */
export function StatementLineItem({ line, action }: { line: StatementLine; action?: ReactNode }) {
  // A draw has no component to lend it a name: its code stands for one.
  const isCode = line.label === '' || line.label === line.component;
  const name = isCode ? capitalised(line.component) : line.label;
  const origin = originWords(line);
  const label = origin ? `${name}, ${origin}` : name;
  // The earned amount keeps the scale it was calculated with: 357.61000 and 357.61 are the same euros.
  const isSame = isReleaseKind(line.kind) || figureText(line.earned) === figureText(line.payable);
  return (
    <li className="flex flex-col gap-2 px-4 py-4 md:px-5">
      <div className="flex items-baseline justify-between gap-x-6">
        <h3 className="flex flex-wrap items-baseline gap-x-2 text-[16px]">
          {name}
          {origin && <Badge tone="watch">{origin}</Badge>}
        </h3>
        <span className="text-[20px] font-semibold">
          <FigureValue figure={line.payable} label={label} />
        </span>
      </div>
      {line.issue ? (
        <Notice tone="watch">{spaced(line.sentence || line.issue)}</Notice>
      ) : (
        <p className="max-w-prose text-muted">{spaced(line.sentence)}</p>
      )}
      {line.held !== null && <Notice tone="watch">{m['web.statement_held']({ reason: line.held })}</Notice>}
      <Causes causes={line.causes} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        {isSame ? (
          <span />
        ) : (
          <p className="text-[14px]">
            {m['web.earned']()} :{' '}
            <FigureValue figure={line.earned} label={`${m['web.earned']()}, ${label}`} />
          </p>
        )}
        <div className="flex flex-wrap items-center gap-3">
          {action}
          <WhyButton address={line.payable.explain} label={label} />
        </div>
      </div>
    </li>
  );
}

function Causes({ causes }: Pick<StatementLine, 'causes'>) {
  if (causes.length === 0) return null;
  return (
    <div className="text-[14px]">
      <p className="font-medium">{m['web.statement_causes']()}</p>
      <ul className="list-disc pl-5 text-muted">
        {causes.map((cause) => (
          <li key={cause}>{spaced(cause)}</li>
        ))}
      </ul>
    </div>
  );
}

function originWords({ kind, originPeriod }: StatementLine): string | null {
  if (isReleaseKind(kind)) return releaseKindName(kind);
  if (kind === 'correction') return m['web.statement_correction']({ period: formatPeriod(originPeriod) });
  return kind === 'adjustment' ? m['web.statement_adjustment']() : null;
}

const capitalised = (code: string) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
