import { describe, expect, test } from 'vitest';
import { isNotStated } from './not-stated.ts';
import { statements } from './testing.ts';

const NOTHING = [
  'No one told me that the bridge was mined',
  'Nobody said the bridge was mined',
  'He never said that the bridge was mined',
  'He refused to say whether the bridge was mined',
  'did he say that the bridge was mined',
  'If he says the bridge is mined, do not cross',
  'if the bridge is mined do not cross it',
  'I don’t know whether the bridge is mined',
  'لا أحد قال لي إن الجسر ملغم',
  'إذا كان الجسر ملغماً لا تعبروا',
  'Personne ne m’a dit que le pont est miné',
  'Il n’a jamais dit que le pont est miné',
  'Si le pont est miné, ne passez pas',
];

describe('[IN327] what is said not to be said, asked or only supposed states nothing', () => {
  test.each(NOTHING)('“%s”', (sentence) => {
    expect(isNotStated(sentence)).toBe(true);
    expect(statements(sentence)).toEqual([]);
  });
  test.each([
    'He said that the bridge was mined',
    'He said no one had mined the bridge',
    'Nobody was killed at the bridge',
    'The bridge is not mined',
    'We did not see any mines on the bridge',
    'He did not stop; the bridge is mined',
    'Le pont n’est pas miné',
    'La route est si mauvaise que personne ne passe',
    'لا أحد يعبر الجسر في الليل',
    'If I remember right, 12 were killed at the bridge',
  ])('“%s” states something', (sentence) => {
    expect(isNotStated(sentence)).toBe(false);
    expect(statements(sentence).length).toBeGreaterThan(0);
  });
  test('what is denied was said all the same', () => {
    const [one] = statements('He denied that the bridge was mined.');
    expect(one?.cue?.text).toBe('denied');
  });
});
