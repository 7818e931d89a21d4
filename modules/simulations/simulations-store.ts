import type { Scope } from '@cordee/kernel';
import type { SimulationHead, SimulationRecord } from './simulation.ts';

type NewSimulation = Omit<SimulationRecord, 'madeBy' | 'madeAt'>;

export type SimulationStore = {
  /** Newest first. */
  simulations(scope: Scope): Promise<readonly SimulationHead[]>;
  simulation(scope: Scope, id: string): Promise<SimulationRecord | undefined>;
  /** One row, once: kept again under the same id, the first stays. No change number is taken. */
  keep(scope: Scope, simulation: NewSimulation): Promise<void>;
};
