import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentHead } from './document-head.ts';

describe('the heading of a document', () => {
  test.each([
    [
      'RIVER POST (channel), 12 March 2026, 12:05\n\nA bomb!',
      { teller: 'River Post', tellerIs: 'publication' },
    ],
    [
      'NORTH HERALD, 15 March 2026, page 3\nMore',
      { teller: 'North Herald', tellerIs: 'publication' },
    ],
    ['River Post (channel)\nText', { teller: 'River Post', tellerIs: 'publication' }],
    ['Cross-check by Wren, 16 March 2026\n\nText', { teller: 'Wren', tellerIs: 'checker' }],
    ['Note de Wren, 16 mars 2026\nTexte', { teller: 'Wren', tellerIs: null }],
    ['ملاحظة من سندس\nنص', { teller: 'سندس' }],
    ['MEMO 31, bought 13 March 2026, seller: Rook\n\nText', { teller: null, seller: 'Rook' }],
    ['Memo 7, bought from Rook, 3 May 2026\nText', { seller: 'Rook' }],
    [
      'Session 1 with Teal, 20 March 2026. Interpreter: Birch.\nQ: Where?',
      { witness: 'Teal', interpreter: 'Birch' },
    ],
    ['Entretien avec Teal\nQ : où ?', { witness: 'Teal' }],
    ['From: Wren\nSeller: Rook\nThe road is closed.', { teller: 'Wren', seller: 'Rook' }],
  ] as const)('[IN270] %j', (text, wanted) => {
    expect(documentHead(text)).toMatchObject(wanted);
  });
  test.each([
    'The road is closed since 12 March.',
    'We carried 12 or 13 dead.',
    'Two shells fell, then nothing.',
    'ONE OF THEM SAID IT.',
    '',
  ])('[IN270] “%s” is no heading', (text) => {
    expect(documentHead(text)).toBeNull();
  });
  test('[IN270] it ends where something is stated', () => {
    const text = 'From: Wren\nSeller: Rook\nMarket: eleven killed.\n';
    expect(text.slice(...(documentHead(text)?.span ?? [0, 0]))).toBe('From: Wren\nSeller: Rook');
  });
  test('[IN270] any first line is read at once and its span is the text’s own', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 700 }), (text) => {
        const head = documentHead(text);
        if (head === null) return;
        expect(head.span[0]).toBeLessThanOrEqual(head.span[1]);
        expect(head.span[1]).toBeLessThanOrEqual(text.length);
      }),
    );
    const start = performance.now();
    documentHead(`${'A '.repeat(200_000)}, seller: X`);
    documentHead(`${'Aa '.repeat(66)}(`);
    expect(performance.now() - start).toBeLessThan(500);
  });
  test.each([
    ['[Forwarded voice note, 1:42, transcribed by Nour, 9 Oct 2018]', 'Nour'],
    ['(Note vocale transmise, transcrite par Nour)', 'Nour'],
    ['[رسالة صوتية محولة]', null],
  ])('[CL354] “%s” is a recording that somebody wrote down, and no statement', (line, teller) => {
    const head = documentHead(`${line}\nthe trucks came at night`);
    expect(head).toMatchObject({ voice: true, teller });
    expect(head?.span).toEqual([0, line.length]);
  });
  test('[CL354] brackets with anything else in them are no recording', () => {
    expect(documentHead('[the voice of the street] is loud')?.voice).toBeUndefined();
    expect(documentHead('[photo]\nthree trucks')).toBeNull();
  });
});
