// Simulated annealing over shifts of a point and exchanges of two, with a price on imbalance that follows how often
// districts balance. Indices come from the loops' own bounds, hence `!`.
import type { Budget } from '../budget.ts';
import { continuityCost, type Model } from '../model.ts';
import type { Random } from '../random.ts';
import { connectionOf } from './connection.ts';
import type { Districts } from './districts.ts';
import { Imbalance } from './imbalance.ts';
import type { Measure } from './measure.ts';
import { proposalsOf, type Proposal } from './proposals.ts';

export type Annealing = {
  readonly model: Model;
  readonly districts: Districts;
  readonly measure: Measure;
  readonly random: Random;
  readonly budget: Budget;
  /** How hot it begins, as a share of what an average worsening costs. */
  readonly heat: number;
  /** Told of the cost whenever districts balance; says the cost from there, where it has changed what is measured. */
  readonly balanced: (cost: number) => number;
  /** Told of the imbalance where nothing has ever balanced. */
  readonly unbalanced: (cost: number, imbalance: number) => void;
};

/** Moves between two looks at the budget. */
const stride = 256;
/** The last temperature beside the first. */
const coolest = 1 / 300;
/** Within these shares of time in balance the price stays. */
const [balancedMin, balancedMax] = [0.25, 0.6];
const repriced = 1.08;
/** Sums are calculated afresh so often: additions drift. */
const refreshedEvery = 400;

/** Anneals until its budget is spent. */
export function anneal(task: Annealing): void {
  const { model, districts, measure, random, budget } = task;
  const imbalance = new Imbalance(model);
  const connection = model.isContiguous ? connectionOf(model.neighbours!, districts) : null;
  const propose = proposalsOf(model, districts, random, measure.critical);
  const start = samplePrices(task, imbalance, propose);
  const hot = start.worsening * task.heat;
  let price = start.price;
  let cost = measure.total() + continuityTotal(model, districts);
  let violation = imbalance.total(districts);
  const move: Proposal = { point: -1, to: -1, partner: -1 };

  for (let round = 0; ; round++) {
    const spent = budget.spent();
    if (spent >= 1) break;
    const temperature = Math.max(hot, 1e-12) * coolest ** spent;
    let inBalance = 0;
    for (let step = 0; step < stride; step++) {
      if (violation <= 1e-12) inBalance += 1;
      if (!propose(move)) continue;
      const { point, to, partner } = move;
      const from = districts.of[point]!;
      const more = imbalance.ofMove(districts, move);
      const limit = temperature * -Math.log(random() + 1e-300) - price * more;
      const change = costChange(task, move, from);
      if (change > limit) continue;
      if (
        connection !== null &&
        !(connection.holds(to, partner, point) && connection.holds(from, point, partner))
      )
        continue;
      apply(task, move, from);
      cost += change;
      violation = Math.max(0, violation + more);
      if (violation <= 1e-9) {
        violation = imbalance.total(districts);
        if (violation === 0) cost = task.balanced(cost);
      } else task.unbalanced(cost, violation);
    }
    if (inBalance < balancedMin * stride) price *= repriced;
    else if (inBalance > balancedMax * stride) price /= repriced;
    if (round % refreshedEvery === refreshedEvery - 1) {
      cost = measure.total() + continuityTotal(model, districts);
      violation = imbalance.total(districts);
    }
  }
}

function costChange({ model, measure }: Annealing, { point, to, partner }: Proposal, from: number): number {
  let change = 0;
  if (model.continuityWeight > 0) {
    change += continuityCost(model, point, to) - continuityCost(model, point, from);
    if (partner !== -1) change += continuityCost(model, partner, from) - continuityCost(model, partner, to);
  }
  return change + measure.change(from, point, partner) + measure.change(to, partner, point);
}

function apply({ districts, measure }: Annealing, { point, to, partner }: Proposal, from: number): void {
  districts.move(point, to);
  measure.moved(point, from, to);
  if (partner === -1) return;
  districts.move(partner, from);
  measure.moved(partner, to, from);
}

export function continuityTotal(model: Model, { of }: Districts): number {
  let sum = 0;
  if (model.continuityWeight > 0)
    for (let point = 0; point < model.pointCount; point++) sum += continuityCost(model, point, of[point]!);
  return sum;
}

const samples = 400;

/** What worsening and imbalance typically cost here: temperature and price begin from them. */
function samplePrices(
  task: Annealing,
  imbalance: Imbalance,
  propose: (move: Proposal) => boolean,
): { readonly worsening: number; readonly price: number } {
  const { districts, measure } = task;
  measure.total();
  const move: Proposal = { point: -1, to: -1, partner: -1 };
  let [worse, worseCount, moreSum, moreCount] = [0, 0, 0, 0];
  for (let sample = 0; sample < samples; sample++) {
    if (!propose(move)) continue;
    const change = costChange(task, move, districts.of[move.point]!);
    const more = Math.abs(imbalance.ofMove(districts, move));
    if (change > 0 && change < 1e11) [worse, worseCount] = [worse + change, worseCount + 1];
    if (more > 0) [moreSum, moreCount] = [moreSum + more, moreCount + 1];
  }
  const worsening = worseCount === 0 ? 1 : worse / worseCount;
  return { worsening, price: moreCount === 0 ? worsening : worsening / (moreSum / moreCount) };
}
