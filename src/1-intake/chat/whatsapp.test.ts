import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IntakeError } from '../format.ts';
import { readHeader } from './whatsapp-header.ts';
import { splitChat, whatsapp } from './whatsapp.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, options = {}) =>
  whatsapp.read(bytes(text), 'chat.txt', { zone: 'Asia/Damascus', ...options });

const folder = new URL('../goldens/whatsapp/', import.meta.url);
const variants = readdirSync(folder).filter((name) => name.endsWith('.txt'));

describe('[IN10] one conversation, as phones in different countries write it', () => {
  test.each(variants)('%s', async (name) => {
    const content = readFileSync(new URL(name, folder));
    expect(
      whatsapp.recognises(content, name === 'ios-hr-bare.txt' ? '_chat.txt' : name),
    ).toBeGreaterThan(0.5);
    const reading = await whatsapp.read(content, name, { zone: 'Asia/Damascus' });
    const eol = name.includes('crlf') ? '\r\n' : '\n';
    const seconds = !name.startsWith('android') && name !== 'ios-ar-latin-digits.txt';
    expect(reading.documents.map((d) => d.sender)).toEqual([
      null,
      'Dana',
      'Karim',
      'Dana',
      '~ Nour',
      '+00 555 010-477',
    ]);
    expect(reading.documents.map((d) => d.statedTime?.from)).toEqual(
      [
        '2026-09-03T08:04:10',
        '2026-09-03T08:05:00',
        '2026-09-03T20:46:01',
        '2026-09-03T20:47:59',
        '2026-09-15T09:00:30',
        '2026-09-16T00:10:05',
      ].map((time) => (seconds ? time : `${time.slice(0, 16)}:00`)),
    );
    expect(reading.documents[1]?.statedTime).toMatchObject({
      to: seconds ? '2026-09-03T08:05:00' : '2026-09-03T08:05:59',
      zone: 'Asia/Damascus',
    });
    expect(reading.documents[2]?.text).toBe(
      [
        'They took eleven men.',
        'The lorry left at 12:30 - towards the mill.',
        '',
        'More later: I think',
      ].join(eol),
    );
    expect(reading.documents[3]?.attachments).toEqual([
      name.startsWith('android')
        ? 'IMG-20260903-WA0001.jpg'
        : '00000042-PHOTO-2026-09-03-20-47-59.jpg',
    ]);
    expect(reading.documents[5]?.text).toContain('q=35.1234,36.4567');
    expect(reading.documents.map((d) => d.part)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `message ${n}`),
    );
    expect(reading.notes[0]?.text).toContain(
      "6 messages from 4 senders, 1 lines of WhatsApp's own, 1 with a file, 1 whose media",
    );
    expect(reading.notes.filter((n) => n.level !== 'info')).toEqual([]);
    expect(await whatsapp.read(content, name, { zone: 'Asia/Damascus' })).toEqual(reading);
    expect((await whatsapp.read(content, name, reading.options)).documents).toEqual(
      reading.documents,
    );
  });
});

test('[IN11] without a zone, times are naive and the assumed zone is a doubt', async () => {
  const reading = await whatsapp.read(bytes('15/09/2026, 20:46 - Dana: hi'), 'c.txt', {});
  expect(reading.documents[0]?.statedTime).toEqual({
    from: '2026-09-15T20:46:00',
    to: '2026-09-15T20:46:59',
    stated: '15/09/2026, 20:46',
    zone: 'UTC',
  });
  expect(reading.notes).toContainEqual(
    expect.objectContaining({ level: 'doubt', text: expect.stringContaining('no time zone') }),
  );
});

