import { readFileSync } from 'node:fs';
import { readExactJson } from '@cordee/engine-compensation';
import { refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';

/** The JSON of a file, every number with all its digits; "-" is the standard input. */
export function readJsonFile(file: string): Result<unknown> {
  try {
    return readExactJson(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch {
    return refused('compensation.case_file_not_found', { file });
  }
}
