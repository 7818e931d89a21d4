import { expect, it } from 'vitest';
import { entityId } from '@cordee/kernel';
import { sellerDirectory, type PersonKeys } from './seller-directory.ts';

const id = (digit: number) => entityId(`00000000-0000-8000-8000-00000000000${digit}`);
const [ada, bo, cy] = [id(1), id(2), id(3)];
const seat = id(9);

function person(given: Partial<PersonKeys> & Pick<PersonKeys, 'id' | 'code'>): PersonKeys {
  return {
    fullName: `Person ${given.code}`,
    email: null,
    payrollNumber: null,
    hiredOn: null,
    leftOn: null,
    ...given,
  };
}
const directoryOf = (persons: readonly PersonKeys[]) =>
  sellerDirectory({ persons, links: new Map(), seats: new Map() });

it('finds a seller by code, payroll number, e-mail or full name, whatever the accents and the case', () => {
  const directory = directoryOf([
    person({
      id: ada,
      code: 'C-01',
      fullName: 'Élodie Brun',
      email: 'e.brun@example.test',
      payrollNumber: '0042',
    }),
  ]);
  for (const key of ['c-01', '0042', 'E.BRUN@example.test', ' elodie   BRUN '])
    expect(directory.personFor(key, '2026-03-01')).toBe(ada);
  expect(directory.personFor('Brun', '2026-03-01')).toBeNull();
});

it('takes nobody for a name that two persons bear, and tells them apart by their codes', () => {
  const directory = directoryOf([
    person({ id: ada, code: '1', fullName: 'Jean Petit' }),
    person({ id: bo, code: '2', fullName: 'jean petit' }),
  ]);
  expect(directory.personFor('Jean Petit', '2026-03-01')).toBeNull();
  expect(directory.personFor('2', '2026-03-01')).toBe(bo);
});

it('reads a reused code as each bearer while employed, and as nobody before and in between', () => {
  const directory = directoryOf([
    person({ id: ada, code: '7', hiredOn: '2024-01-01', leftOn: '2025-06-30' }),
    person({ id: bo, code: '7', hiredOn: '2025-09-01' }),
  ]);
  const meant = ['2023-12-31', '2024-01-01', '2025-06-30', '2025-07-01', '2025-09-01'].map((on) =>
    directory.personFor('7', on),
  );
  expect(meant).toEqual([null, ada, ada, null, bo]);
  expect(directory.personFor('7', null)).toBe(bo);
});

it('reads a reused code as the later hired while two overlap, and does not end with the first who leaves', () => {
  const directory = directoryOf([
    person({ id: ada, code: '7', hiredOn: '2024-01-01', leftOn: '2025-12-31' }),
    person({ id: bo, code: '7', hiredOn: '2025-06-01' }),
  ]);
  expect(['2025-05-31', '2025-06-01', '2026-01-01'].map((on) => directory.personFor('7', on))).toEqual([
    ada,
    bo,
    bo,
  ]);
});

it('takes nobody for an address that two persons hired on one day share', () => {
  const shared = { email: 'sales@example.test', hiredOn: '2025-01-01' };
  const directory = directoryOf([
    person({ id: ada, code: '1', ...shared }),
    person({ id: bo, code: '2', ...shared }),
  ]);
  expect(directory.personFor('sales@example.test', '2026-01-01')).toBeNull();
});

it('lets a link decide from its day on, and the person’s own code before it', () => {
  const directory = sellerDirectory({
    persons: [person({ id: ada, code: '7' }), person({ id: bo, code: '8' }), person({ id: cy, code: '9' })],
    links: new Map([
      [
        'É7',
        [
          { from: '2026-01-01', value: cy },
          { from: '2026-06-01', value: null },
        ],
      ],
      ['7', [{ from: '2026-02-01', value: bo }]],
    ]),
    seats: new Map(),
  });
  expect(['2026-01-31', '2026-02-01'].map((on) => directory.personFor('7', on))).toEqual([ada, bo]);
  expect(['2025-12-31', '2026-01-01', '2026-06-01'].map((on) => directory.personFor('e7', on))).toEqual([
    null,
    cy,
    null,
  ]);
});

it('finds the position held on a day, and the latest one without a day', () => {
  const other = id(8);
  const directory = sellerDirectory({
    persons: [],
    links: new Map(),
    seats: new Map([
      [
        ada,
        [
          { from: '2025-01-01', value: seat },
          { from: '2026-01-01', value: other },
        ],
      ],
    ]),
  });
  expect(['2024-12-31', '2025-12-31', '2026-01-01', null].map((on) => directory.positionOf(ada, on))).toEqual(
    [null, seat, other, other],
  );
});