describe('[IN12] day and month', () => {
  const from = async (text: string, options = {}) => {
    const reading = await read(text, options);
    return {
      days: reading.documents.map((d) => d.statedTime?.from?.slice(0, 10)),
      notes: reading.notes,
      options: reading.options,
    };
  };
  test('by what is possible', async () => {
    expect((await from('05/09/2026, 20:46 - A: x\n25/09/2026, 20:46 - A: y')).days).toEqual([
      '2026-09-05',
      '2026-09-25',
    ]);
    expect((await from('09/05/2026, 20:46 - A: x\n09/25/2026, 20:46 - A: y')).days).toEqual([
      '2026-09-05',
      '2026-09-25',
    ]);
  });
  test('by the order of time', async () => {
    // Day first, these would run back from 12 March to 1 April … and January after that.
    expect(
      (await from('03/11/2026, 20:46 - A: x\n03/12/2026, 20:46 - A: y\n04/01/2026, 20:46 - A: z'))
        .days,
    ).toEqual(['2026-03-11', '2026-03-12', '2026-04-01']);
  });
  test('else as chosen, else by the habit of the form with a doubt', async () => {
    const open = await from('05/06/2026, 20:46 - A: x');
    expect(open.days).toEqual(['2026-06-05']);
    expect(open.options.dayFirst).toBe(true);
    expect(open.notes).toContainEqual(
      expect.objectContaining({
        level: 'doubt',
        text: expect.stringContaining('nothing in the chat decides it'),
      }),
    );
    expect((await from('05/06/2026, 20:46 - A: x', { dayFirst: false })).days).toEqual([
      '2026-05-06',
    ]);
    expect((await from('5/6/26, 8:46 PM - A: x')).days).toEqual(['2026-05-06']);
  });
  test('a choice that is impossible does not lose messages', async () => {
    expect((await from('25/09/2026, 20:46 - A: x', { dayFirst: false })).days).toEqual([
      '2026-09-25',
    ]);
  });
});

describe('[IN13] a line opens a message only in the form and the order of this chat', () => {
  const chat = (body: string): string =>
    `15/09/2026, 20:46 - Dana: one\n15/09/2026, 20:47 - Karim: ${body}\n16/09/2026, 08:00 - Dana: three\n17/09/2026, 08:00 - Dana: four`;
  test.each([
    ['another form', 'he wrote:\n[15/09/2026, 20:40:11] Ghost: I saw it'],
    ['an earlier time', 'forwarded:\n01/02/2026, 11:00 - Ghost: I saw it'],
    ['a later time than what follows', 'forwarded:\n01/02/2031, 11:00 - Ghost: I saw it'],
    ['a date that does not exist', 'forwarded:\n31/02/2026, 11:00 - Ghost: I saw it'],
    ['a stranger shortly before', 'forwarded:\n15/09/2026, 20:41 - Ghost: I saw it'],
  ])('%s stays text', async (_, body) => {
    const { documents, notes } = await read(chat(body));
    expect(documents.map((d) => d.sender)).toEqual(['Dana', 'Karim', 'Dana', 'Dana']);
    expect(documents[1]?.text).toBe(body);
    expect(notes).toContainEqual(expect.objectContaining({ level: 'doubt', lines: [3] }));
  });

  test('a clock put back in autumn, or a late message of somebody in the chat, is kept with a doubt', async () => {
    const { documents, notes } = await read(
      '25/10/2026, 02:50 - Dana: a\n25/10/2026, 02:55 - Karim: b\n25/10/2026, 02:05 - Dana: c\n25/10/2026, 03:10 - Karim: d',
    );
    expect(documents.map((d) => d.text)).toEqual(['a', 'b', 'c', 'd']);
    expect(notes).toContainEqual(expect.objectContaining({ level: 'doubt', lines: [3] }));
  });

  test('a hundred pasted lines of another chat do not take over a longer chat', async () => {
    const pasted = Array.from(
      { length: 100 },
      (_, i) => `02/01/2020, 10:${String(i % 60).padStart(2, '0')} - Ghost: ${i}`,
    ).join('\n');
    const own = Array.from(
      { length: 200 },
      (_, i) =>
        `15/09/2026, ${String(10 + Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')} - Dana: ${i}`,
    );
    own.splice(50, 0, pasted);
    const { documents } = await read(own.join('\n'));
    expect(documents).toHaveLength(200);
    expect(new Set(documents.map((d) => d.sender))).toEqual(new Set(['Dana']));
    expect(documents[49]?.text).toContain('99');
  });
});

