import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fingerprint, repeatedKeys } from './repeated-keys.ts';

test('a repeated key names its first line and says whether the content is the same', () => {
  const keys = repeatedKeys();
  for (let line = 1; line <= 5000; line += 1)
    expect(keys.seen(`key ${line}`, fingerprint(`content ${line}`), line)).toBeNull();
  expect(keys.seen('key 1234', fingerprint('content 1234'), 6000)).toEqual({
    firstLine: 1234,
    isSameContent: true,
  });
  expect(keys.seen('key 1234', fingerprint('another'), 6001)).toEqual({
    firstLine: 1234,
    isSameContent: false,
  });
});

test('knows every key that a map knows, with the line that had it first', () => {
  const key = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.constantFrom('é', '€', 'ée', 'a', '', 'long '.repeat(2_000)),
  );
  fc.assert(
    fc.property(fc.array(key, { maxLength: 200 }), (asked) => {
      const keys = repeatedKeys();
      const known = new Map<string, number>();
      for (const [line, one] of asked.entries()) {
        expect(keys.seen(one, fingerprint(one), line)?.firstLine).toBe(known.get(one));
        if (!known.has(one)) known.set(one, line);
      }
    }),
  );
});
