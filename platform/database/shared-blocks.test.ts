import { expect, it } from 'vitest';
import { openCopyRows } from './copy-rows.ts';
import { giveBack, openSharedBlocks } from './shared-blocks.ts';

it('uses a block again once it was given back, and not before', () => {
  const blocks = openSharedBlocks();
  const first = blocks.take(100);
  const second = blocks.take(100);
  expect(second.buffer).not.toBe(first.buffer);
  giveBack(first.subarray(0, 10));
  expect(blocks.take(100).buffer).toBe(first.buffer);
  giveBack(second);
  expect(blocks.take(second.length + 1).buffer).not.toBe(second.buffer);
});

it('writes the same rows into shared blocks', () => {
  const blocks = openSharedBlocks();
  const [shared, own] = [openCopyRows(['text', 'integer'], blocks), openCopyRows(['text', 'integer'])];
  const rows = Array.from(
    { length: 3_000 },
    (_, index) => [`row ${index} ${'x'.repeat(40)}`, index] as const,
  );
  for (const turn of [1, 2]) {
    for (const row of rows) {
      shared.add(row);
      own.add(row);
    }
    const [written, expected] = [shared.take(), own.take()];
    expect(written.rowCount, String(turn)).toBe(rows.length);
    expect(Buffer.from(written.bytes)).toEqual(Buffer.from(expected.bytes));
    giveBack(written.bytes);
  }
});
