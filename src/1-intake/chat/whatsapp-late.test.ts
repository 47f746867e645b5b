import { describe, expect, test } from 'vitest';
import { splitChat } from './whatsapp.ts';

/** `sender: first line` of each message. */
const messages = (lines: readonly string[]) => {
  const text = lines.join('\n');
  const chat = splitChat(text, true);
  return {
    said: chat.messages.map(({ sender, start, end }) => `${sender}: ${text.slice(start, end)}`),
    notes: chat.notes,
  };
};
const at = (time: string, words: string): string => `15/09/2026, ${time} - ${words}`;

describe('[IN325] a message that arrives late stays its sender’s', () => {
  test.each([
    [
      'a stranger’s only line, hours late',
      [at('20:47', 'Dana: 40 dead'), at('18:10', 'Umm Ali: I saw it'), at('20:50', 'Dana: really')],
      [2],
    ],
    [
      'a clock that is hours ahead',
      [
        at('20:40', 'Karim: here'),
        at('20:47', 'Dana: 40 dead'),
        at('22:10', 'Karim: I saw it'),
        at('20:50', 'Dana: really'),
      ],
      [3],
    ],
    [
      'a clock that was never set',
      [
        at('20:40', 'Karim: here'),
        '01/01/2001, 00:03 - Karim: I saw it',
        at('20:47', 'Dana: 40 dead'),
        at('20:50', 'Dana: really'),
      ],
      [2],
    ],
    [
      'several of one sender, and of two',
      [
        at('10:00', 'Karim: here'),
        at('20:45', 'Dana: they hit it'),
        at('20:46', 'Karim: where'),
        at('20:47', 'Dana: 40 dead'),
        at('18:10', 'Karim: one'),
        at('18:12', 'Karim: two'),
        at('18:11', 'Dana: three'),
        at('20:50', 'Dana: really'),
      ],
      [5, 6, 7],
    ],
  ] as const)('%s', (_, lines, far) => {
    const { said, notes } = messages(lines);
    expect(said).toEqual(lines.map((line) => line.replace(/^.*? - /, '')));
    expect(notes).toContainEqual(
      expect.objectContaining({
        level: 'doubt',
        lines: [...far],
        text: expect.stringContaining('out of order'),
      }),
    );
  });

  test.each([
    ['the line above leads in', ['Karim wrote:', at('18:10', 'Karim: I saw it')]],
    ['it is said to be forwarded', ['forwarded', at('18:10', 'Karim: I saw it')]],
    ['منقول', ['منقول', at('18:10', 'Karim: I saw it')]],
    ['the same line stands in the chat', ['look again', at('19:00', 'Karim: start')]],
    ['a stranger, days away', ['look', '01/02/2026, 18:10 - Ghost: I saw it']],
    [
      'more of a stranger than somebody writes late',
      ['look', ...['18:10', '18:11', '18:12'].map((time) => at(time, 'Ghost: I saw it'))],
    ],
    [
      'a pasted chat of several',
      [
        'look',
        at('18:10', 'Karim: one'),
        at('18:11', 'Dana: two'),
        at('18:12', 'Karim: three'),
        at('18:13', 'Dana: four'),
      ],
    ],
    ['another form', ['look', '[15/09/2026, 18:10:00] Karim: I saw it']],
    ['a day that does not exist', ['look', '31/09/2026, 18:10 - Karim: I saw it']],
    ['no sender', ['look', at('18:10', 'I saw it')]],
  ] as const)('what was pasted stays text: %s', (_, body) => {
    const own = [
      at('19:00', 'Karim: start'),
      at('20:00', 'Karim: a'),
      at('20:10', 'Karim: b'),
      at('20:20', 'Karim: c'),
      at('20:40', 'Karim: here'),
      at('20:47', `Dana: ${body.join('\n')}`),
      at('20:50', 'Dana: really'),
      at('20:52', 'Dana: yes'),
      at('20:53', 'Dana: and'),
      at('20:54', 'Dana: so'),
    ];
    expect(messages(own).said[5]).toBe(`Dana: ${body.join('\n')}`);
    expect(messages(own).said).toHaveLength(own.length);
  });
});
