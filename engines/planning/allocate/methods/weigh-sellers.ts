import { ok, plus, refused, ZERO } from '@cordee/kernel';
import type { Decimal, Explanation, Result } from '@cordee/kernel';
import type { AllocationMethod, BlendPart, MethodContext, SellerFacts } from './allocation-method.ts';
import { ALLOCATION_METHODS } from './registry.ts';

/** A method by its code, with the parts of its blend where it is one. */
export type ChosenMethod = { readonly code: string; readonly blend?: readonly BlendPart[] };

/** The weight of each seller. Refuses planning.method_unknown, and whatever the method refuses, naming the seller. */
export function weighSellers(
  chosen: ChosenMethod,
  sellers: readonly SellerFacts[],
): Result<ReadonlyMap<string, Decimal>> {
  const method = methodOf(chosen);
  if (!method.ok) return method;
  const context = contextOf(chosen, sellers);
  const weights = new Map<string, Decimal>();
  for (const facts of sellers) {
    const weight = method.value.weigh(facts, context);
    if (!weight.ok) return weight;
    weights.set(facts.seller, weight.value);
  }
  return ok(weights);
}

/** Why one seller weighs what `weighSellers` says. */
export function explainWeight(
  chosen: ChosenMethod,
  sellers: readonly SellerFacts[],
  seller: string,
): Result<Explanation> {
  const method = methodOf(chosen);
  if (!method.ok) return method;
  const facts = sellers.find((each) => each.seller === seller);
  if (facts === undefined) return refused('planning.node_unknown', { node: seller });
  return method.value.explain(facts, contextOf(chosen, sellers));
}

function methodOf({ code }: ChosenMethod): Result<AllocationMethod> {
  const method = ALLOCATION_METHODS.find((each) => each.code === code);
  return method === undefined ? refused('planning.method_unknown', { code }) : ok(method);
}

function contextOf({ blend = [] }: ChosenMethod, sellers: readonly SellerFacts[]): MethodContext {
  const totals = blend.map(({ baseline }) => [
    baseline,
    sellers.reduce((sum, { baselines }) => plus(sum, baselines[baseline] ?? ZERO), ZERO),
  ]);
  return { totals: Object.fromEntries(totals), blend };
}
