// Accounts in segments while a model is being written: what did not change since the last look is not calculated again.
import {
  abcCurve,
  answersOf,
  checkModel,
  gridOf,
  ownFigures,
  rowsOf,
  segmentAccounts,
  type AbcCurve,
  type AccountBook,
  type Answers,
  type CheckedModel,
  type Grid,
  type ModelFault,
  type Overrides,
  type Segmentation,
  type SegmentModel,
} from '@cordee/engine-segmentation';
import type { FormulaRow } from '@cordee/engine-formula';
import { ok, type Result, type Scope } from '@cordee/kernel';
import type { SegmentStore } from './segments-store.ts';

/** An organisation's accounts on a day, and what was found of them so far. */
type HeldBook = {
  readonly book: AccountBook;
  readonly own: readonly FormulaRow[];
  /** Rows by what places accounts, answers by the rows' key and the condition. */
  readonly rows: Map<string, readonly FormulaRow[]>;
  readonly answers: Map<string, Answers>;
  readonly curves: Map<string, AbcCurve>;
  readonly grids: Map<string, Grid>;
};

/** Where accounts stand before any rule is asked. */
type Pictures = { readonly curve: AbcCurve; readonly grid: Grid };

export type LiveSegments = {
  held(scope: Scope): Promise<HeldBook>;
  segment(
    scope: Scope,
    model: SegmentModel,
    overrides: Overrides,
  ): Promise<Result<Segmentation & Pictures & { readonly held: HeldBook }, readonly ModelFault[]>>;
};

const booksMax = 2;
const rowsMax = 2;
const answersMax = 40;

export function openLiveSegments(store: Pick<SegmentStore, 'book' | 'knownChange'>): LiveSegments {
  const books = new Map<string, HeldBook>();
  const held = async (scope: Scope): Promise<HeldBook> => {
    const key = [scope.tenant, scope.asOf.effective.toString(), await store.knownChange(scope)].join(' ');
    const found = books.get(key) ?? openBook(await store.book(scope));
    return remembered(books, key, booksMax, () => found);
  };
  return {
    held,
    segment: async (scope, model, overrides) => {
      const own = await held(scope);
      const checked = checkModel(model, own.book.currency);
      if (!checked.ok) return checked;
      return ok({ ...segmentHeld(own, checked.value, overrides), ...picturesOf(own, model), held: own });
    },
  };
}

function openBook(book: AccountBook): HeldBook {
  return {
    book,
    own: ownFigures(book),
    rows: new Map(),
    answers: new Map(),
    curves: new Map(),
    grids: new Map(),
  };
}

function segmentHeld(held: HeldBook, checked: CheckedModel, overrides: Overrides): Segmentation {
  const { abc, grid, groups, scores, language } = checked.model;
  const key = JSON.stringify({ abc, grid, groups, scores, language });
  const rows = remembered(held.rows, key, rowsMax, () => rowsOf(held.book, checked, held.own));
  const answers = checked.segments.map(({ segment, condition }) =>
    remembered(held.answers, `${key} ${segment.condition}`, answersMax, () => answersOf(condition, rows)),
  );
  return segmentAccounts(held.book, checked, { answers, overrides });
}

function picturesOf({ book, own, curves, grids }: HeldBook, { abc, grid }: SegmentModel): Pictures {
  return {
    curve: remembered(curves, JSON.stringify(abc), rowsMax, () => abcCurve(book, { abc })),
    grid: remembered(grids, JSON.stringify(grid), rowsMax, () => gridOf(book, own, grid)),
  };
}

/** What was found before, else what is found now; of many the one that was asked for longest ago is forgotten. */
function remembered<T>(known: Map<string, T>, key: string, max: number, find: () => T): T {
  const found = known.get(key) ?? find();
  known.delete(key);
  known.set(key, found);
  for (const oldest of known.keys()) if (known.size > max) known.delete(oldest);
  return found;
}
