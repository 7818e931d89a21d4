import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ended } from './command-line.test-support.ts';
import { COMMANDS } from './commands/index.ts';
import { EXIT } from './exit-code.ts';

const folder = mkdtempSync(join(tmpdir(), 'cordee-territory-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const written = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const problem = {
  format: 'cordee-territory/1',
  objective: 'sum_of_distances',
  activities: [{ code: 'visits' }],
  points: [1, 2, 8, 9].map((x) => ({ id: `c${x}`, x, y: 0, activities: [1], owner: 'west' })),
  seats: [
    { id: 'west', x: 0, y: 0, capacities: [3] },
    { id: 'east', x: 10, y: 0, capacities: [3] },
  ],
};
const solve = (...options: string[]) => ended(['territory', 'solve', ...options, '--steps', '200'], COMMANDS);

describe('territory solve', () => {
  it('answers with assignment, objective, constraints, bound, trace and why each point moved', async () => {
    const { result, exit } = await solve(written('problem.json', problem), '--json');
    expect(exit).toBe(EXIT.done);
    const answer = JSON.parse(result) as { moves: object[] };
    expect(answer).toMatchObject({
      format: 'cordee-territory-answer/1',
      feasible: true,
      objective: { value: 6 },
      bound: { value: 6, gap: 0, proven: true },
      assignment: { c1: 'west', c2: 'west', c8: 'east', c9: 'east' },
      interrupted: false,
    });
    expect(answer.moves).toHaveLength(2);
    expect(answer.moves[0]).toMatchObject({
      fr: 'c8 passe de west à east : le retour coûterait 6 de plus.',
      en: 'c8 goes from west to east: going back would cost 6 more.',
    });
  });

  it('prints a table in French, and starts from an answer', async () => {
    const path = written('problem.json', problem);
    const start = written('answer.json', (await solve(path, '--json')).result);
    const { result, exit } = await solve(path, '--start', start, '--locale', 'fr');
    expect(exit).toBe(EXIT.done);
    expect(result).toContain('Optimum prouvé');
    expect(result).toContain('capacité : respecté');
  });

  it('says everything that is wrong, in both languages, and ends with 3', async () => {
    const wrong = written('wrong.json', {
      ...problem,
      points: [...problem.points, { id: 'c1', activities: [1], lock: 'north' }],
    });
    const french = await solve(wrong, '--locale', 'fr');
    expect(french.exit).toBe(EXIT.refused);
    expect(french.remarks).toContain('1 identifiant de point figure plusieurs fois : c1.');
    expect(french.remarks).toContain('siège inconnu : north');
    expect((await solve(wrong, '--locale', 'en')).remarks).toContain('1 point without coordinates: c1.');
  });

  it('says what cannot be, a file that is none, and a number that is none', async () => {
    const seats = problem.seats.map((seat) => ({ ...seat, capacities: [1.5] }));
    const impossible = await solve(written('impossible.json', { ...problem, seats }), '--locale', 'fr');
    expect(impossible.exit).toBe(EXIT.refused);
    expect(impossible.remarks).toContain(
      'Impossible : l’activité visits totalise 4, toutes les capacités ensemble 3.',
    );
    expect((await solve(join(folder, 'nowhere.json'))).exit).toBe(EXIT.notFound);
    expect((await solve(written('text.json', 'no JSON'))).exit).toBe(EXIT.refused);
    expect((await solve(written('problem.json', problem), '--seed', 'x')).exit).toBe(EXIT.wrongUsage);
  });

  it('keeps the best found when it is interrupted', async () => {
    const points = Array.from({ length: 60 }, (_, index) => ({
      id: `p${index}`,
      x: (index * 37) % 101,
      y: (index * 53) % 97,
      activities: [1 + (index % 7)],
    }));
    const path = written('long.json', {
      format: 'cordee-territory/1',
      objective: 'sum_of_distances',
      activities: [{ code: 'visits' }],
      points,
      districts: { count: 7, capacities: [36] },
    });
    const cancelling = new AbortController();
    const running = ended(['territory', 'solve', path, '--seconds', '600', '--json'], COMMANDS, {
      signal: cancelling.signal,
    });
    cancelling.abort();
    const { result, exit, remarks } = await running;
    expect(exit).not.toBe(EXIT.cancelled);
    expect(remarks).toMatch(/meilleur trouvé|best found/);
    expect(Object.keys((JSON.parse(result) as { assignment: object }).assignment)).toHaveLength(60);
  });

  it('has a schema that lists what it reads', () => {
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../docs/reference/territory-format.schema.json'), 'utf8'),
    ) as { properties: object };
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(problem)));
  });
});