describe('[IN14] lines of WhatsApp itself are nobody, even with a colon', () => {
  test.each([
    'Messages and calls are end-to-end encrypted: no one outside of this chat can read them.',
    'Dana created group "North: second team"',
    'Dana changed the subject from "A: old" to "B: new"',
    'Dana added +00 555 010-477',
    'Your security code with Dana changed. Tap to learn more.',
    'Dana left',
    'دانة أضافت كريم: مرحبا',
    'Карим создал(а) группу «Север: два»',
    'one two three four five six seven eight: words',
  ])('%s', async (line) => {
    const { documents } = await read(`15/09/2026, 20:45 - ${line}\n15/09/2026, 20:46 - Dana: hi`);
    expect(documents.map((d) => d.sender)).toEqual([null, 'Dana']);
    expect(documents[0]?.text).toBe(line);
  });

  test('a group line that iOS writes as if the group had sent it', async () => {
    const { documents } = await read(
      '[15/09/2026, 20:45:00] North: \u200EDana added Karim\n[15/09/2026, 20:46:00] Dana: \u200E<attached: a.jpg>',
    );
    expect(documents.map((d) => d.sender)).toEqual([null, 'Dana']);
  });

  test('people keep their colons, and a person may be called Admin', async () => {
    const { documents } = await read(
      '15/09/2026, 20:45 - Admin: he said: it was removed\n15/09/2026, 20:46 - Dr. Sami: https://x.example:80',
    );
    expect(documents.map((d) => [d.sender, d.text])).toEqual([
      ['Admin', 'he said: it was removed'],
      ['Dr. Sami', 'https://x.example:80'],
    ]);
  });
});

test('[IN15] attachments, media left out, deleted and edited messages are kept and counted', async () => {
  const { documents, notes } = await read(
    [
      'A: VID-20260903-WA0002.mp4 (файл добавлен)',
      'A: PTT-20260903-WA0003.opus (ekli dosya)',
      'A: list of names.pdf (file attached)\nthe list',
      'A: <附件:00000043-AUDIO-2026-09-03-20-47-59.opus>',
      'A: <00000044-STICKER-2026-09-03-20-47-59.webp 첨부됨>',
      'A: This message was deleted',
      'A: تم حذف هذه الرسالة',
      'A: we go at nine <This message was edited>',
      'A: <Media omitted>',
      'A: video omitted',
      'A: a file: not.one',
    ]
      .map((line, i) => `15/09/2026, 20:${String(10 + i)} - ${line}`)
      .join('\n'),
  );
  expect(documents.map((d) => d.attachments[0] ?? '')).toEqual([
    'VID-20260903-WA0002.mp4',
    'PTT-20260903-WA0003.opus',
    'list of names.pdf',
    '00000043-AUDIO-2026-09-03-20-47-59.opus',
    '00000044-STICKER-2026-09-03-20-47-59.webp',
    '',
    '',
    '',
    '',
    '',
    '',
  ]);
  expect(notes[0]?.text).toContain(
    '5 with a file, 2 whose media were left out of the export, 2 deleted, 1 edited',
  );
});

test('[IN16] a message copied in with its head names who it was copied from', async () => {
  const { documents } = await read(
    '15/09/2026, 20:45 - Dana: [14/09, 11:02] Abu Samir: they are at the mill\n15/09/2026, 20:46 - Dana: [20:11, 14/09/2026] Rima: yes',
  );
  expect(documents.map((d) => [d.sender, d.forwardedFrom])).toEqual([
    ['Dana', 'Abu Samir'],
    ['Dana', 'Rima'],
  ]);
});

