import type { Schemas } from './schemas.ts';

/** A refusal of the API, already in the reader's language; a lost connection has the status 0 and no more to say. */
export type Problem = Pick<Schemas['Problem'], 'title' | 'status'> & Partial<Schemas['Problem']>;

export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? '';
  const body = type.includes('json') ? ((await response.json()) as Partial<Problem>) : {};
  return { title: response.statusText, ...body, status: response.status };
}
