import type { Role } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { civilCalendar, periodByCode } from '@cordee/kernel';
import { homeOf, type HomeFacts } from './home.ts';

const period = periodByCode(civilCalendar, '2026-Q1');
if (!period.ok) throw new Error('a quarter');
const total = { id: 'total', name: '', team: null, revenue: '90', quota: '100', attainment: '0.900000' };
const counts = {
  people: 3,
  holders: 2,
  accounts: 1,
  deals: 0,
  transactions: 5,
  quotas: 2,
  plans: 1,
  imports: 3,
  runs: 1,
  uncredited: 2,
};
const facts = (given: Partial<HomeFacts> = {}): HomeFacts => ({
  role: 'revops',
  locale: 'fr',
  counts,
  quarter: { period: period.value, currency: 'EUR', rows: [], total },
  trend: ['1', '2'],
  personId: null,
  waitingRuns: [],
  openDisputes: [],
  tasks: [],
  lastStatement: null,
  ...given,
});

it('shows an organisation that begins four steps, the first that is missing as the current one', () => {
  const home = homeOf(facts({ counts: { ...counts, people: 0, quotas: 0, plans: 0 } }));
  expect(home.figures).toEqual([]);
  expect(home.steps.map(({ key, state }) => [key, state])).toEqual([
    ['data', 'done'],
    ['people', 'current'],
    ['quotas', 'todo'],
    ['plan', 'todo'],
  ]);
});

it('says where the quarter stands, and gives each figure the address of its explanation', () => {
  const home = homeOf(facts());
  expect(home.sentences[0]?.replaceAll(/\s/g, ' ')).toContain('90 %');
  expect(home.figures.find(({ key }) => key === 'attainment')?.figure.explain).toBe(
    '/attainment/2026-Q1/total/explanation?of=attainment',
  );
});

it('has no attainment figure where no quota is set, and says so', () => {
  const quarter = { ...facts().quarter, total: { ...total, quota: null, attainment: null } };
  const home = homeOf(facts({ quarter }));
  expect(home.figures.some(({ key }) => key === 'attainment')).toBe(false);
  expect(home.sentences[0]).toContain('Aucun objectif');
});

it('tells operations what is credited to nobody and which run waits, and a seller their own statement', () => {
  const waitingRuns = [{ id: 'r1', plan: 'Conquête', period: '2026-Q1' }];
  expect(homeOf(facts({ waitingRuns })).attention.map(({ href }) => href)).toEqual([
    '/runs/r1',
    '/transactions?uncredited=true',
  ]);
  expect(homeOf(facts({ waitingRuns })).steps.find(({ key }) => key === 'runs')?.state).toBe('current');
  const lastStatement = { runId: 'r1', payeeId: 'p1', period: '2026-Q1', amount: '12.00', currency: 'EUR' };
  const seller = homeOf(facts({ role: 'seller', locale: 'en', lastStatement }));
  expect(seller.attention.map(({ href }) => href)).toEqual(['/statements/r1/p1']);
  expect(seller.figures.map(({ key }) => key)).toEqual(['revenue', 'attainment', 'pay']);
  expect(seller.steps).toEqual([]);
});

it('shows the works council the rules and no figure at all', () => {
  const home = homeOf(facts({ role: 'works_council' }));
  expect([home.figures, home.steps]).toEqual([[], []]);
  expect(home.attention.map(({ href }) => href)).toEqual(['/plans']);
});

it('asks only those who approve or lock to look at a waiting run, and counts who holds a position', () => {
  const waitingRuns = [{ id: 'r1', plan: 'Conquête', period: '2026-Q1' }];
  const hrefs = (role: Role) => homeOf(facts({ role, waitingRuns })).attention.map(({ href }) => href);
  expect(hrefs('finance')).toContain('/runs/r1');
  expect(hrefs('executive')).toContain('/runs/r1');
  expect(hrefs('marketing')).toEqual([]);
  expect(hrefs('auditor')).toEqual([]);
  const people = homeOf(facts({})).figures.find(({ key }) => key === 'people');
  expect(people).toMatchObject({ href: '/people?held=true', figure: { value: '2' } });
});
