import { expect, test } from 'vitest';

import { repeatedKeys } from './repeated-keys.ts';

test('a repeated key names its first line and says whether the content is the same', () => {
  const keys = repeatedKeys();
  for (let line = 1; line <= 5000; line += 1)
    expect(keys.seen(`key ${line}`, `content ${line}`, line)).toBeNull();
  expect(keys.seen('key 1234', 'content 1234', 6000)).toEqual({ firstLine: 1234, isSameContent: true });
  expect(keys.seen('key 1234', 'another', 6001)).toEqual({ firstLine: 1234, isSameContent: false });
});
