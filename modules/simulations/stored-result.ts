import { hideSmallGroups, type Comparison, type Simulation } from '@cordee/engine-compensation';
import {
  decimalText,
  encodeExplanation,
  moneyText,
  percentageText,
  RowStreamHash,
  type Money,
} from '@cordee/kernel';
import type { StoredCurve, StoredResult, StoredView } from './simulation.ts';

/** A simulation as it is kept: quantities as exact texts, explanations encoded, once by name and once by group. */
export function storedResult(simulation: Simulation, currency: string): StoredResult {
  const { population, issueCount, tests, sensitivity } = simulation;
  return {
    currency,
    population,
    issueCount,
    tests,
    curveBefore: storedCurve(simulation.curveBefore),
    curveAfter: storedCurve(simulation.curveAfter),
    sensitivity: {
      attainment: sensitivity.attainment.map(({ change, cost }) => ({
        change: percentageText(change),
        cost: moneyText(cost),
      })),
      rates: sensitivity.rates.map(({ component, path, rate, lower, higher }) => ({
        component,
        path,
        rate: decimalText(rate),
        lower: textOrNull(lower),
        higher: textOrNull(higher),
      })),
    },
    named: storedView(simulation),
    grouped: storedView(hideSmallGroups(simulation)),
  };
}

function storedView({ figures, changes, distribution, points }: Comparison): StoredView {
  return {
    figures: Object.fromEntries(
      Object.entries(figures).map(([code, figure]) => [code, encodeExplanation(figure)]),
    ),
    distribution: distribution.map(({ from, to, count }) => ({
      from: from && decimalText(from),
      to: to && decimalText(to),
      count,
    })),
    changes: changes.map(({ of, before, after, change }) => ({
      payeeId: of.payee,
      name: of.name,
      before: moneyText(before),
      after: moneyText(after),
      change: moneyText(change),
    })),
    points: points.map(({ payee, name, attainment, paid }) => ({
      payeeId: payee,
      name,
      attainment: percentageText(attainment),
      paid: moneyText(paid),
    })),
  };
}

function storedCurve(curve: Simulation['curveAfter']): StoredCurve | null {
  return (
    curve && {
      points: curve.points.map(({ attainment, paid }) => ({
        attainment: percentageText(attainment),
        paid: moneyText(paid),
      })),
      parts: curve.parts.map(({ kind, from, to }) => ({
        kind,
        from: percentageText(from),
        to: percentageText(to),
      })),
    }
  );
}

const textOrNull = (money: Money | null): string | null => money && moneyText(money);

/** The fingerprint of what came out: total costs, then each change with the person's name, in the order of the changes. */
export function fingerprintOf(simulation: Simulation): string {
  const stream = new RowStreamHash();
  stream.add([simulation.population, simulation.issueCount]);
  for (const { of, before, after } of simulation.changes) stream.add([of.name, before, after]);
  for (const { change, cost } of simulation.sensitivity.attainment) stream.add([change, cost]);
  return stream.digest();
}
