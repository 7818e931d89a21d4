import type { RuleType } from '../crediting-rule.ts';
import { customerHolder } from './customer-holder.ts';
import { holdover } from './holdover.ts';
import { inherited } from './inherited.ts';
import { overlay } from './overlay.ts';
import { owner } from './owner.ts';
import { rollUp } from './roll-up.ts';
import { split } from './split.ts';
import { team } from './team.ts';
import { territory } from './territory.ts';

/** Every type of crediting rule that a plan can use: one line each. */
export const RULE_TYPES: readonly RuleType[] = [
  owner,
  split,
  territory,
  customerHolder,
  holdover,
  inherited,
  team,
  overlay,
  rollUp,
];
