import { describe, expect, it } from 'vitest';
import { fileAddress } from './file-address.ts';

describe('the address of a file', () => {
  it('holds its name as it is written, whatever the name', () => {
    expect(fileAddress('/demo/files/{name}', { path: { name: 'Primes_2025_corrigé n° 2.xlsx' } })).toBe(
      '/api/v1/demo/files/Primes_2025_corrig%C3%A9%20n%C2%B0%202.xlsx',
    );
  });

  it('asks for a language behind it', () => {
    const path = { runId: 'run', payeeId: 'payee' };
    expect(fileAddress('/statements/{runId}/{payeeId}/pdf', { path, query: { locale: 'en' } })).toBe(
      '/api/v1/statements/run/payee/pdf?locale=en',
    );
  });
});
