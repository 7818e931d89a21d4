import { currency, decimal, decimalText, entityId, type EntityId } from '@cordee/kernel';
import { civilCalendar, periodByCode, type Period } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { chancesOf } from './chances.ts';
import { figureAt } from './open-round.ts';
import { allocateRound, monthsOf, placesOf, type PlacedPerson, type Seat } from './round.ts';

const id = (sign: string): EntityId => entityId(`00000000-0000-8000-8000-00000000000${sign}`);
const person = (sign: string, name: string, role: string, above: string | null): PlacedPerson => ({
  personId: id(sign),
  name,
  role,
  positionId: id(sign),
  managerPositionId: above === null ? null : id(above),
});

const period = (code: string): Period => {
  const found = periodByCode(civilCalendar, code);
  if (!found.ok) throw new Error(code);
  return found.value;
};

it('places sellers below their managers up to the organisation, and leaves out who has none', () => {
  const { nodes, sellers } = placesOf('Org', [
    person('1', 'Boss', 'executive', null),
    person('2', 'Mia', 'manager', '1'),
    person('3', 'Sam', 'seller', '2'),
    person('4', 'Sam', 'seller', '2'),
    person('5', 'Alone', 'seller', null),
  ]);
  expect(Object.fromEntries(nodes.map(({ id: node, parent }) => [node, parent]))).toEqual({
    Org: null,
    Boss: 'Org',
    Mia: 'Boss',
    Sam: 'Mia',
    'Sam (2)': 'Mia',
  });
  expect(sellers.map(({ node, managerId }) => [node, managerId])).toEqual([
    ['Sam', id('2')],
    ['Sam (2)', id('2')],
  ]);
});

it('gives whoever holds two positions a place below each manager', () => {
  const twice = { ...person('4', 'Sam', 'seller', '2'), personId: id('3') };
  const people = [
    person('1', 'A', 'manager', null),
    person('2', 'B', 'manager', null),
    person('3', 'Sam', 'seller', '1'),
  ];
  const { sellers } = placesOf('Org', [...people, twice]);
  expect(sellers.map(({ node, sellerId, managerId }) => [node, sellerId, managerId])).toEqual([
    ['Sam', id('3'), id('1')],
    ['Sam (2)', id('3'), id('2')],
  ]);
});

it('ends where managers report to each other', () => {
  const circle = [
    person('1', 'A', 'manager', '2'),
    person('2', 'B', 'manager', '1'),
    person('3', 'S', 'seller', '1'),
  ];
  const { nodes } = placesOf('Org', circle);
  expect(nodes).toHaveLength(4);
});

const seat = (node: string, before: string): Seat => ({
  node,
  before,
  positionId: id('3'),
  sellerId: id('3'),
  managerId: id('2'),
  months: [],
});

it('shares a total out by results a year before, around what is locked', () => {
  const basis = {
    nodes: [
      { id: 'Org', parent: null },
      { id: 'a', parent: 'Org' },
      { id: 'b', parent: 'Org' },
      { id: 'c', parent: 'Org' },
    ],
    seats: [seat('a', '10'), seat('b', '30'), seat('c', '500')],
    locks: [{ node: 'c', amount: '200' }],
  };
  const shares = {
    period: period('2026-Q3'),
    currency: currency('EUR'),
    total: decimal('1000'),
    step: decimal('100'),
    method: 'by_results' as const,
    basis,
  };
  const allocation = allocateRound(shares);
  if (!allocation.ok) throw new Error(allocation.refusal.code);
  expect(['a', 'b', 'c'].map((node) => decimalText(figureAt(allocation.value, node)))).toEqual([
    '200',
    '600',
    '200',
  ]);
  expect([0, 1, 2].map((month) => decimalText(figureAt(allocation.value, 'b', month)))).toEqual([
    '200',
    '200',
    '200',
  ]);
  expect(
    allocateRound({ ...shares, basis: { ...basis, locks: [{ node: 'c', amount: '2000' }] } }),
  ).toMatchObject({
    ok: false,
  });
});

it('counts the months of a period', () => {
  expect(['2026-07', '2026-Q3', '2027'].map((code) => monthsOf(period(code)))).toEqual([1, 3, 12]);
});

it('says how likely a figure is from twelve months on, and before by those of ten others, with how many are missing', () => {
  const months = Array.from({ length: 12 }, (_, at) => ({
    month: `2025-${at + 1}`,
    result: String(100 + at),
  }));
  const own = { ...seat('a', '0'), months };
  const newcomer = { ...seat('b', '0'), months: months.slice(3) };
  const of = (one: Seat, quota: string, seats: readonly Seat[] = [one]) =>
    chancesOf({ seat: one, seats, quota: decimal(quota), monthCount: 3 });
  expect(of(newcomer, '300')).toEqual({ drawnFrom: 'own', known: null, monthsMissing: 3 });
  const [easy, hard] = [of(own, '200'), of(own, '400')];
  expect([easy.known?.reaches, hard.known?.reaches]).toEqual(['1.000', '0.000']);
  const beside = (count: number) => [newcomer, ...Array.from({ length: count }, () => own)];
  expect(of(newcomer, '200', beside(10))).toMatchObject({
    drawnFrom: 'team',
    known: { reaches: '1.000' },
    monthsMissing: 3,
  });
  expect(of(newcomer, '200', beside(9))).toEqual({ drawnFrom: 'own', known: null, monthsMissing: 3 });
});

it('counts a newcomer for the mean of those who sold, and everybody alike where nobody did', () => {
  const nodes = [
    { id: 'Org', parent: null },
    ...['a', 'b', 'c'].map((node) => ({ id: node, parent: 'Org' })),
  ];
  const shared = (...before: readonly string[]) => {
    const seats = ['a', 'b', 'c'].map((node, at) => seat(node, before[at] ?? '0'));
    const allocation = allocateRound({
      period: period('2026-07'),
      currency: currency('EUR'),
      total: decimal('900'),
      step: decimal('1'),
      method: 'by_results',
      basis: { nodes, seats, locks: [] },
    });
    if (!allocation.ok) throw new Error(allocation.refusal.code);
    return ['a', 'b', 'c'].map((node) => decimalText(figureAt(allocation.value, node)));
  };
  expect(shared('10', '20', '0')).toEqual(['200', '400', '300']);
  expect(shared('0', '0', '0')).toEqual(['300', '300', '300']);
});
