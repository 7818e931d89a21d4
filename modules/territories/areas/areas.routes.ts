import { z } from '@hono/zod-openapi';
import { decimalText, numberOf, ok, type Locale } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import { csvLine } from '@cordee/modules/imports';
import {
  endpoint,
  ExplanationAnswer,
  Figure,
  fileAnswer,
  NullableFigure,
  presentExplanation,
  UploadedFile,
  type Endpoint,
} from '@cordee/platform/http';
import { whoDraws, whoReads } from '../policy.ts';
import { leftOut } from '../proposal.ts';
import { accountsInArea } from './accounts-in-area.ts';
import type { HeldArea } from './area-book.ts';
import { coarseOutlines } from './coarse-outline.ts';
import { explainArea, FIGURES, SUMS, type AreaFigure } from './explain-area.ts';
import { areaRows, explainedArea, openAreas, type AreaDeps, type OpenedAreas } from './open-areas.ts';
import { BYTES_MAX, readAreas } from './read-areas.ts';

export type AreaRouteDeps = AreaDeps & {
  readonly newId: () => string;
  readonly nameOf: (userId: string) => Promise<string>;
};

const Left = z.object({ count: z.number(), names: z.array(z.string()) });
const AreaAnswer = z
  .object({
    number: z.number(),
    code: z.string(),
    name: z.string(),
    accounts: Figure,
    potential: Figure,
    visits: Figure,
    revenue: Figure,
    attainment: NullableFigure,
  })
  .openapi('TerritoryArea');
const AreasAnswer = z
  .object({
    file: z.union([z.object({ name: z.string(), by: z.string(), at: z.string() }), z.null()]),
    areas: z.array(AreaAnswer),
    outside: Left.openapi({ description: 'Accounts whose place is in no area: in the sea, or in a gap.' }),
    overlapping: Left.openapi({ description: 'Accounts in several areas; they count in the first.' }),
    unplaced: Left,
  })
  .openapi('TerritoryAreas');
const Outline = z
  .object({
    number: z.number(),
    code: z.string(),
    name: z.string(),
    rings: z.array(z.array(z.array(z.number()).length(2))),
  })
  .openapi('AreaOutline');

export function areaRoutes(deps: AreaRouteDeps): Endpoint[] {
  return [...bringRoutes(deps), ...readRoutes(deps), ...accountRoutes(deps), ...reasonRoutes(deps)];
}

function bringRoutes({ areas, newId }: AreaRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/territory-areas',
      summary: 'Bring areas in from GeoJSON: they take the place of those before',
      policy: whoDraws,
      isMultipart: true,
      body: z.strictObject({ file: UploadedFile }),
      answer: z.object({ areas: z.number() }),
      handle: async ({ caller: { scope }, body: { file } }) => {
        // One byte more than is allowed is enough to refuse a file, however large it is.
        const bytes = await file.slice(0, BYTES_MAX + 1).arrayBuffer();
        const read = readAreas(new Uint8Array(bytes), file.name);
        if (!read.ok) return read;
        await areas.bring(scope, { id: newId(), name: file.name.slice(0, 300), areas: read.value });
        return ok({ areas: read.value.length });
      },
    }),
  ];
}

function readRoutes(deps: AreaRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/territory-areas',
      summary: 'What each area holds, and the accounts that no area or several hold',
      policy: whoReads,
      answer: AreasAnswer,
      handle: async ({ caller: { scope } }) => {
        const opened = await openAreas(deps, scope);
        if (!opened) {
          const none = { count: 0, names: [] };
          return ok({ file: null, areas: [], outside: none, overlapping: none, unplaced: none });
        }
        return ok(await presentAreas(opened, deps.nameOf));
      },
    }),
    endpoint({
      method: 'get',
      path: '/territory-areas/outlines',
      summary: 'The outlines of areas, as finely as a screen shows them',
      policy: whoReads,
      answer: z.array(Outline),
      handle: async ({ caller: { scope } }) => {
        const areas = (await deps.areas.areas(scope))?.areas ?? [];
        const rings = coarseOutlines(areas);
        return ok(
          areas.map(({ number, code, name }) => ({
            number,
            code,
            name,
            rings: (rings.get(number) ?? []).map((ring) => ring.map(([x, y]) => [x, y])),
          })),
        );
      },
    }),
    endpoint({
      method: 'get',
      path: '/territory-areas/csv',
      summary: 'What each area holds, as CSV',
      policy: whoReads,
      answer: 'file',
      handle: async ({ caller: { scope }, locale }) => {
        const opened = await openAreas(deps, scope);
        const rows = opened?.book.areas.map((held) => cellsOf(held, opened, locale)) ?? [];
        const lines = [columns.map((column) => messageOf(`territories.${column}`, {}, locale)), ...rows];
        const text = lines.map((cells) => csvLine(cells, locale === 'fr' ? ';' : ','));
        const bytes = new TextEncoder().encode(`\ufeff${text.join('')}`);
        return ok(
          fileAnswer(`areas-${scope.asOf.effective.toString()}.csv`, 'text/csv; charset=utf-8', bytes),
        );
      },
    }),
  ];
}

