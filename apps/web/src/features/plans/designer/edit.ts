import { createContext, use } from 'react';
import type { PlanRefusal } from '../../../api/plan-design.ts';
import type { JsonObject, Json, Path } from '../../../api/plan-json.ts';
import { pathText } from '../../../api/plan-json.ts';

export type Edit = {
  readonly document: JsonObject;
  readonly set: (path: Path, value: Json | undefined) => void;
  readonly refusals: readonly PlanRefusal[];
};

const EditContext = createContext<Edit>({ document: {}, set: () => undefined, refusals: [] });
export const EditProvider = EditContext.Provider;
export const useEdit = () => use(EditContext);

/** What the server says of this very place, with the field's own name for its path. */
export function useRefusal(path: Path, label: string): string | undefined {
  const place = pathText(path);
  const found = useEdit().refusals.find((refusal) => refusal.path === place);
  return found?.sentence.replace(place, `« ${label} »`);
}
