import { IntakeError } from '#intake/format.ts';
import type { SheetMapping } from './sheet-mapping.ts';

/**
 * Checks that something is a mapping, and says everything that is wrong with it at once.
 *
 * Throws `IntakeError` with one line per fault: which field, what it must be.
 */
export function parseMapping(json: unknown): SheetMapping {
  const faults: string[] = [];
  const root = object(json, 'the mapping', faults);
  if (root !== null) {
    text(root, 'name', '', true, faults);
    text(root, 'about', '', true, faults);
    texts(root, 'missing', '', false, faults);
    if (root['dayFirst'] !== undefined && typeof root['dayFirst'] !== 'boolean')
      faults.push('"dayFirst" must be true or false');
    for (const field of ['quote', 'basis', 'certainty', 'polarity', 'toldAt', 'aboutTime', 'place'])
      text(root, field, '', false, faults);
    const question = object(root['question'], '"question"', faults);
    if (question !== null) {
      text(question, 'text', 'question.', true, faults);
      for (const field of ['ref', 'type', 'topic', 'unit'])
        text(question, field, 'question.', false, faults);
      texts(question, 'options', 'question.', false, faults);
      unknown(question, ['ref', 'text', 'type', 'topic', 'unit', 'options'], 'question.', faults);
    }
    checkValue(object(root['value'], '"value"', faults), faults);
    checkChain(object(root['chain'], '"chain"', faults), faults);
    unknown(
      root,
      [
        'name',
        'about',
        'missing',
        'dayFirst',
        'question',
        'value',
        'quote',
        'chain',
        'basis',
        'certainty',
        'polarity',
        'toldAt',
        'aboutTime',
        'place',
      ],
      '',
      faults,
    );
  }
  if (faults.length > 0) {
    throw new IntakeError(
      `This is not a mapping: ${faults.join('; ')}.`,
      'Compare it with a built-in one such as claims-table and mend these fields.',
    );
  }
  return json as SheetMapping;
}

type Fields = Readonly<Record<string, unknown>>;

function checkValue(value: Fields | null, faults: string[]): void {
  if (value === null) return;
  if (value['kind'] === 'words') {
    text(value, 'words', 'value.', true, faults);
    text(value, 'split', 'value.', false, faults);
    unknown(value, ['kind', 'words', 'split'], 'value.', faults);
  } else if (value['kind'] === 'bounds') {
    text(value, 'low', 'value.', true, faults);
    text(value, 'high', 'value.', true, faults);
    unknown(value, ['kind', 'low', 'high'], 'value.', faults);
  } else faults.push('"value.kind" must be "words" or "bounds"');
}

function checkChain(chain: Fields | null, faults: string[]): void {
  if (chain === null) return;
  switch (chain['kind']) {
    case 'from':
      text(chain, 'source', 'chain.', true, faults);
      text(chain, 'from', 'chain.', true, faults);
      unknown(chain, ['kind', 'source', 'from'], 'chain.', faults);
      return;
    case 'hops':
      texts(chain, 'hops', 'chain.', true, faults);
      unknown(chain, ['kind', 'hops'], 'chain.', faults);
      return;
    case 'articles':
      for (const field of ['articles', 'articlesSplit', 'originals', 'originalsSplit'])
        text(chain, field, 'chain.', true, faults);
      text(chain, 'dates', 'chain.', false, faults);
      unknown(
        chain,
        ['kind', 'articles', 'articlesSplit', 'originals', 'originalsSplit', 'dates'],
        'chain.',
        faults,
      );
      return;
    default:
      faults.push('"chain.kind" must be "from", "hops" or "articles"');
  }
}

function object(value: unknown, what: string, faults: string[]): Fields | null {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  faults.push(`${what} must be an object`);
  return null;
}

function text(fields: Fields, name: string, path: string, needed: boolean, faults: string[]): void {
  const value = fields[name];
  if (value === undefined && !needed) return;
  if (typeof value !== 'string' || value === '') faults.push(`"${path}${name}" must be a text`);
}

function texts(
  fields: Fields,
  name: string,
  path: string,
  needed: boolean,
  faults: string[],
): void {
  const value = fields[name];
  if (value === undefined && !needed) return;
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string'))
    faults.push(`"${path}${name}" must be a list of texts`);
}

function unknown(fields: Fields, known: readonly string[], path: string, faults: string[]): void {
  for (const name of Object.keys(fields)) {
    if (!known.includes(name)) faults.push(`"${path}${name}" is not a field of a mapping`);
  }
}
