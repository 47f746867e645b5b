/**
 * The steps of the first hour. Each has a place it is about and, there, the control it points at. The
 * step stands in the address, so that it survives a reload and nothing is kept in the browser.
 */
export const GUIDE_STEPS = [
  // The seventh line, Q-007 of the sample: the help says what to look at there.
  { name: 'table', to: '/questions', target: '.table-run .row[aria-rowindex="8"]' },
  { name: 'drawer', to: '/questions/Q-017', target: '.drawer .sentence' },
  { name: 'chain', to: '/chain/Q-017', target: '.picture .box.origin' },
  { name: 'without', to: '/chain/Q-017', target: '.origin-list li' },
  { name: 'link', to: '/chain/Q-017', target: '.link-button' },
  { name: 'reading', to: '/reading/33', target: '.document-text mark' },
  { name: 'inbox', to: '/inbox', target: '.drop, input[type=file]' },
  { name: 'find', to: '/questions', target: '.find-button' },
  { name: 'own', to: '/case', target: '.start-link' },
] as const;

/** The case whose questions and documents the steps speak of; no other has a guide. */
export const GUIDE_CASE = 'Dar Sefin market';

/** The step an address names, from 1; undefined when the guide is closed. */
export function readGuide(value: unknown): number | undefined {
  const step = Number(value);
  return Number.isInteger(step) && step >= 1 && step <= GUIDE_STEPS.length ? step : undefined;
}
