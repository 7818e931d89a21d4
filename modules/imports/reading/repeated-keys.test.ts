import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fingerprint } from './fingerprint.ts';
import { noteKeys, repeatedKeys } from './repeated-keys.ts';

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

test('knows the keys that parts of a file noted as if they had come one by one', () => {
  const keyOf = fc.tuple(fc.constantFrom('a', 'b', 'é', '', 'long '.repeat(400)), fc.nat(3));
  fc.assert(
    fc.property(fc.array(fc.array(keyOf, { maxLength: 30 }), { maxLength: 5 }), (parts) => {
      const [whole, inParts] = [repeatedKeys(), repeatedKeys()];
      let line = 0;
      for (const part of parts) {
        const noted = noteKeys();
        const expected = new Map<number, unknown>();
        for (const [key, content] of part) {
          line += 1;
          const repetition = whole.seen(key, content, line);
          if (repetition !== null) expected.set(line, repetition);
          noted.note(key, content, line);
        }
        expect(inParts.seenAll(noted.noted())).toEqual(expected);
      }
    }),
  );
});
