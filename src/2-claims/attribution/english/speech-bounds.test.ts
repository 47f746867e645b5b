import { expect, test } from 'vitest';
import { speechBegin, speechEnd } from './speech-bounds.ts';
import { tokens } from './tokens.ts';

test('[CL291] speech ends before somebody says, and not before a verb of saying that belongs to it', () => {
  const end = (text: string): string | null => {
    const t = tokens(text);
    const at = speechEnd(t, 0, t.length);
    return at < 0 ? null : t.word.slice(0, at + 1).join(' ');
  };
  expect(end('" We came at dawn, said the guard. It rained.')).toBe('" We came at dawn ,');
  expect(end('" We came at dawn, the man at the gate told us. It rained.')).toBe(
    '" We came at dawn ,',
  );
  expect(end('" Who was there? she asked.')).toBe('" Who was there ?');
  expect(end('" We came at dawn, and it rained.')).toBeNull();
});

test('[CL291] speech begins behind the comma or colon of a verb of saying', () => {
  const begin = (text: string): string | null => {
    const t = tokens(text);
    const at = speechBegin(t, 0, t.length - 1);
    return at < 0 ? null : t.word.slice(at).join(' ');
  };
  expect(begin('Idris said, we came at dawn."')).toBe('we came at dawn . "');
  expect(begin('She told us: it rained."')).toBe('it rained . "');
  expect(begin('In March, it rained for days."')).toBeNull();
});
