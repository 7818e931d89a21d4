// Records of every kind of file whose state must not depend on how they arrive, with their own count and sum.
import type { ImportKind } from '@cordee/modules/imports';
import { centsText } from './order-file.ts';
import type { Random } from './gate.ts';

export type CaseRow = { readonly text: string; readonly cents: bigint; readonly isBad: boolean };
export type ImportCase = {
  readonly kind: ImportKind;
  readonly header: string;
  readonly rows: readonly CaseRow[];
};

type Draw = (random: Random, index: number) => CaseRow;

const sellers = ['S1', 'S2', 'S3', 'unknown person'];
const day = (random: Random) =>
  `2026-${String(1 + random.below(6)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`;
const cells = (...texts: readonly string[]) => texts.join(';');

const kinds: Readonly<Partial<Record<ImportKind, { readonly header: string; readonly draw: Draw }>>> = {
  transactions: {
    header: 'transaction_code;date;amount;seller;account',
    draw: (random, index) => {
      const isBad = random.below(8) === 0;
      const cents = BigInt(1 + random.below(5_000_000));
      const on = isBad ? '2026-02-31' : day(random);
      const text = cells(`C-${index}`, on, centsText(cents), random.pick(sellers), `A-${random.below(9)}`);
      return { text, cents, isBad };
    },
  },
  deals: {
    header: 'deal_code;seller;stage;amount;engaged_on;closed_on',
    draw: (random, index) => {
      const isBad = random.below(8) === 0;
      const cents = BigInt(1 + random.below(5_000_000));
      const stage = random.pick(['Gagné', 'Perdu', 'Prospection', 'Autre étape']);
      const closed = stage === 'Gagné' || stage === 'Perdu' ? day(random) : '';
      const engaged = isBad ? 'yesterday' : '2025-11-03';
      const text = cells(`D-${index}`, random.pick(sellers), stage, centsText(cents), engaged, closed);
      return { text, cents, isBad };
    },
  },
  accounts: {
    header: 'account_code;name;town;employees',
    draw: (random, index) => {
      const isBad = random.below(8) === 0;
      const employees = isBad ? 'a few' : String(random.below(5_000));
      return { text: cells(`K-${index}`, `House ${index}`, 'Lyon', employees), cents: 0n, isBad };
    },
  },
  rates: {
    header: 'from_currency;to_currency;date;rate',
    draw: (random, index) => {
      const isBad = random.below(8) === 0;
      const on = `20${String(10 + Math.floor(index / 28)).padStart(2, '0')}-01-${String(1 + (index % 28)).padStart(2, '0')}`;
      const rate = isBad ? 'about one' : `1.${String(1 + random.below(9_999)).padStart(4, '0')}`;
      return { text: cells('USD', 'EUR', on, rate), cents: 0n, isBad };
    },
  },
  quotas: {
    header: 'seller;period;amount;measure',
    draw: (random, index) => {
      const seller = sellers[index % 4] ?? '';
      const period = `${2020 + Math.floor(index / 4)}-Q1`;
      const text = cells(seller, period, centsText(BigInt(1 + random.below(5_000_000))), 'order_intake');
      return { text, cents: 0n, isBad: seller === 'unknown person' };
    },
  },
  activities: {
    header: 'activity_code;seller;done_on;activity_outcome',
    draw: (random, index) => {
      const isBad = random.below(8) === 0;
      const outcome = isBad ? 'perhaps' : random.pick(['held', 'cancelled', 'no_show']);
      return { text: cells(`V-${index}`, 'S1', '2026-03-02', outcome), cents: 0n, isBad };
    },
  },
  quotes: {
    header: 'quote_code;quote_version;issued_on;amount;seller;account',
    draw: (random, index) => {
      const isBad = random.below(8) === 0;
      const version = isBad ? 'last' : String(1 + (index % 3));
      const amount = centsText(BigInt(1 + random.below(5_000_000)));
      const text = cells(`Q-${Math.floor(index / 3)}`, version, day(random), amount, 'S2', `A-${index % 9}`);
      return { text, cents: 0n, isBad };
    },
  },
  people: {
    header: 'person_code;full_name;position_title;team;manager_code',
    draw: (random, index) => {
      const manager = index === 0 ? '' : `P-${random.below(index)}`;
      const name = random.below(8) === 0 ? '' : `Person ${index}`;
      return {
        text: cells(`P-${index}`, name, 'Commercial', `Team ${random.below(3)}`, manager),
        cents: 0n,
        isBad: name === '',
      };
    },
  },
};

/** The kinds whose rows name people that have to be there before. */
export const namesSellers: ReadonlySet<ImportKind> = new Set([
  'transactions',
  'deals',
  'quotas',
  'activities',
  'quotes',
]);

const rowsMax = 60;

export function drawCase(random: Random): ImportCase {
  const kind = random.pick(Object.keys(kinds) as ImportKind[]); // the keys of a constant
  const drawn = kinds[kind];
  if (!drawn) throw new Error(`no case of ${kind}`);
  const rows = Array.from({ length: 2 + random.below(rowsMax) }, (_, index) => drawn.draw(random, index));
  return { kind, header: drawn.header, rows };
}
