import { ConsultDraft } from './features/consultations/consult-draft.tsx';
import { DesignerScreen } from './features/plans/designer/designer-screen.tsx';

/** A plan is written, tried, put to its people and published from one page. */
export function PlanDesignPage() {
  return <DesignerScreen>{(draft) => <ConsultDraft {...draft} />}</DesignerScreen>;
}
