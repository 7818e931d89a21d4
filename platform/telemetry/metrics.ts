/** Counters and durations in the Prometheus text format. */
export type Metrics = {
  count(name: string, labels?: Readonly<Record<string, string>>, by?: number): void;
  observeSeconds(name: string, labels: Readonly<Record<string, string>>, seconds: number): void;
  render(): string;
};

const boundsSeconds = [0.005, 0.025, 0.1, 0.25, 1, 5, 30];

export function createMetrics(): Metrics {
  const values = new Map<string, number>();
  const add = (series: string, by: number) => values.set(series, (values.get(series) ?? 0) + by);
  return {
    count: (name, labels = {}, by = 1) => add(series(name, labels), by),
    observeSeconds: (name, labels, seconds) => {
      for (const bound of boundsSeconds)
        if (seconds <= bound) add(series(`${name}_bucket`, { ...labels, le: String(bound) }), 1);
      add(series(`${name}_bucket`, { ...labels, le: '+Inf' }), 1);
      add(series(`${name}_sum`, labels), seconds);
      add(series(`${name}_count`, labels), 1);
    },
    render: () =>
      `${[...values]
        .map(([name, value]) => `${name} ${value}`)
        .toSorted()
        .join('\n')}\n`,
  };
}

function series(name: string, labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(
    ([key, value]) =>
      `${key}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  );
  return `cordee_${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''}`;
}
