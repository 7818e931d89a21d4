import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnDossier, hugo, rankedPlan, tiersPlan } from './dossier.test-support.ts';
import { fingerprintsOf, leavesOf, sealOf } from './dossier-leaves.ts';
import { decodeValue, encodeValue } from './dossier-text.ts';
import { verifyDossier } from './dossier-verify.ts';

type Json = Record<string, never>;
const written = JSON.stringify(drawnDossier(tiersPlan));
const dossier = () => JSON.parse(written) as Json;

/** A change made by who knows how fingerprints and seal are made. */
function resealed(change: (document: never) => void): unknown {
  const { fingerprints: _old, seal: _broken, ...body } = dossier() as unknown as Record<string, unknown>;
  change(body as never);
  const leaves = leavesOf(body);
  return { ...body, fingerprints: fingerprintsOf(leaves), seal: sealOf(leaves) };
}

describe('a dossier', () => {
  it('is calculated again from its own text, without a database', () => {
    const verdict = verifyDossier(dossier());
    expect(verdict).toMatchObject({
      ok: true,
      value: { changed: [], differences: [], replayed: 2, evaluated: 0 },
    });
  });

  it('is the same to the letter for the same run', () => {
    expect(JSON.stringify(drawnDossier(tiersPlan))).toBe(written);
  });

  it('holds for more sales than an explanation shows', () => {
    const verdict = verifyDossier(JSON.parse(JSON.stringify(drawnDossier(tiersPlan, 70))));
    expect(verdict).toMatchObject({ ok: true, value: { changed: [], differences: [] } });
  });

  it.each([
    ['behind', 2],
    ['before', 9],
  ])(
    'of a plan that ranks sellers is calculated again without the sales of another, %s',
    (_where, ofHugo) => {
      const text = JSON.stringify(drawnDossier(rankedPlan, 6, ofHugo));
      expect(text).not.toContain(hugo);
      expect(text).not.toContain('CMD-2100');
      expect(verifyDossier(JSON.parse(text))).toMatchObject({
        ok: true,
        value: { changed: [], differences: [], replayed: 3 },
      });
    },
  );
});

describe('a dossier that somebody changed', () => {
  it('is found at each of 200 random places, and the place is named', () => {
    const paths = [...leavesOf(dossier()).keys()];
    let tried = 0;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (at, digit) => {
        const path = paths[at % paths.length] ?? '$';
        const [name, changed] = changedAt(path, digit);
        const verdict = verifyDossier(changed);
        tried += 1;
        // What makes the file no dossier at all is refused at its place; all else is named by its path.
        const named = verdict.ok ? verdict.value.changed : [`$.${verdict.refusal.args['path']}`];
        expect(named.some((each) => each === name || each.startsWith('$.$'))).toBe(true);
      }),
      { numRuns: 200, seed: 20261122 },
    );
    expect(tried).toBe(200);
  });

  it('is found at each of 200 random letters of the file', () => {
    fc.assert(
      fc.property(fc.nat(written.length - 1), fc.integer({ min: 33, max: 126 }), (at, code) => {
        const letter = String.fromCharCode(code);
        fc.pre(letter !== written[at]);
        const text = `${written.slice(0, at)}${letter}${written.slice(at + 1)}`;
        let document: unknown;
        try {
          document = JSON.parse(text);
        } catch {
          return; // no longer JSON: the file cannot be read at all
        }
        const verdict = verifyDossier(document);
        expect(verdict.ok ? verdict.value.changed.length : 1).toBeGreaterThan(0);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('is found where a value was taken out or added', () => {
    const without = dossier() as unknown as { results: { lines: unknown[] }; chain: unknown };
    without.results.lines.pop();
    expect(verifyDossier(without)).toMatchObject({
      ok: true,
      value: { changed: expect.arrayContaining(['$.results.lines[1].payable']) },
    });
    const more = dossier() as unknown as { statement: Record<string, unknown> };
    more.statement['note'] = 'x';
    expect(verifyDossier(more)).toMatchObject({ ok: true, value: { changed: ['$.statement.note'] } });
  });

  it('and sealed anew with another amount is found by calculating it again', () => {
    const changed = resealed((body: { results: { lines: { payable: string }[] } }) => {
      const [first] = body.results.lines;
      if (first) first.payable = '4999.99';
    });
    const verdict = verifyDossier(changed);
    expect(verdict.ok && verdict.value.changed).toEqual([]);
    expect(verdict.ok && verdict.value.differences.map(({ path }) => path)).toContain(
      '$.results.lines[0].payable',
    );
  });

  it('and sealed anew with another sale, rate or quota is found by what the engine gives', () => {
    const sale = resealed(
      (body: { inputs: { facts: { transactions: { amount: { value: { $decimal: string } } }[] } } }) => {
        const [first] = body.inputs.facts.transactions;
        if (first) first.amount.value.$decimal = '1.00';
      },
    );
    const rate = resealed((body: { plan: { components: { args: { tiers: { rate: string }[] } }[] } }) => {
      const tier = body.plan.components[0]?.args.tiers[0];
      if (tier) tier.rate = '0.021';
    });
    for (const changed of [sale, rate]) {
      const verdict = verifyDossier(changed);
      const paths = verdict.ok ? verdict.value.differences.map(({ path }) => path) : [];
      expect(paths).toContain('$.results.lines[0].payable');
    }
  });

  it('is refused, not thrown, whatever it is', () => {
    const nonsense: unknown[] = [null, 3, [], {}, { format: 'cordee-dossier/1' }];
    for (const each of nonsense)
      expect(verifyDossier(each)).toMatchObject({ ok: false, refusal: { code: 'payouts.dossier_not_one' } });
    const broken = resealed((body: { inputs: { facts: unknown } }) => {
      body.inputs.facts = 'gone';
    });
    expect(verifyDossier(broken)).toMatchObject({
      ok: false,
      refusal: { code: 'payouts.dossier_not_replayable' },
    });
  });
});

it('keeps every value of the engine exact, whatever the names of a file', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.oneof(fc.bigInt(), fc.string(), fc.boolean(), fc.constant(null))),
      (value) => {
        expect(decodeValue(JSON.parse(JSON.stringify(encodeValue(value))))).toEqual({ ...value });
      },
    ),
    { numRuns: 300 },
  );
});

/** The document with another value at a path, and the path that must be named: a fingerprint is named by its value. */
function changedAt(path: string, digit: number): readonly [string, unknown] {
  const copy = dossier() as unknown as Record<string, unknown>;
  const keys = keysOf(path);
  let at = copy;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const last = keys.at(-1) ?? '';
  at[last] = otherThan(at[last], digit);
  return [keys[0] === 'fingerprints' ? last : path, copy];
}

function otherThan(value: unknown, digit: number): unknown {
  if (typeof value === 'number') return value + 1 + (digit % 9);
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string' || value === '') return 'x';
  const at = digit % value.length;
  return `${value.slice(0, at)}${value[at] === '7' ? '8' : '7'}${value.slice(at + 1)}`;
}

/** $.a[0]["b.c"].d as its keys. */
function keysOf(path: string): readonly string[] {
  return [...path.matchAll(/\.([A-Za-z_]\w*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g)].map(
    ([, name, index, quoted]) =>
      quoted === undefined ? (name ?? index ?? '') : (JSON.parse(quoted) as string),
  );
}
