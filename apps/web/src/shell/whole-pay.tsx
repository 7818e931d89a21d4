import { m } from '@cordee/messages';
import type { Estimate } from '../api/estimates.ts';
import { formatMoney } from '../locale.ts';
import { ExplanationWords } from '../ui/explanation-words.tsx';
import { FigureButton, figureText } from '../ui/figure.tsx';
import { SidePanel } from '../ui/side-panel.tsx';

export type Side = 'now' | 'tried';
/** What is explained: a line, or the whole pay, as it is or as it would be. */
export type Asked = { readonly side: Side; readonly component: string | null };

export const sides = { now: () => m['estimator.now'](), tried: () => m['estimator.tried']() };

export type Told = { readonly estimate: Estimate; readonly onAsk: (asked: Asked) => void };

type WholePayProps = Told & {
  readonly side: Side;
  /** What the two sides are called where nobody tries anything by hand. */
  readonly label?: string;
};

export function WholePay({ side, estimate, onAsk, label = sides[side]() }: WholePayProps) {
  const figure = estimate[side];
  return (
    <div className="flex flex-col">
      <dt className="text-[13px] text-muted">{label}</dt>
      <dd className="text-[22px] leading-8 font-semibold tracking-tight">
        <FigureButton
          text={figureText(figure)}
          label={label}
          onPress={() => onAsk({ side, component: null })}
        />
      </dd>
    </div>
  );
}

export function payChangeWords({ change: { value, unit } }: Estimate): string {
  if (!/[1-9]/.test(value)) return m['estimator.same']();
  const amount = formatMoney(value.replace('-', ''), unit);
  return value.startsWith('-') ? m['estimator.less']({ amount }) : m['estimator.more']({ amount });
}

export function WhyPay({
  estimate,
  asked,
  onClose,
}: {
  estimate: Estimate;
  asked: Asked;
  onClose: () => void;
}) {
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
