import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuSeconds } from '../goldens/cpu-seconds.ts';
import { looksLikeTranscript, turnsOf } from './transcript.ts';

const short = (text: string) =>
  turnsOf(text).map(({ speaker, role, time }) => [speaker, role, time]);

test('[IN160] turns with speaker, role, time code, words and their place', () => {
  const text =
    'Taped at the mill\n[00:12:31] Q: Where were you?\n[00:12:40] A: In the yard.\nI heard the lorries. [pause] Then men.\n';
  const turns = turnsOf(text);
  expect(turns).toEqual([
    expect.objectContaining({
      speaker: 'Q',
      role: 'interviewer',
      time: '00:12:31',
      text: 'Where were you?',
    }),
    expect.objectContaining({
      speaker: 'A',
      role: 'witness',
      time: '00:12:40',
      text: 'In the yard.\nI heard the lorries. [pause] Then men.',
      remarks: ['pause'],
    }),
  ]);
  for (const { said, text: words } of turns) expect(text.slice(...said)).toBe(words);
});

describe('[IN161] speakers as they are written', () => {
  test.each([
    [
      'Q. Where?\nA. There.',
      [
        ['Q', 'interviewer', null],
        ['A', 'witness', null],
      ],
    ],
    [
      '**Q:** Where?\n**A:** There.',
      [
        ['Q', 'interviewer', null],
        ['A', 'witness', null],
      ],
    ],
    [
      'س: أين كنت؟\nج: في البيت.',
      [
        ['س', 'interviewer', null],
        ['ج', 'witness', null],
      ],
    ],
    [
      'سؤال: أين كنت؟\nجواب: في البيت.\nالمترجم: يعني القبو.',
      [
        ['سؤال', 'interviewer', null],
        ['جواب', 'witness', null],
        ['المترجم', 'interpreter', null],
      ],
    ],
    [
      'D. Où étiez-vous ?\nR. Dans la cour.',
      [
        ['D', 'interviewer', null],
        ['R', 'witness', null],
      ],
    ],
    [
      'Enquêteur : Où ?\nTémoin : Là.\nInterprète : Il veut dire la cave.',
      [
        ['Enquêteur', 'interviewer', null],
        ['Témoin', 'witness', null],
        ['Interprète', 'interpreter', null],
      ],
    ],
    [
      'Interviewer (00:01): Where?\nKarim (00:05): There.',
      [
        ['Interviewer', 'interviewer', '00:01'],
        ['Karim', 'witness', '00:05'],
      ],
    ],
    [
      'Witness 1: a\nWitness 2: b\nInterpreter: c',
      [
        ['Witness 1', 'witness', null],
        ['Witness 2', 'witness', null],
        ['Interpreter', 'interpreter', null],
      ],
    ],
    [
      'Dana: Where?\nKarim: There.',
      [
        ['Dana', 'other', null],
        ['Karim', 'other', null],
      ],
    ],
    ['[٠٠:١٢] س: أين؟', [['س', 'interviewer', '00:12']]],
    ['Samira (interpreter): He means the cellar.', [['Samira', 'interpreter', null]]],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  test('what is no speaker', () => {
    expect(
      short('He said: go.\nhttps://x.example\nAt 05:30 they left.\nA man came. B left.\n'),
    ).toEqual([['He said', 'other', null]]);
    expect(
      looksLikeTranscript('He said: go.\nThey came.\nThey left.\nAll was quiet.\n').isTranscript,
    ).toBe(false);
    expect(short('Karim. He left.')).toEqual([]);
  });
});

test('[IN160] whatever the text, turns lie in order and hold what is said', () => {
  const scrap = fc.constantFrom(
    'Q: ',
    'A: ',
    '\n',
    'س: ',
    '[00:01] ',
    'word ',
    '[pause] ',
    '**',
    'Karim (00:02): ',
    '\r\n',
    '١',
  );
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 60 }), (scraps) => {
      const text = scraps.join('');
      let last = 0;
      for (const { span, said, text: words } of turnsOf(text)) {
        expect(span[0]).toBeGreaterThanOrEqual(last);
        expect(text.slice(...said)).toBe(words);
        last = span[1];
      }
    }),
  );
});

