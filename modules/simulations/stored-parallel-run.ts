import { decimalText, percentageText, RowStreamHash, type Decimal } from '@cordee/kernel';
import type { NewParallelRun, StoredParallelResult } from './parallel-run-store.ts';
import type { ParallelOutcome, ParallelRunRequest } from './parallel-run.ts';

/** A parallel run as it is kept: exact texts, and the fingerprint of its lines by name. */
export function storedParallelRun(
  request: ParallelRunRequest,
  knownChange: bigint,
  outcome: ParallelOutcome,
): NewParallelRun {
  const { id, fileName, documentHash, period, planCodes } = request;
  return {
    id,
    fileName,
    documentHash,
    period,
    planCodes: planCodes ?? [],
    knownChange,
    fingerprint: fingerprintOf(outcome),
    result: resultOf(outcome),
  };
}

function resultOf({ run, file, currency, months }: ParallelOutcome): StoredParallelResult {
  const { totals, habits } = run;
  return {
    currency,
    sheetCount: file.sheetCount,
    lineCount: file.lines.length,
    totals: {
      paid: decimalText(totals.paid),
      calculated: decimalText(totals.calculated),
      equalCount: totals.equalCount,
      byCause: totals.byCause.map(({ cause, count, sum }) => ({ cause, count, sum: decimalText(sum) })),
    },
    habits: { rate: habits.rate && percentageText(habits.rate), isWhole: habits.isWhole },
    lines: run.lines.map((line) => ({
      payeeId: line.payee,
      name: line.name,
      paid: textOf(line.paid),
      calculated: textOf(line.calculated),
      difference: decimalText(line.difference),
      mainCause: line.mainCause,
      causes: line.causes.map(({ cause, part }) => ({ cause, amount: decimalText(part) })),
      places: line.places.map(({ sheet, line: number, document }) => ({
        ...(sheet === undefined ? {} : { sheet }),
        ...(number === undefined ? {} : { line: number }),
        ...(document === undefined ? {} : { document }),
      })),
    })),
    months: months.map(({ month, written, counted, difference, equalCount, differentCount }) => ({
      month,
      written: decimalText(written),
      counted: decimalText(counted),
      difference: decimalText(difference),
      equalCount,
      differentCount,
    })),
    unread: file.unread.map(({ sheet, line, reason }) => ({
      sheet,
      line,
      code: reason.code,
      args: { ...reason.place, ...reason.args },
    })),
  };
}

function fingerprintOf({ run, file }: ParallelOutcome): string {
  const stream = new RowStreamHash();
  for (const { name, paid, calculated, mainCause } of run.lines)
    stream.add([name, paid, calculated, mainCause]);
  for (const { sheet, line, reason } of file.unread) stream.add([sheet, line, reason.code]);
  return stream.digest();
}

const textOf = (value: Decimal | null): string | null => value && decimalText(value);
