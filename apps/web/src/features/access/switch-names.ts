import { m } from '@cordee/messages';

const names: Readonly<Record<string, () => string>> = {
  peer_scores: () => m['web.switch_peer_scores'](),
  person_alerts: () => m['web.switch_person_alerts'](),
  pulse: () => m['web.switch_pulse'](),
  feedback_360: () => m['web.switch_feedback_360'](),
  coaching_detection: () => m['web.switch_coaching_detection'](),
  rankings: () => m['web.switch_rankings'](),
};

export const switchName = (code: string) => names[code]?.() ?? code;
