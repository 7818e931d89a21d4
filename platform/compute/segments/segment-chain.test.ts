import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestChain, parseSegmentFileName, segmentFileName, toMerge } from './segment-chain.ts';

const seal = '0123456789abcdef';
const segment = (from: number, to: number) => ({ from: BigInt(from), to: BigInt(to), seal });

describe('a chain of segments', () => {
  it('takes the longest file from each point on and stops at the first gap', () => {
    const files = [segment(1, 4), segment(1, 7), segment(5, 9), segment(8, 8), segment(10, 12)];
    expect(longestChain(files, 20n)).toEqual([segment(1, 7), segment(8, 8)]);
  });

  it('holds no change twice, leaves none out and reaches past nothing known, whatever lies in the folder', () => {
    const range = fc
      .tuple(fc.integer({ min: 1, max: 30 }), fc.nat({ max: 10 }))
      .map(([from, length]) => segment(from, from + length));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 40 }), fc.integer({ min: 0, max: 40 }), (files, known) => {
        let next = 1n;
        for (const { from, to } of longestChain(files, BigInt(known))) {
          expect(from).toBe(next);
          next = to + 1n;
        }
        expect(next - 1n <= BigInt(known)).toBe(true);
      }),
    );
  });

  it('is merged only once it is long, and a heavy first file is left alone', () => {
    const chain = Array.from({ length: 9 }, (_, i) => ({
      ...segment(i + 1, i + 1),
      bytes: i === 0 ? 1000 : 10,
    }));
    expect(toMerge(chain.slice(0, 8))).toEqual([]);
    expect(toMerge(chain)).toEqual(chain.slice(1));
    expect(toMerge(chain.map((one) => ({ ...one, bytes: 10 })))).toHaveLength(9);
  });

  it('is read back from file names, and other names are nothing', () => {
    expect(parseSegmentFileName(segmentFileName(segment(3, 12)))).toEqual(segment(3, 12));
    expect(parseSegmentFileName('partial-12-1.parquet')).toBeUndefined();
  });
});
