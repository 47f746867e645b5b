import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logItems } from './form-lines.ts';

const LOG = [
  'Control questions of the week.',
  '',
  'K-04 Was the well closed?',
  '- Teal (by Rowan): they put a lock on the well',
  '- Hazel: closed, we fetched water',
  'How many stalls burnt?',
  '- Teal (by Rowan): six',
  '',
].join('\n');

describe('the lines of a log', () => {
  test('[IN271] each is whose words it is, by whom, under which question', () => {
    const items = logItems(LOG).map(({ said, who, by, question, ref }) => ({
      said: LOG.slice(...said),
      who: LOG.slice(...who),
      by: by === null ? null : LOG.slice(...by),
      question,
      ref,
    }));
    expect(items).toEqual([
      {
        said: 'they put a lock on the well',
        who: 'Teal',
        by: 'Rowan',
        question: 'Was the well closed?',
        ref: 'K-04',
      },
      {
        said: 'closed, we fetched water',
        who: 'Hazel',
        by: null,
        question: 'Was the well closed?',
        ref: 'K-04',
      },
      { said: 'six', who: 'Teal', by: 'Rowan', question: 'How many stalls burnt?', ref: null },
    ]);
  });
  test.each([
    'The road is closed. Nobody passed.\nWe saw it.',
    '1. Market: eleven killed.\n2. Checkpoint: closed since noon.',
    '- one bullet: with a colon',
    'Where is he?\nNobody knows.',
  ])('[IN271] %j is none', (text) => {
    expect(logItems(text)).toEqual([]);
  });
  test('[IN271] any text is read, its spans in order, and no line costs more than its length', () => {
    const piece = fc.constantFrom(
      '- ',
      'Teal',
      ' (by ',
      'Rowan',
      ')',
      ': ',
      '?',
      '\n',
      'words ',
      '1. ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { said, who } of logItems(text)) {
          expect(who[0]).toBeGreaterThanOrEqual(last);
          expect(said[0]).toBeGreaterThanOrEqual(who[1]);
          expect(said[1]).toBeLessThanOrEqual(text.length);
          last = said[1];
        }
      }),
    );
    const start = performance.now();
    logItems(
      `${'A (by '.repeat(60_000)}\n${'- Aa (by Bb: '.repeat(30_000)}\n${'?'.repeat(200_000)}`,
    );
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
