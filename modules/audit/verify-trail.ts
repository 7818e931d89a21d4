import { ok, type Result, type Scope } from '@cordee/kernel';
import type { LineDetail, TrailStore } from './trail-store.ts';
import { verifyChain } from './verify-chain.ts';

export type TrailVerdict = {
  readonly changes: number;
  readonly head: string;
  /** Runs whose line detail lies in files, and how many of them have no files on this machine. */
  readonly runs: number;
  readonly absent: number;
};

/** The chain first, then the files whose seals it holds. */
export async function verifyTrail(
  store: TrailStore,
  lineDetail: LineDetail,
  scope: Scope,
): Promise<Result<TrailVerdict>> {
  const chain = await verifyChain(store, scope);
  if (!chain.ok) return chain;
  const detail = await lineDetail.verify(scope);
  return detail.ok ? ok({ ...chain.value, ...detail.value }) : detail;
}
