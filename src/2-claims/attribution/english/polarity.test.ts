import { describe, expect, it } from 'vitest';
import { englishAttributions } from './english.ts';

const first = (text: string, words: string) =>
  englishAttributions(text).find(({ content }) =>
    content.some((span) => text.slice(...span).includes(words)),
  );

describe('[CL341] speech that is denied, asked or supposed is marked, with the words that say so', () => {
  it.each([
    ['No one told me that the bridge was mined.', 'denied', 'No one told'],
    ['Nobody said that the bridge was mined.', 'denied', 'Nobody said'],
    ['The guard never said that the bridge was mined.', 'denied', 'never said'],
    ['The guard did not say that the bridge was mined.', 'denied', 'not say'],
    ["The guard didn't say that the bridge was mined.", 'denied', "didn't say"],
    ['He refused to say whether the bridge was mined.', 'denied', 'refused to say'],
    ['Did he say that the bridge was mined?', 'asked', 'Did he say'],
    ['Who told you that the bridge was mined?', 'asked', 'Who told'],
    ['The judge asked whether the bridge was mined.', 'asked', 'asked'],
    ['If he says the bridge was mined, do not cross.', 'supposed', 'If he says'],
    [
      'Unless the guard says that the bridge was mined, cross.',
      'supposed',
      'Unless the guard says',
    ],
  ])('%s', (text, polarity, words) => {
    const found = first(text, 'the bridge was mined');
    expect(found?.polarity).toBe(polarity);
    expect(found?.certainty[0]).toBe(words);
    expect(found?.why).toContain(`“${words}”`);
    expect(found?.basis).toBe('unknown');
  });

  it.each([
    'The guard said that the bridge was not mined, and nobody crossed.',
    'The guard denied that the bridge was not mined.',
    'The guard not only said that the bridge was not mined but showed it.',
    'If you cross, go slowly: the guard said that the bridge was not mined.',
    'The guard said, “Why ask? The bridge was not mined.”',
  ])('%s is a plain report', (text) => {
    expect(first(text, 'bridge was not mined')).toMatchObject({ language: 'en' });
    expect(first(text, 'bridge was not mined')?.polarity).toBeUndefined();
  });

  it('nobody is no speaker, and a condition ends what is told', () => {
    expect(first('No one told me that the dam broke.', 'dam')?.speakers).toEqual([]);
    const text = 'If he says the road is clear, wait for a second word.';
    const [one] = englishAttributions(text);
    expect(one?.content.map((span) => text.slice(...span))).toEqual(['the road is clear']);
  });
});
