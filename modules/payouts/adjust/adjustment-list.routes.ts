// A file of adjustments, looked at line by line before anybody asks for it.
import { z } from '@hono/zod-openapi';
import { ok, sumMoney, type Locale } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import { endpoint, NullableFigure, RoleName, UploadedFile, type Endpoint } from '@cordee/platform/http';
import { checkAdjustments, type CheckedAdjustment } from './adjust-pay.ts';
import { readAdjustmentList, type ListedAdjustment } from './adjustment-list.ts';
import { figure, nullable } from '../statement/answers.routes.ts';
import type { PayoutRouteDeps } from '../payout-route-deps.ts';

const ListedRow = z
  .object({
    line: z.number().int(),
    payee: z.string(),
    name: nullable,
    written: z.string().openapi({ description: 'The amount as the file writes it.' }),
    amount: NullableFigure,
    code: z.string(),
    reason: z.string(),
    acceptedBy: z.array(RoleName).openapi({ description: 'The roles whose ceiling it keeps to.' }),
    problem: nullable.openapi({ description: 'Why this line cannot be asked for.' }),
  })
  .openapi('ListedAdjustment');

const CheckedAnswer = z
  .object({ rows: z.array(ListedRow), total: NullableFigure, refused: z.number().int() })
  .openapi('CheckedAdjustments');

export function adjustmentListRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/adjustment-lists/checks',
      summary: 'What a file of adjustments would ask for, line by line; nothing is asked yet',
      policy: ['revops', 'finance'],
      isMultipart: true,
      query: z.strictObject({ planCode: z.string().max(80), period: z.string().max(40) }),
      body: z.strictObject({ file: UploadedFile }),
      answer: CheckedAnswer,
      handle: async ({ caller: { scope }, body: { file }, query, locale }) => {
        const table = await deps.readSheet(scope.tenant, file);
        if (!table.ok) return table;
        const rows = readAdjustmentList(table.value);
        if (!rows.ok) return rows;
        const checked = await checkAdjustments(deps, scope, { ...query, rows: rows.value });
        return checked.ok ? ok(presentList(rows.value, checked.value, locale)) : checked;
      },
    }),
  ];
}

function presentList(
  rows: readonly ListedAdjustment[],
  checked: readonly CheckedAdjustment[],
  locale: Locale,
) {
  const amounts = checked.flatMap((each) => (each.ok ? [each.value.amount] : []));
  const [first] = amounts;
  return {
    rows: rows.map((row, index) => presentRow(row, checked[index], locale)),
    total: first === undefined ? null : figure(sumMoney(amounts, first.currency), null),
    refused: rows.length - amounts.length,
  };
}

function presentRow(
  { line, payee, amount: written, code, reason }: ListedAdjustment,
  checked: CheckedAdjustment | undefined,
  locale: Locale,
): z.input<typeof ListedRow> {
  const told = { line, payee, written, code, reason };
  if (checked?.ok) {
    const { payee: name, amount, acceptedBy } = checked.value;
    return { ...told, name, amount: figure(amount, null), acceptedBy: [...acceptedBy], problem: null };
  }
  const problem =
    checked === undefined ? '' : messageOf(checked.refusal.code, { ...checked.refusal.args }, locale);
  return { ...told, name: null, amount: null, acceptedBy: [], problem };
}
