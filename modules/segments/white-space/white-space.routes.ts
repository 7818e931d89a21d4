import { z } from '@hono/zod-openapi';
import { decimalText, ok, type Locale, type Scope } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import { csvLine } from '@cordee/modules/imports';
import {
  endpoint,
  ExplanationAnswer,
  Figure,
  fileAnswer,
  NullableFigure,
  presentExplanation,
  type Endpoint,
} from '@cordee/platform/http';
import type { ExplainDeps } from '../explain-account.ts';
import { NormAnswer } from '../model-document.routes.ts';
import { whoReads } from '../policy.ts';
import { FIGURES, type WhiteSpaceFigure } from './explain-white-space.ts';
import {
  explainAccountFigure,
  explainSegmentCoverage,
  openWhiteSpace,
  type OpenedWhiteSpace,
} from './open-white-space.ts';
import type { SegmentCoverage, UnderServed } from './white-space.ts';

const nullable = z.string().nullable();
const rowsPerPage = 50;
const Code = z.string().max(40);

const AccountLine = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    town: nullable,
    segment: z.string(),
    segmentName: z.string(),
    leftToWin: NullableFigure,
    calls: Figure.openapi({ description: 'Calls missing of the norm, the norm as its target.' }),
    visits: Figure,
    minutes: Figure,
  })
  .openapi('UnderServedAccount');
const SegmentLine = z.object({
  code: z.string(),
  name: z.string(),
  norm: NormAnswer,
  accounts: z.number(),
  underServed: z.number(),
  coverage: NullableFigure,
  callsMissing: z.number(),
  visitsMissing: z.number(),
  minutesMissing: z.number(),
});
const WhiteSpaceAnswer = z
  .object({
    isSegmented: z.boolean(),
    accounts: z.number(),
    underServed: z.number(),
    withoutNorm: z.number().openapi({ description: 'Accounts that no norm says anything about.' }),
    segments: z.array(SegmentLine),
  })
  .openapi('WhiteSpace');
const Filter = z.strictObject({
  q: z.string().max(200).optional(),
  segment: Code.optional(),
});

export function whiteSpaceRoutes(deps: ExplainDeps): Endpoint[] {
  return [...sumRoutes(deps), ...accountRoutes(deps), ...reasonRoutes(deps)];
}

function sumRoutes(deps: ExplainDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/white-space',
      summary: 'What each segment has of its effort norm within twelve months',
      policy: whoReads,
      answer: WhiteSpaceAnswer,
      handle: async ({ caller: { scope } }) => {
        const opened = await openWhiteSpace(deps, scope);
        if (!opened)
          return ok({ isSegmented: false, accounts: 0, underServed: 0, withoutNorm: 0, segments: [] });
        const { placed, whiteSpace } = opened;
        return ok({
          isSegmented: true,
          accounts: placed.accounts.length,
          underServed: whiteSpace.accounts.length,
          withoutNorm: whiteSpace.withoutNorm,
          segments: whiteSpace.segments.map(presentSegment),
        });
      },
    }),
  ];
}

function accountRoutes(deps: ExplainDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/white-space/accounts',
      summary: 'Accounts under-served against their norm, those with the most left to win first',
      policy: whoReads,
      query: Filter.extend({
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      answer: z.object({ rows: z.array(AccountLine), total: z.number(), next: nullable }),
      handle: async ({ caller: { scope }, query: { cursor, ...filter } }) => {
        const { found, currency } = await foundIn(deps, scope, filter);
        const offset = Number(cursor ?? 0);
        const rows = found.slice(offset, offset + rowsPerPage).map((each) => presentAccount(each, currency));
        const next = offset + rows.length < found.length ? String(offset + rows.length) : null;
        return ok({ rows, total: found.length, next });
      },
    }),
    endpoint({
      method: 'get',
      path: '/white-space/accounts.csv',
      summary: 'All accounts under-served against their norm, as CSV',
      policy: whoReads,
      query: Filter,
      answer: 'file',
      handle: async ({ caller: { scope }, query, locale }) => {
        const { found, currency } = await foundIn(deps, scope, query);
        const lines = [headerOf(currency, locale), ...found.map((each) => cellsOf(each, locale))].map(
          (cells) => csvLine(cells, locale === 'fr' ? ';' : ','),
        );
        const bytes = new TextEncoder().encode(`\ufeff${lines.join('')}`);
        const name = `white-space-${scope.asOf.effective.toString()}.csv`;
        return ok(fileAnswer(name, 'text/csv; charset=utf-8', bytes));
      },
    }),
  ];
}

