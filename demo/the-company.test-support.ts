import { DEMO_SEED, DEMO_TODAY } from './demo-clock.ts';
import { generateCompany } from './generate-company.ts';

/** The company as the demo opens it, generated once for all tests of a run. */
export const theCompany = generateCompany({ seed: DEMO_SEED, scale: 1, today: DEMO_TODAY });
