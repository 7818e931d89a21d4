import type { Simulation as SimulatedPlan } from '@cordee/engine-compensation';
import type { JsonValue } from '@cordee/kernel';

/** What is asked: the plan of today, another in its place, and the stretch of time that is replayed. */
export type SimulationRequest = {
  readonly simulationId: string;
  readonly name: string;
  readonly planCode: string;
  /** A civil period: 2025, 2025-H1, 2025-Q3. */
  readonly period: string;
  /** The plan to try; null: the one that the branch holds under the plan's code. */
  readonly document: unknown;
  readonly branch: number;
};

/** A finished simulation without its figures. */
export type SimulationHead = {
  readonly id: string;
  readonly name: string;
  readonly planCode: string;
  readonly period: string;
  readonly branch: number;
  /** It read the facts up to this change. */
  readonly knownChange: bigint;
  readonly fingerprint: string;
  readonly madeBy: string;
  readonly madeAt: string;
};

export type SimulationRecord = SimulationHead & {
  readonly document: unknown;
  readonly result: StoredResult;
};

type StoredFigures = Readonly<Record<string, JsonValue>>;
type StoredBand = { readonly from: string | null; readonly to: string | null; readonly count: number };
export type StoredCurve = {
  readonly points: readonly { readonly attainment: string; readonly paid: string }[];
  readonly parts: readonly {
    readonly kind: 'flat' | 'falling';
    readonly from: string;
    readonly to: string;
  }[];
};
type StoredChange = {
  readonly payeeId: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
};

/** What one kind of reader sees: figures as encoded explanations, amounts and ratios as exact texts. */
export type StoredView = {
  readonly figures: StoredFigures;
  readonly distribution: readonly StoredBand[];
  readonly changes: readonly StoredChange[];
  readonly points: readonly {
    readonly payeeId: string;
    readonly name: string;
    readonly attainment: string;
    readonly paid: string;
  }[];
};

export type StoredResult = {
  readonly currency: string;
  readonly population: number;
  readonly issueCount: number;
  readonly tests: SimulatedPlan['tests'];
  readonly curveBefore: StoredCurve | null;
  readonly curveAfter: StoredCurve | null;
  readonly sensitivity: {
    readonly attainment: readonly { readonly change: string; readonly cost: string }[];
    readonly rates: readonly {
      readonly component: string;
      readonly path: string;
      readonly rate: string;
      readonly lower: string | null;
      readonly higher: string | null;
    }[];
  };
  /** For those who see pay by name. */
  readonly named: StoredView;
  /** For a works council: no person, and no group of fewer than ten. */
  readonly grouped: StoredView;
};
