import { m } from '@cordee/messages';
import type { EquationStep } from '../../api/actions/action-plans.ts';

export type StepCode = EquationStep['step'];

export const stepNames: Readonly<Record<StepCode, () => string>> = {
  call: () => m['actions.step_call'](),
  meeting: () => m['actions.step_meeting'](),
  proposal: () => m['actions.step_proposal'](),
  deal: () => m['actions.step_deal'](),
};

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
