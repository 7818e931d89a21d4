import { refused } from '@cordee/kernel';

export const simulationNotFound = () => refused('simulations.simulation_not_found');