test('[IN17] lines before the first header are kept as a note', async () => {
  const { documents } = await read('Chat of the north team\n\n15/09/2026, 20:45 - Dana: hi');
  expect(documents.map((d) => [d.part, d.kind, d.sender, d.text])).toEqual([
    ['lines 1–2', 'note', null, 'Chat of the north team\n'],
    ['message 1', 'message', 'Dana', 'hi'],
  ]);
});

test('[IN7] a lone carriage return forges no message', async () => {
  const { documents } = await read(
    '15/09/2026, 20:45 - Dana: hi\r15/09/2026, 20:46 - Karim: I confess\n15/09/2026, 20:47 - Dana: bye',
  );
  expect(documents.map((d) => d.sender)).toEqual(['Dana', 'Dana']);
});

test('[IN18] text that only mentions dates is not a chat', () => {
  const recognises = (text: string, name = 'a.txt'): number =>
    whatsapp.recognises(bytes(text), name);
  expect(recognises('On 15/09/2026, 20:46 - they came\nand left')).toBe(0);
  expect(recognises('2018/06/13 21:25:15 INFO: started\n2018/06/13 21:25:16 INFO: stopped')).toBe(
    0,
  );
  expect(recognises('15/09/2026, 20:46 - Dana: hi', 'a.csv')).toBe(0);
  expect(recognises('15/09/2026, 20:46 - Dana: hi')).toBeGreaterThan(0.5);
  expect(recognises('')).toBe(0);
});

test('[IN2] what is no chat is refused in words', async () => {
  await expect(read('hello')).rejects.toThrow(IntakeError);
  await expect(
    whatsapp.read(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'c.txt', {}),
  ).rejects.toThrow(/is not a chat: it holds image\/png/);
});

test('[IN19] a message made to cost time costs none', async () => {
  const hostile = [
    ' '.repeat(2_000_000) + 'x',
    '<'.repeat(500_000),
    '\u200E'.repeat(500_000),
    '1'.repeat(1_000_000),
    '[1/1/1'.repeat(100_000),
  ];
  const begin = performance.now();
  const { documents } = await read(
    hostile.map((body, i) => `15/09/2026, 20:4${i} - Dana: ${body}\n${body}`).join('\n'),
  );
  expect(performance.now() - begin).toBeLessThan(3000);
  expect(documents).toHaveLength(hostile.length);
});

/** Headers and texts of all messages, put together again, with the line breaks between them. */
function together(text: string): string {
  const { messages, preamble } = splitChat(text);
  const pieces = [
    ...(preamble === null ? [] : [[preamble.start, preamble.end] as const]),
    ...messages.map((m) => [m.headerStart, m.end] as const),
  ];
  return pieces.map(([start, end]) => text.slice(start, end)).join('\n');
}

const seeds = variants.map((name) =>
  readFileSync(new URL(name, folder), 'utf8').replace(/^\uFEFF/, ''),
);

