import type { z } from '@hono/zod-openapi';
import { ok, refused, type Result, type Scope } from '@cordee/kernel';

/** A rule of the house that is data: its shape, and what holds until somebody sets it. */
export type PaySetting<T> = {
  readonly code: string;
  readonly schema: z.ZodType<T>;
  readonly fallback: T;
};

export type SettingStore = {
  /** As known at the scope's change; undefined where nobody has set it. */
  read(scope: Scope, code: string): Promise<unknown>;
  write(scope: Scope, code: string, value: unknown): Promise<void>;
};

export async function readSetting<T>(
  store: SettingStore,
  scope: Scope,
  { code, schema, fallback }: PaySetting<T>,
): Promise<T> {
  const kept = await store.read(scope, code);
  return kept === undefined ? fallback : schema.parse(kept);
}

export async function setSetting<T>(
  store: SettingStore,
  scope: Scope,
  { code, schema }: PaySetting<T>,
  value: T,
): Promise<Result<T>> {
  const checked = schema.safeParse(value);
  if (!checked.success)
    return refused('payouts.setting_invalid', {
      setting: code,
      where: checked.error.issues[0]?.path.join('.') ?? '',
    });
  await store.write(scope, code, checked.data);
  return ok(checked.data);
}
