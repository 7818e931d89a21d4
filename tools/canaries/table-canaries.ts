import { tables } from '../tidy/tables.ts';
import type { Canary } from './canary.ts';

const migration = 'modules/deals/migrations/9001-planted.sql';

function planted(name: string, sql: string, expects: RegExp): Canary {
  return { name, check: tables, plant: (soil) => soil.write(migration, sql), expects };
}

export const tableCanaries: readonly Canary[] = [
  planted(
    'a table without tenant',
    'create table planted (id uuid primary key);',
    /table planted has no tenant_id/,
  ),
  planted(
    'a table of a tenant without row security',
    'create table planted (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id));',
    /table planted has no forced row security/,
  ),
  planted(
    'row security that its owner escapes',
    "create table planted (tenant_id uuid not null primary key); call cordee.protect('planted', true); alter table planted no force row level security;",
    /table planted has no forced row security/,
  ),
  planted(
    'a policy that lets every tenant in',
    "create table planted (tenant_id uuid not null primary key); call cordee.protect('planted', true); drop policy tenant_only on planted; create policy everybody on planted to cordee_app using (true);",
    /table planted has no policy/,
  ),
  planted(
    'generated table types that are stale',
    "create table planted (tenant_id uuid not null primary key); call cordee.protect('planted', true);",
    /tables\.generated\.ts is not what the migrations make/,
  ),
];
