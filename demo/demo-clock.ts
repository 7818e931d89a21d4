/** The company's clock when the demo opens: two working days before the close of March. */
export const DEMO_TODAY = '2026-03-27';

export const DEMO_SEED = 'belledonne';