test('[IN160] a million speakers cost little, and so do lines that nearly are', async () => {
  const attack = [
    'Q: a\n'.repeat(200_000),
    `${'a '.repeat(1_000_000)}:`,
    `${'*'.repeat(500_000)}\n`,
    `${' '.repeat(500_000)}Q:`,
    `${'(00:01 '.repeat(200_000)}`,
  ];
  expect(await cpuSeconds(() => attack.forEach((text) => turnsOf(text)))).toBeLessThan(3);
});

describe('[IN311] one question and its answer', () => {
  const isTranscript = (text: string): boolean => looksLikeTranscript(text).isTranscript;

  test.each([
    'Q: Who was at the mill?\nA: Nine men.',
    'Q: Tell me about the mill.\nA: Nine',
    'Talk at the mill, 4 May 2026\n\nQ. Who was there?\nA. Nine men.\n\nThey left at dawn.\n',
    'Q: Who was there?\nInterpreter: He asks for water.\nA: Nine men.',
    'Q: Who was there?\nA: Nine men.\nInterpreter: He means the boys too.',
    'Interviewer: Who was there?\nWitness: Nine men.',
    'Interviewer: Tell me about the mill.\nWitness: Nine men were there.',
    'س: من كان هناك؟\nج: تسعة رجال.',
    'سؤال: من كان هناك؟\nجواب: تسعة رجال.',
    'D. Qui était là ?\nR. Neuf hommes.',
    'Question : Qui était là ?\nTémoin : Neuf hommes.',
    '[00:01] Q: Who was there?\n[00:04] A: Nine men. [pause]',
    'Q: Who was there?\nA: Nine men.\nQ: And then?',
  ])('is a transcript: %j', (text) => {
    expect(isTranscript(text)).toBe(true);
  });

  const PROSE = 'They came before dawn in two lorries and a white car, and took nine men away.\n';
  test.each([
    'Q: Who was at the mill?\n',
    `Q: Who was at the mill?\n\n${PROSE.repeat(6)}`,
    `${PROSE.repeat(3)}\nQ: is a letter that few words begin with.\n\n${PROSE.repeat(3)}`,
    `${PROSE.repeat(9)}\nQ: Who was there?\nA: Nine men.\n`,
    `Interviewer: Lena Hale\nSource: C-Alder\n\n${PROSE}`,
    `Interviewer: Lena Hale\nWitness: Karim of Tell Varo\n\n${PROSE}`,
    `Question: Who was at the mill?\nSource: C-Alder\n${PROSE}`,
    'A: Nine men.\nQ: Who was there?\n',
    'P. apples\nQ. quinces\nR. rye\n',
    'Q:\nA:\n',
    'Dana: Where?\nKarim: There.',
    `Subject: the mill\nHost: Dana\n\n${PROSE}`,
  ])('is prose or a note: %j', (text) => {
    expect(isTranscript(text)).toBe(false);
  });
});

test('[CL354] whoever presents asks, and music on a line of its own is said by nobody', () => {
  const turns = turnsOf(
    '[JINGLE]\nPRESENTER: And the army?\nLAYLA: It denies it. [pause]\n[MUSIC]\nALI: I saw (SIC) two.\n(Music fades)\n',
  );
  expect(turns.map(({ speaker, role, text }) => [speaker, role, text])).toEqual([
    ['PRESENTER', 'interviewer', 'And the army?'],
    ['LAYLA', 'other', 'It denies it. [pause]'],
    ['ALI', 'other', 'I saw (SIC) two.'],
  ]);
});
test('[CL353] the header of a mail opens no turn', () => {
  expect(
    turnsOf('From: Karim\nSubject: bridge\nDate: today\nMessage: 1\nTo: Rami\n\nRami: yes\n').map(
      ({ speaker }) => speaker,
    ),
  ).toEqual(['Rami']);
});
