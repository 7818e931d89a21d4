import type { Consultation, ConsultationComment, PayPlanDocument } from './company.ts';
import { dayText } from './day.ts';
import type { History } from './selling/history.ts';
import { plusWorkingDays, workingDayFrom } from './working-days.ts';

/** The next version of the hunters' plan, put to them a fortnight ago: asked about, answered, and still open. */
export function makeConsultations(plans: readonly PayPlanDocument[], history: History): Consultation[] {
  const plan = plans.find(
    ({ grain, code }) => grain === 'quarter' && code.endsWith(String(history.closing.year)),
  );
  if (plan === undefined) return [];
  const opened = workingDayFrom(history.today - 14);
  const after = (days: number) => dayText(plusWorkingDays(opened, days));
  return [
    {
      consultation_code: 'CONS-0001',
      document: { ...plan, version: '2', components: plan.components.map(raised) },
      opened_on: dayText(opened),
      from: dayText(opened),
      to: dayText(history.today + 21),
      comments: commentsFrom(after),
    },
  ];
}

/** The accelerator opens its last tier sooner, and pays it more. */
function raised(component: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (component['code'] !== 'accelerateur') return component;
  const tiers = [
    { from: '0', rate: '0' },
    { from: '1', rate: '0.012' },
    { from: '1.15', rate: '0.025' },
  ];
  return { ...component, args: { measure: 'order-intake', thresholds: 'attainment', tiers } };
}

function commentsFrom(after: (days: number) => string): ConsultationComment[] {
  return [
    {
      user: 'seller',
      on: after(1),
      clause: 'components.accelerateur',
      text: {
        fr: 'Le palier de 115 % s’entend-il sur le trimestre ou sur l’année ?',
        en: 'Is the 115% tier over the quarter or over the year?',
      },
      answer: {
        user: 'revops',
        on: after(2),
        text: {
          fr: 'Sur le trimestre, comme les autres paliers de ce barème.',
          en: 'Over the quarter, as the other tiers of this table.',
        },
        isPublic: true,
      },
    },
    {
      user: 'seller-ramping',
      on: after(3),
      clause: 'components.prime',
      text: {
        fr: 'Mon objectif monte par paliers jusqu’à l’été : la prime se mesure-t-elle à l’objectif allégé ?',
        en: 'My quota rises in steps until summer: is the bonus measured against the relieved quota?',
      },
      answer: {
        user: 'finance',
        on: after(4),
        text: {
          fr: 'Oui, à l’objectif allégé de chaque trimestre, jusqu’au dernier palier.',
          en: 'Yes, against the relieved quota of each quarter, until the last step.',
        },
        isPublic: false,
      },
    },
    {
      user: 'works-council',
      on: after(6),
      clause: 'payment',
      text: {
        fr: 'Quelle part des commissions attend l’encaissement au-delà de trois mois ?',
        en: 'Which share of commissions waits for the cash for more than three months?',
      },
      answer: null,
    },
  ];
}
