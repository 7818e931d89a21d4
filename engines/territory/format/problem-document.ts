export const PROBLEM_FORMAT = 'cordee-territory/1';

/** What is to be as small as it can be; `assignment_value` may also be as large as it can be. */
export const OBJECTIVES = ['sum_of_distances', 'largest_diameter', 'assignment_value'] as const;
export const DISTANCES = [
  'euclidean',
  'euclidean_truncated',
  'great_circle',
  'shortest_path',
  'matrix',
] as const;

/** A problem as its file writes it; docs/reference/territory-format.md says what each key means. */
export type ProblemDocument = {
  readonly format: typeof PROBLEM_FORMAT;
  readonly name?: string;
  readonly objective: (typeof OBJECTIVES)[number];
  readonly activities?: readonly { readonly code: string; readonly tolerance?: number }[];
  readonly points: readonly PointDocument[];
  readonly districts?: { readonly count: number; readonly capacities?: readonly number[] };
  readonly seats?: readonly SeatDocument[];
  readonly distance?: DistanceDocument;
  readonly adjacency?: readonly (readonly (string | number)[])[];
  readonly contiguous?: boolean;
  readonly continuity?: { readonly weight: number; readonly most?: number; readonly of?: string };
  readonly assignment?: {
    readonly sense: 'minimise' | 'maximise';
    readonly values: readonly (readonly number[])[];
    readonly loads: readonly (readonly number[])[];
  };
};

export type PointDocument = {
  readonly id: string;
  readonly x?: number;
  readonly y?: number;
  readonly activities?: readonly number[];
  readonly capacity?: number;
  readonly candidate?: boolean;
  readonly owner?: string;
  readonly lock?: string;
  readonly skills?: readonly string[];
};

export type SeatDocument = {
  readonly id: string;
  readonly x?: number;
  readonly y?: number;
  readonly home?: string;
  readonly capacities?: readonly number[];
  readonly skills?: readonly string[];
  readonly reach?: number;
};

type DistanceDocument = {
  readonly measure: (typeof DISTANCES)[number];
  readonly road_factor?: number;
  readonly rows?: readonly (readonly number[])[];
};
