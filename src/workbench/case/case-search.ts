/** The parts of the Case screen; the one on show stands in the address. */
export const PARTS = ['settings', 'members', 'log', 'backup', 'searches'] as const;
export type CasePart = (typeof PARTS)[number];

export function readCaseSearch(search: Record<string, unknown>): { part?: CasePart } {
  const part = PARTS.find((each) => each === search['part']);
  return part === undefined ? {} : { part };
}
