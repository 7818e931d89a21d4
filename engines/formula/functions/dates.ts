import { decimal, invariant, ok, parsePlainDate } from '@cordee/kernel';
import type { PlainDate, Quantity } from '@cordee/kernel';
import { literal } from '../check/alike.ts';
import { integerOf, requireInteger, requireKind, requireKinds } from '../check/requirements.ts';
import { argOf } from '../check/typed.ts';
import type { Run, TypedCall } from '../check/typed.ts';
import { evaluatedAll, leaf, quantityOf } from '../evaluate/steps.ts';
import { checkedAll, refusedAt } from '../formula-refusal.ts';
import type { FormulaFunction } from './formula-function.ts';

const monthsMax = 1_200;

export const date: FormulaFunction = {
  code: 'DATE',
  names: { fr: 'DATE', en: 'DATE' },
  parameters: { fr: ['année', 'mois', 'jour'], en: ['year', 'month', 'day'] },
  arity: { min: 3, max: 3 },
  example: { text: 'DATE(2026, 3, 31)', gives: '2026-03-31' },
  check: (args, at) => {
    const numbers = checkedAll(args.map((arg) => requireInteger(arg, { min: 1, max: 9_999 })));
    if (!numbers.ok) return numbers;
    const [year = '', month = '', day = ''] = numbers.value.map((arg) => String(integerOf(arg)));
    const found = parsePlainDate(
      `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    );
    if (!found.ok) return refusedAt('formula.date_unknown', at);
    const known = literal({ kind: 'date', date: found.value }, at);
    return { ok: true, value: { args: [known], type: { kind: 'date' } } };
  },
  evaluate: ({ args }, run) => run.of(argOf(args, 0)),
  sql: (args) => argOf(args, 0),
};

export const year = datePart({
  code: 'YEAR',
  names: { fr: 'ANNEE', en: 'YEAR' },
  example: { text: 'YEAR(order_date)', gives: '2026' },
  part: 'year',
  limit: 9_999n,
  of: (day) => day.year,
});

export const quarter = datePart({
  code: 'QUARTER',
  names: { fr: 'TRIMESTRE', en: 'QUARTER' },
  example: { text: 'QUARTER(order_date)', gives: '1' },
  part: 'quarter',
  limit: 4n,
  of: (day) => Math.ceil(day.month / 3),
});

export const month = datePart({
  code: 'MONTH',
  names: { fr: 'MOIS', en: 'MONTH' },
  example: { text: 'MONTH(order_date)', gives: '3' },
  part: 'month',
  limit: 12n,
  of: (day) => day.month,
});

export const day = datePart({
  code: 'DAY',
  names: { fr: 'JOUR', en: 'DAY' },
  example: { text: 'DAY(order_date)', gives: '5' },
  part: 'day',
  limit: 31n,
  of: (each) => each.day,
});

export const weekday = datePart({
  code: 'WEEKDAY',
  names: { fr: 'JOURSEM', en: 'WEEKDAY' },
  example: { text: 'WEEKDAY(order_date)', gives: '4' },
  part: 'isodow',
  limit: 7n,
  of: (each) => each.dayOfWeek,
});

export const days: FormulaFunction = {
  code: 'DAYS',
  names: { fr: 'JOURS', en: 'DAYS' },
  parameters: { fr: ['date de fin', 'date de début'], en: ['end date', 'start date'] },
  arity: { min: 2, max: 2 },
  example: { text: 'DAYS(order_date, DATE(2026, 1, 1))', gives: '63' },
  check: (given) => {
    const args = requireKinds(given, 'date');
    if (!args.ok) return args;
    return {
      ok: true,
      value: { args: args.value, type: { kind: 'decimal' }, shape: { scale: 0, limit: 9_999_999n } },
    };
  },
  evaluate: (call, run) =>
    fromDates(call, run, (end, start) => whole(start.until(end, { largestUnit: 'day' }).days)),
  sql: (args, _, dialect) => dialect.daysBetween(argOf(args, 0), argOf(args, 1)),
};

export const addMonths: FormulaFunction = {
  code: 'ADD_MONTHS',
  names: { fr: 'MOIS.DECALER', en: 'EDATE' },
  example: { text: 'EDATE(order_date, 3)', gives: '2026-06-05' },
  ...monthsLater((later) => later),
  sql: (args, { args: typed }, dialect) => dialect.addMonths(argOf(args, 0), integerOf(typed[1])),
};

export const endOfMonth: FormulaFunction = {
  code: 'END_OF_MONTH',
  names: { fr: 'FIN.MOIS', en: 'EOMONTH' },
  example: { text: 'EOMONTH(order_date, 0)', gives: '2026-03-31' },
  ...monthsLater((later) => later.with({ day: later.daysInMonth })),
  sql: (args, { args: typed }, dialect) => {
    const start = argOf(args, 0);
    const firstOfMonth = `cast(date_trunc('month', cast(${start} as timestamp)) as date)`;
    return `(${dialect.addMonths(firstOfMonth, integerOf(typed[1]) + 1)} - 1)`;
  },
};

type DatePart = Pick<FormulaFunction, 'code' | 'names' | 'example'> & {
  readonly part: string;
  readonly limit: bigint;
  readonly of: (day: PlainDate) => number;
};

function datePart({ part, limit, of, ...named }: DatePart): FormulaFunction {
  return {
    ...named,
    parameters: { fr: ['date'], en: ['date'] },
    arity: { min: 1, max: 1 },
    check: (given) => {
      const args = requireKinds(given, 'date');
      if (!args.ok) return args;
      return { ok: true, value: { args: args.value, type: { kind: 'decimal' }, shape: { scale: 0, limit } } };
    },
    evaluate: (call, run) => fromDates(call, run, (first) => whole(of(first))),
    sql: (args, _, dialect) => dialect.datePart(part, argOf(args, 0)),
  };
}

function monthsLater(
  settled: (later: PlainDate) => PlainDate,
): Pick<FormulaFunction, 'parameters' | 'arity' | 'check' | 'evaluate'> {
  return {
    parameters: { fr: ['date', 'mois'], en: ['date', 'months'] },
    arity: { min: 2, max: 2 },
    check: (given) => {
      const args = checkedAll([
        requireKind(argOf(given, 0), 'date'),
        requireInteger(argOf(given, 1), { min: -monthsMax, max: monthsMax }),
      ]);
      return args.ok ? { ok: true, value: { args: args.value, type: { kind: 'date' } } } : args;
    },
    evaluate: (call, run) =>
      fromDates({ ...call, args: call.args.slice(0, 1) }, run, (start) => ({
        kind: 'date',
        date: settled(start.add({ months: integerOf(call.args[1]) })),
      })),
  };
}

function fromDates(
  { function: { code }, args }: TypedCall,
  run: Run,
  made: (first: PlainDate, second: PlainDate) => Quantity,
) {
  const values = evaluatedAll(run, args);
  if (!values.ok) return values;
  const dates = values.value.map(({ node }) => quantityOf(node));
  const [first, second = first] = dates.map(dateOf);
  invariant(first !== undefined && second !== undefined, 'the arity was checked');
  const label = {
    key: `formula.made_${code.toLowerCase()}`,
    args: { of: dates[0] ?? '', and: dates[1] ?? '' },
  };
  return ok(leaf(run, made(first, second), label));
}

function dateOf(quantity: Quantity): PlainDate {
  invariant(quantity.kind === 'date', 'the check has let only dates through');
  return quantity.date;
}

function whole(value: number): Quantity {
  return { kind: 'decimal', value: decimal(String(value)) };
}
