import { env } from 'node:process';
import type { TestProject } from 'vitest/node';
import { startProduct } from './start-product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly address: string;
  }
}

/** One product for all files: its own, or the one that already runs at CORDEE_E2E_ADDRESS. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = env['CORDEE_E2E_ADDRESS'];
  if (running) {
    project.provide('address', running);
    return async () => undefined;
  }
  const product = await startProduct();
  project.provide('address', product.address);
  return product.stop;
}