test('[IN1] no line of any chat is lost or doubled, however it is damaged', () => {
  const scraps = [
    '\n',
    '\r',
    ': ',
    '15/09/2026, 20:46 - ',
    '[',
    ']',
    '\u200E',
    '\0',
    '31/02/2026, 25:61 - X: ',
    '\uD800',
    '99999999999/1/1',
    'م',
    '،',
    '\u2028',
  ];
  const edit = fc.record({
    at: fc.nat(2000),
    cut: fc.nat(40),
    put: fc.constantFrom('', ...scraps),
  });
  fc.assert(
    fc.property(fc.constantFrom(...seeds), fc.array(edit, { maxLength: 6 }), (seed, edits) => {
      let text = seed;
      for (const { at, cut, put } of edits)
        text = text.slice(0, at % text.length) + put + text.slice((at % text.length) + cut) || 'x';
      const plain = text.replace(/\r+\n/g, '\n');
      const { messages } = splitChat(plain);
      if (messages.length === 0) return;
      expect(together(plain)).toBe(plain.replace(plain.includes('\n') ? /\n$/ : /\r$/, ''));
      for (const m of messages)
        expect(m.start >= m.headerStart && m.end >= m.start && !Number.isNaN(m.time)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('[IN2] random bytes and damaged chats are read or refused, never anything else', async () => {
  const some = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .record({
        seed: fc.constantFrom(...seeds),
        at: fc.nat(1500),
        junk: fc.uint8Array({ maxLength: 8 }),
      })
      .map(({ seed, at, junk }) => {
        const damaged = bytes(seed).slice();
        damaged.set(
          junk.subarray(0, Math.max(0, damaged.length - at)),
          Math.min(at, damaged.length),
        );
        return damaged;
      }),
  );
  await fc.assert(
    fc.asyncProperty(some, async (content) => {
      try {
        const reading = await whatsapp.read(content, 'c.txt', {});
        expect(new Set(reading.documents.map((d) => d.part)).size).toBe(reading.documents.length);
        expect(reading.documents.every((d) => !d.text.includes('\0'))).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(IntakeError);
      }
    }),
    { numRuns: 2000 },
  );
});

test('[IN134] three damaged lines in ten lose no line, and no message that is whole', async () => {
  const two = (n: number): string => String(n).padStart(2, '0');
  const people = ['Dana', 'Karim', '~ Nour', '+00 555 010-477'];
  const junk = fc.constantFrom('\uFFFD', '#', ']', '\u200F', '99', '::', 'x', '');
  const form = fc.constantFrom(
    (d: number, m: number, who: string, words: string) =>
      `${two(d)}/09/2026, 20:${two(m)} - ${who}: ${words}`,
    (d: number, m: number, who: string, words: string) =>
      `[${two(d)}.09.26, 20:${two(m)}:30] ${who}: ${words}`,
    (d: number, m: number, who: string, words: string) =>
      `\u200E[${d}.9.2026 klo 20.${two(m)}.30] ${who}: ${words}`,
    (d: number, m: number, who: string, words: string) =>
      `${d}/9/2026, 8:${two(m)} p.\u00A0m. - ${who}: ${words}`,
    (d: number, m: number, who: string, words: string) =>
      `${d}/9/26, 8:${two(m)}\u202FPM - ${who}: ${words}`,
  );
  await fc.assert(
    fc.asyncProperty(
      form,
      fc.array(fc.record({ hit: fc.integer({ min: 0, max: 99 }), at: fc.nat(60), junk }), {
        minLength: 60,
        maxLength: 60,
      }),
      async (header, plan) => {
        const whole = plan.map((_, i) =>
          header(14 + Math.floor(i / 20), 2 * (i % 20), people[i % 4] ?? '', `words ${i}.`),
        );
        const lines = whole.map((line, i) => {
          const damage = plan[i];
          if (damage === undefined || damage.hit >= 30) return line;
          const at = damage.at % line.length;
          const hurt = line.slice(0, at) + damage.junk + line.slice(at + 2);
          // A head that still reads, but of another time, is a message out of place, and no damage.
          const [before, after] = [readHeader(line, 1), readHeader(hurt, 1)];
          return after !== null && after.stated !== before?.stated ? line : hurt;
        });
        const { documents } = await read(lines.join('\n'), { dayFirst: true });
        expect(together(lines.join('\n'))).toBe(lines.join('\n'));
        for (const [i, line] of lines.entries()) {
          if (line !== whole[i]) continue;
          const own = documents.filter((d) => d.text.split('\n')[0] === `words ${i}.`);
          expect(own.map((d) => d.sender)).toEqual([people[i % 4]]);
        }
      },
    ),
    { numRuns: 200 },
  );
});
