import { createContext, use } from 'react';

/** Opens the explanation of a figure. The shell provides it, so that the design system knows no route. */
export const ExplanationOpener = createContext<(address: string, label: string) => void>(() => undefined);

export const useExplanationOpener = () => use(ExplanationOpener);
