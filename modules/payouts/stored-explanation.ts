import type { Explanation } from '@cordee/kernel';

/** An explanation as JSON text: bigints and dates as text, so that it reads the same in ten years. */
export function explanationText(explanation: Explanation): string {
  return JSON.stringify(explanation, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}