function reasonRoutes(deps: ExplainDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/white-space/accounts/{id}/{of}/explanation',
      summary: 'Why this figure of an under-served account?',
      policy: whoReads,
      params: z.object({ id: z.uuid(), of: z.enum(FIGURES) }),
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, params, locale }) => {
        const explained = await explainAccountFigure(deps, scope, params);
        return explained.ok ? ok(presentExplanation(explained.value, locale)) : explained;
      },
    }),
    endpoint({
      method: 'get',
      path: '/white-space/segments/{code}/coverage/explanation',
      summary: 'Why this coverage of a segment?',
      policy: whoReads,
      params: z.object({ code: Code }),
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, params: { code }, locale }) => {
        const explained = await explainSegmentCoverage(deps, scope, code);
        return explained.ok ? ok(presentExplanation(explained.value, locale)) : explained;
      },
    }),
  ];
}

async function foundIn(deps: ExplainDeps, scope: Scope, { q, segment }: z.infer<typeof Filter>) {
  const opened: OpenedWhiteSpace | undefined = await openWhiteSpace(deps, scope);
  const wanted = q?.trim().toLowerCase() ?? '';
  const found = (opened?.whiteSpace.accounts ?? []).filter(
    (each) =>
      (segment === undefined || each.segment.code === segment) &&
      [each.account.name, each.account.code].some((text) => text.toLowerCase().includes(wanted)),
  );
  return { found, currency: opened?.placed.book.currency ?? '' };
}

function presentSegment({ segment, accounts, seen, underServed, missing }: SegmentCoverage) {
  const { code, name, norm } = segment;
  return {
    code,
    name,
    norm,
    accounts,
    underServed,
    coverage:
      accounts === 0
        ? null
        : {
            value: (seen / accounts).toFixed(4),
            unit: 'ratio',
            explain: `/white-space/segments/${encodeURIComponent(code)}/coverage/explanation`,
            target: norm.coverage,
          },
    ...missing,
  };
}

function presentAccount({ account, segment, missing, leftToWin }: UnderServed, currency: string) {
  const { id, code, name, town } = account;
  const figure = (of: WhiteSpaceFigure, value: string, unit = 'count') => ({
    value,
    unit,
    explain: `/white-space/accounts/${id}/${of}/explanation`,
  });
  return {
    id,
    code,
    name,
    town,
    segment: segment.code,
    segmentName: segment.name,
    leftToWin: leftToWin && figure('left_to_win', decimalText(leftToWin), currency),
    calls: { ...figure('calls', String(missing.callsMissing)), target: String(segment.norm.calls) },
    visits: { ...figure('visits', String(missing.visitsMissing)), target: String(segment.norm.visits) },
    minutes: figure('minutes', String(missing.minutesMissing)),
  };
}

const columns = [
  'account_code',
  'account',
  'town',
  'segment',
  'potential',
  'sales',
  'white_left',
  'white_norm_calls_column',
  'white_held_calls_column',
  'white_calls',
  'white_norm_visits_column',
  'white_held_visits_column',
  'white_visits',
  'white_minutes',
] as const;
const inMoney: readonly (typeof columns)[number][] = ['potential', 'sales', 'white_left'];

const headerOf = (currency: string, locale: Locale): string[] =>
  columns.map((column) => {
    const words = messageOf(`segments.${column}`, {}, locale);
    return inMoney.includes(column) ? `${words} (${currency})` : words;
  });

/** Why an account is there stands beside what it misses: its norm and what was held. */
function cellsOf({ account, segment, held, missing, leftToWin }: UnderServed, locale: Locale): string[] {
  const money = (value: typeof leftToWin) => {
    const text = value === null ? '' : decimalText(value);
    return locale === 'fr' ? text.replace('.', ',') : text;
  };
  const counts = [
    [segment.norm.calls, held.calls, missing.callsMissing],
    [segment.norm.visits, held.visits, missing.visitsMissing, missing.minutesMissing],
  ].flat();
  return [
    account.code,
    account.name,
    account.town ?? '',
    segment.name,
    money(account.potential),
    money(account.sales),
    money(leftToWin),
    ...counts.map(String),
  ];
}