const AreaNumber = z.object({ number: z.coerce.number().int().min(1).max(100_000) });
const rowsMost = 100;

function accountRoutes(deps: AreaRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/territory-areas/{number}/accounts',
      summary: 'The accounts that count in an area',
      policy: whoReads,
      params: AreaNumber,
      answer: z.object({ accountIds: z.array(z.string()) }),
      handle: async ({ caller: { scope }, params: { number } }) => {
        const held = await accountsInArea(deps, scope, number);
        return held.ok ? ok({ accountIds: [...held.value] }) : held;
      },
    }),
  ];
}

function reasonRoutes(deps: AreaRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/territory-areas/{number}/{of}/explanation',
      summary: 'Why this figure of an area?',
      policy: whoReads,
      params: AreaNumber.extend({ of: z.enum(FIGURES) }),
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, params, locale }) => {
        const explained = await explainedArea(deps, scope, params);
        if (!explained.ok) return explained;
        const rowsAt = ({ sum = params.of }: Readonly<Record<string, string>>) =>
          `/territory-areas/${params.number}/${sum}/rows`;
        return ok(presentExplanation(explained.value, locale, rowsAt));
      },
    }),
    endpoint({
      method: 'get',
      path: '/territory-areas/{number}/{sum}/rows',
      summary: 'The accounts behind a sum of an area, by page',
      policy: whoReads,
      params: AreaNumber.extend({ sum: z.enum(SUMS) }),
      query: z.strictObject({
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      answer: z.object({ rows: z.array(ExplanationAnswer.shape.tree), next: z.string().nullable() }),
      handle: async ({ caller: { scope }, params, query, locale }) => {
        const rows = await areaRows(deps, scope, params);
        if (!rows.ok) return rows;
        const from = Number(query.cursor ?? 0);
        const page = rows.value.slice(from, from + rowsMost);
        const end = from + page.length;
        return ok({
          rows: page.map((row) => presentExplanation(row, locale).tree),
          next: end < rows.value.length ? String(end) : null,
        });
      },
    }),
  ];
}

async function presentAreas(opened: OpenedAreas, nameOf: AreaRouteDeps['nameOf']) {
  const { file, book } = opened;
  const named = (accounts: readonly { readonly name: string }[]) => {
    const left = leftOut(accounts.map(({ name }) => name));
    return { ...left, names: [...left.names] };
  };
  return {
    file: { name: file.name, by: await nameOf(file.by), at: file.at },
    areas: book.areas.map((held) => presentArea(held, opened)),
    outside: named(book.outside),
    overlapping: named(
      book.overlaps.map(({ account, areas }) => ({
        name: `${account.name} (${areas.map(({ name }) => name).join(', ')})`,
      })),
    ),
    unplaced: named(book.unplaced),
  };
}

function presentArea(held: HeldArea, opened: OpenedAreas) {
  const { number, code, name } = held.area;
  const figure = (of: AreaFigure, unit: string) => ({
    value: valueOf(held, of, opened) ?? '0',
    unit,
    explain: `/territory-areas/${number}/${of}/explanation`,
  });
  const { currency } = opened;
  return {
    number,
    code,
    name,
    accounts: figure('accounts', 'count'),
    potential: figure('potential', currency),
    visits: figure('visits', 'count'),
    revenue: figure('revenue', currency),
    attainment: valueOf(held, 'attainment', opened) === null ? null : figure('attainment', 'ratio'),
  };
}

function valueOf(held: HeldArea, of: AreaFigure, opened: OpenedAreas): string | null {
  const value = explainArea(held, of, opened)?.value;
  const number = value && numberOf(value);
  return number ? decimalText(number) : null;
}

const columns = [
  'area_code_column',
  'area',
  'accounts',
  'area_potential',
  'area_visits',
  'area_revenue',
  'area_attainment',
] as const;

function cellsOf(held: HeldArea, opened: OpenedAreas, locale: Locale): string[] {
  const figures = FIGURES.map((of) => valueOf(held, of, opened) ?? '');
  return [
    held.area.code,
    held.area.name,
    ...figures.map((text) => (locale === 'fr' ? text.replace('.', ',') : text)),
  ];
}
