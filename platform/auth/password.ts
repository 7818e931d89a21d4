import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the OWASP cheat sheet's second profile: 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

export function isPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password);
}
