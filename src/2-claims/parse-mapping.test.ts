import { expect, test } from 'vitest';
import { IntakeError } from '#intake/format.ts';
import { claimsTable } from './mappings/claims-table.ts';
import { parseMapping } from './parse-mapping.ts';

const faults = (json: unknown): string => {
  try {
    parseMapping(json);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(IntakeError);
    return (error as IntakeError).message;
  }
};

test('[CL35] a mapping that is none says everything that is wrong with it', () => {
  expect(faults(claimsTable)).toBe('');
  expect(faults(null)).toContain('the mapping must be an object');
  expect(faults([])).toContain('the mapping must be an object');
  const message = faults({
    ...claimsTable,
    name: 3,
    missing: 'NA',
    dayFirst: 'yes',
    question: { type: 'number', colour: 'x' },
    value: { kind: 'guess' },
    chain: { kind: 'from', source: '{source}' },
    frm: '{from}',
  });
  for (const part of [
    '"name" must be a text',
    '"missing" must be a list of texts',
    '"dayFirst" must be true or false',
    '"question.text" must be a text',
    '"question.colour" is not a field',
    '"value.kind" must be "words" or "bounds"',
    '"chain.from" must be a text',
    '"frm" is not a field',
  ]) {
    expect(message).toContain(part);
  }
  expect(faults({ ...claimsTable, chain: { kind: 'tree' } })).toContain('"chain.kind" must be');
  expect(faults({ ...claimsTable, chain: { kind: 'articles' } })).toContain(
    '"chain.articlesSplit" must be a text',
  );
});
