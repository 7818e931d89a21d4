import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

it('writes counters with their labels escaped, families in order', () => {
  const metrics = createMetrics();
  metrics.count('requests', { path: 'a"b\\c\nd' });
  metrics.count('requests', { path: 'a"b\\c\nd' }, 2);
  metrics.count('imports');
  expect(metrics.render()).toBe(
    '# TYPE cordee_imports counter\ncordee_imports 1\n# TYPE cordee_requests counter\ncordee_requests{path="a\\"b\\\\c\\nd"} 3\n',
  );
});

it('counts a duration in its bucket and in every wider one', () => {
  const metrics = createMetrics();
  metrics.observeSeconds('request_seconds', { method: 'GET' }, 0.2);
  metrics.observeSeconds('request_seconds', { method: 'GET' }, 40);
  const lines = metrics.render().split('\n');
  expect(lines[0]).toBe('# TYPE cordee_request_seconds histogram');
  const bucket = (bound: string) => lines.find((line) => line.includes(`le="${bound}"`))?.split(' ')[1];
  expect(['0.1', '0.25', '30', '+Inf'].map(bucket)).toEqual(['0', '1', '1', '2']);
  expect(lines).toContain('cordee_request_seconds_sum{method="GET"} 40.2');
  expect(lines).toContain('cordee_request_seconds_count{method="GET"} 2');
});
