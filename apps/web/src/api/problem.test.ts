import { describe, expect, it } from 'vitest';
import { problemOf } from './problem.ts';

describe('a refusal of the API', () => {
  it('keeps the words, the code and the place that the server gave', async () => {
    const body = { title: 'Refusé', detail: 'Ligne 3 refusée.', code: 'imports.row', place: { line: 3 } };
    const headers = { 'content-type': 'application/problem+json; charset=utf-8' };
    const found = await problemOf(new Response(JSON.stringify(body), { status: 422, headers }));
    expect(found).toEqual({ ...body, status: 422 });
  });

  it('has only its status when something else than the API answered', async () => {
    const found = await problemOf(new Response('<html>', { status: 502, statusText: 'Bad Gateway' }));
    expect(found).toEqual({ title: 'Bad Gateway', status: 502 });
  });
});
