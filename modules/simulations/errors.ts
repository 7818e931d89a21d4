import { refused } from '@cordee/kernel';

export const simulationNotFound = () => refused('simulations.simulation_not_found');
export const parallelRunNotFound = () => refused('simulations.parallel_run_not_found');
