import { useState } from 'react';

const choices = { theme: ['system', 'light', 'dark'], density: ['comfortable', 'compact'] } as const;

export type Theme = (typeof choices.theme)[number];
export type Density = (typeof choices.density)[number];

/** Kept on this device; `public/appearance.js` applies it before the first paint. */
export function useAppearance<Name extends keyof typeof choices>(name: Name) {
  type Choice = (typeof choices)[Name][number];
  const stored = localStorage.getItem(`cordee.${name}`);
  const initial = choices[name].find((choice) => choice === stored) ?? choices[name][0];
  const [chosen, setChosen] = useState<Choice>(initial);
  const choose = (choice: Choice) => {
    localStorage.setItem(`cordee.${name}`, choice);
    document.documentElement.dataset[name] = choice;
    setChosen(choice);
  };
  return [chosen, choose] as const;
}
