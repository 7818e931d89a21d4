/** Counters and durations in the Prometheus text format. */
export type Metrics = {
  count(name: string, labels?: Labels, by?: number): void;
  observeSeconds(name: string, labels: Labels, seconds: number): void;
  render(): string;
};

type Labels = Readonly<Record<string, string>>;
type Family = { readonly type: 'counter' | 'histogram'; readonly values: Map<string, number> };

const boundsSeconds = [0.005, 0.025, 0.1, 0.25, 1, 5, 30];

export function createMetrics(): Metrics {
  const families = new Map<string, Family>();
  const add = (name: string, type: Family['type'], series: string, by: number) => {
    const family = families.get(name) ?? { type, values: new Map<string, number>() };
    families.set(name, family);
    family.values.set(series, (family.values.get(series) ?? 0) + by);
  };
  return {
    count: (name, labels = {}, by = 1) => add(name, 'counter', seriesOf(name, labels), by),
    observeSeconds: (name, labels, seconds) => {
      const observe = (suffix: string, own: Labels, by: number) =>
        add(name, 'histogram', seriesOf(`${name}_${suffix}`, own), by);
      // Every bucket stands from the first observation on: a quantile is read from neighbours.
      for (const bound of boundsSeconds)
        observe('bucket', { ...labels, le: String(bound) }, Number(seconds <= bound));
      observe('bucket', { ...labels, le: '+Inf' }, 1);
      observe('sum', labels, seconds);
      observe('count', labels, 1);
    },
    render: () =>
      [...families]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, family]) => `# TYPE cordee_${name} ${family.type}\n${linesOf(family)}`)
        .join(''),
  };
}

function linesOf({ values }: Family): string {
  return [...values].map(([series, value]) => `${series} ${value}\n`).join('');
}

function seriesOf(name: string, labels: Labels): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${escaped(value)}"`);
  return `cordee_${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
