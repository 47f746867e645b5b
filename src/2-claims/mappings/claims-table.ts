import type { SheetMapping } from '../sheet-mapping.ts';

/**
 * The claims table of `hearsay corroborate`: one row for each thing a source said on a question.
 *
 *     source,question,value,time,from,basis,type,topic
 *
 * Only the first three are needed. `from` names the source it was heard from.
 */
export const claimsTable: SheetMapping = {
  name: 'claims-table',
  about:
    'One row for each claim: source, question, value and, if known, time, from, basis, type and topic.',
  question: { text: '{question}', type: '{type?}', topic: '{topic?}' },
  value: { kind: 'words', words: '{value}' },
  quote: '{value}',
  chain: { kind: 'from', source: '{source}', from: '{from?}' },
  basis: '{basis?}',
  toldAt: '{time?}',
};
