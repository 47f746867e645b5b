import { describe, expect, it } from 'vitest';
import { englishAttributions } from './english.ts';

/** What follows is told by whom, by the reports of a text whose cue is "according to". */
function accordingTo(text: string): string[] {
  return englishAttributions(text)
    .filter(({ cue }) => cue !== null && /^according to$/i.test(text.slice(...cue)))
    .map(
      ({ speakers, content }) =>
        `${speakers.at(-1)?.resolved}: ${content.map((span) => text.slice(...span)).join(' … ')}`,
    );
}

describe('[CL107] according to', () => {
  it.each([
    [
      'They had orders to “give him nothing.” According to Abu Salma, a driver, the road was closed for three weeks.',
      'Abu Salma: the road was closed for three weeks',
    ],
    [
      'According to a nurse, who would not be named, the ward was full.',
      'a nurse: the ward was full',
    ],
    [
      'The convoy, according to Colonel Idris Matar, never reached the bridge.',
      'Colonel Idris Matar: The convoy … never reached the bridge',
    ],
    [
      'The shelling stopped at noon, according to two residents.',
      'two residents: The shelling stopped at noon',
    ],
  ])('%s', (text, expected) => {
    expect(accordingTo(text)).toEqual([expected]);
  });
});

describe('[CL108] plain cues', () => {
  it.each([
    ['Fadi says: the north gate is closed', 'Fadi'],
    ['"We were nine in one cell, said Karim Doss.\n\nThe prison was closed.', 'Karim Doss'],
    ['“We were nine in one cell,” the student said.', 'the student'],
    ['The farmer heard from a deserter that the depot was empty.', 'a deserter'],
  ])('%s', (text, speaker) => {
    expect(englishAttributions(text).map(({ speakers }) => speakers.at(-1)?.resolved)).toContain(
      speaker,
    );
  });
});
