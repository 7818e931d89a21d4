import { createHash } from 'node:crypto';
import type { Company } from './company.ts';

/** SHA-256 over every list of the company and the bytes of every feed. */
export function companyHash(company: Company): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(company));
  for (const feed of company.feeds) hash.update(feed.content());
  return hash.digest('hex');
}
