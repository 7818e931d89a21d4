import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  TooltipComponent,
  MarkLineComponent,
  AriaComponent,
  SVGRenderer,
]);

export type ChartShellProps = {
  readonly title: string;
  /** The same in words, for whoever does not see the drawing. */
  readonly summary: string;
  readonly height?: number;
  /** Given the colours of the page, so that a chart is right in light, in dark and on paper. */
  readonly option: (colours: ChartColours) => EChartsCoreOption;
};

export type ChartColours = Readonly<Record<'ink' | 'muted' | 'line' | 'accent', string>>;

/** The one frame of every chart; it comes by route, never with the first view. */
export function ChartShell({ title, summary, height = 180, option }: ChartShellProps) {
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init>>(null);
  useEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    const drawn = init(element, undefined, { renderer: 'svg', height });
    chart.current = drawn;
    const resized = new ResizeObserver(() => drawn.resize());
    resized.observe(element);
    return () => {
      resized.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, [height]);
  useEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    const draw = () =>
      chart.current?.setOption(
        {
          animation: false,
          textStyle: { fontFamily: getComputedStyle(element).fontFamily },
          ...option(coloursOf(element)),
        },
        { notMerge: true },
      );
    draw();
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', draw);
    return () => {
      themed.disconnect();
      system.removeEventListener('change', draw);
    };
  }, [option, height]);
  return (
    <figure className="flex flex-col gap-2 rounded-md border border-line bg-sheet p-4">
      <figcaption>
        <span className="block font-semibold">{title}</span>
        <span className="block text-[14px] text-muted">{summary}</span>
      </figcaption>
      <div ref={holder} aria-hidden="true" className="w-full" style={{ height }} />
    </figure>
  );
}

function coloursOf(element: HTMLElement): ChartColours {
  const probe = document.createElement('span');
  element.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(--color-${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ink: colour('ink'),
    muted: colour('muted'),
    line: colour('line'),
    accent: colour('accent'),
  };
  probe.remove();
  return colours;
}
