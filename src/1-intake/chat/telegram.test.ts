import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IntakeError } from '../format.ts';
import { telegramAccount, telegramChat, telegramMessage } from '../goldens/make-telegram.ts';
import { HIDDEN } from './telegram-message.ts';
import { telegram } from './telegram.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, options = {}) => telegram.read(bytes(text), 'result.json', options);
const one = async (more: Readonly<Record<string, unknown>>, options = {}) => {
  const reading = await read(telegramChat([telegramMessage(1, more)]), options);
  const [document] = reading.documents;
  if (document === undefined) throw new Error('nothing read');
  return { document, notes: reading.notes.map(({ text }) => text).join('\n'), reading };
};
const runs = Number(process.env['HEARSAY_LAW_RUNS'] ?? 300);

describe('[IN100] one message is one document, named by its number', () => {
  test('of one chat', async () => {
    const { documents, notes, format } = await read(
      telegramChat([telegramMessage(3), telegramMessage(4, { from: 'Karim', from_id: 'user2' })]),
    );
    expect(format).toBe('telegram');
    expect(documents.map((d) => [d.part, d.sender, d.text])).toEqual([
      ['message 3', 'Dana', 'words 3'],
      ['message 4', 'Karim', 'words 4'],
    ]);
    expect(notes[0]?.text).toBe('2 messages from 2 senders.');
  });

  test('of an account, with the chats that were left', async () => {
    const { documents, notes } = await read(
      telegramAccount([telegramMessage(1)], [telegramMessage(1)], [telegramMessage(9)]),
    );
    expect(documents.map((d) => [d.part, d.text])).toEqual([
      ['chat 1 message 1', 'words 1\n[chat: Karim]'],
      ['chat 2 message 1', 'words 1\n[chat: Rima]'],
      ['chat 3 message 9', 'words 9\n[chat: Old group]'],
    ]);
    expect(notes[0]?.text).toContain('in 3 chats, 1 of which were left');
  });

  test('the same number twice, or none, is still one document each', async () => {
    const { documents } = await read(
      telegramChat([telegramMessage(3), telegramMessage(3), telegramMessage(4, { id: null })]),
    );
    expect(new Set(documents.map((d) => d.part)).size).toBe(3);
  });

  test('its own lines have no sender', async () => {
    const { document } = await one({
      type: 'service',
      from: undefined,
      actor: 'Dana',
      action: 'create_group',
      title: 'North',
      members: ['Dana', null],
      text: '',
    });
    expect(document.sender).toBeNull();
    expect(document.text).toBe(
      'Dana: create group; title: North; members: Dana, a deleted account',
    );
  });
});

describe('[IN101] time', () => {
  test('is date_unixtime; date is only how the exporting machine showed it', async () => {
    const { document, notes } = await one({});
    expect(document.statedTime).toEqual({
      from: '2026-09-03T17:47:00Z',
      to: '2026-09-03T17:47:00Z',
      stated: '2026-09-03T20:47:00',
      zone: null,
    });
    expect(notes).toContain('UTC+03:00');
  });

  test('of older exports is naive, beside the zone, which is a doubt when nobody gave it', async () => {
    const { document, reading } = await one({ date_unixtime: undefined });
    expect(document.statedTime).toMatchObject({ from: '2026-09-03T20:47:00', zone: 'UTC' });
    expect(reading.notes).toContainEqual(
      expect.objectContaining({ level: 'doubt', text: expect.stringContaining('no time zone') }),
    );
    const given = await one({ date_unixtime: undefined }, { zone: 'Asia/Damascus' });
    expect(given.document.statedTime?.zone).toBe('Asia/Damascus');
    expect(given.reading.notes.every(({ level }) => level === 'info')).toBe(true);
  });

  test.each([{ date: 'soon' }, { date: '1970-01-01T00:00:00' }, { date: '2026-02-31T99:00:00' }])(
    'that is none is none: %o',
    async (more) => {
      const { document, notes } = await one({ ...more, date_unixtime: '0' });
      expect(document.statedTime).toBeNull();
      expect(notes).toContain('without a time');
    },
  );
});

describe('[IN102] words', () => {
  test.each([
    ['a string', { text: 'They took eleven men.', text_entities: [] }],
    [
      'pieces',
      { text: ['They took ', { type: 'bold', text: 'eleven' }, ' men.'], text_entities: [] },
    ],
    [
      'only entities',
      { text: '', text_entities: [{ type: 'plain', text: 'They took eleven men.' }] },
    ],
  ])('as %s are the same', async (_, more) => {
    expect((await one(more)).document.text).toBe('They took eleven men.');
  });

  test('what is no text stands below it in brackets', async () => {
    const { document } = await one({
      text: ['see ', { type: 'text_link', text: 'here', href: 'https://example.org/a' }],
      reply_to_message_id: 12,
      edited: '2026-09-03T21:00:00',
      edited_unixtime: '1788458400',
      location_information: { latitude: 35.1234, longitude: 36.4567 },
      place_name: 'The mill',
      poll: { question: 'Who stays?', answers: [{ text: 'I', voters: 2 }, { text: 'not I' }] },
      via_bot: '@helper',
      author: 'editor',
    });
    expect(document.text.split('\n')).toEqual([
      'see here',
      '[in reply to message 12]',
      '[location: 35.1234, 36.4567]',
      '[place: The mill]',
      '[poll: Who stays? | I (2) | not I (?)]',
      '[link: https://example.org/a]',
      '[by the bot @helper]',
      '[signed: editor]',
      '[edited 2026-09-03T18:00:00Z]',
    ]);
  });
});

describe('[IN103] a forward names the first author, and says what it cannot know', () => {
  test.each([
    [{ forwarded_from: 'Abu Samir' }, 'Abu Samir'],
    [{ forwarded_from: null }, HIDDEN],
    [{ forwarded_from_id: 'user9' }, HIDDEN],
    [{}, null],
  ])('%o', async (more, from) => {
    const { document, notes } = await one(more);
    expect([document.sender, document.forwardedFrom]).toEqual(['Dana', from]);
    expect(notes.includes('first author only')).toBe(from !== null);
  });
});

test('[IN104] the phone number of a contact is in no document, also not in a damaged one', async () => {
  const contact = { first_name: 'Karim', last_name: 'of the mill', phone_number: '+00555010200' };
  const { document, notes } = await one({
    contact_information: contact,
    text: '',
    text_entities: [],
  });
  expect(document.text).toBe('[contact: Karim of the mill, a phone number, in the original only]');
  expect(notes).toContain('1 shared contact');
  const whole = telegramChat([
    telegramMessage(1),
    telegramMessage(2, { contact_information: contact }),
  ]);
  for (let cut = whole.length - 200; cut < whole.length; cut += 7) {
    const { documents } = await read(whole.slice(0, cut));
    expect(JSON.stringify(documents)).not.toContain('555010200');
  }
  const account = await read(telegramAccount([telegramMessage(1)], [], []));
  expect(JSON.stringify(account)).not.toContain('555 010');
});

test('[IN105] files are named with their message; those left out of the export are said to be', async () => {
  const { document } = await one({
    photo: 'photos/photo_1@03-09-2026_20-46-01.jpg',
    width: 10,
    height: 10,
    text: 'look',
  });
  expect(document.attachments).toEqual(['photos/photo_1@03-09-2026_20-46-01.jpg']);
  const missing = await one({
    file: '(File not included. Change data exporting settings to download.)',
    thumbnail: '(File not included. Change data exporting settings to download.)',
    media_type: 'voice_message',
    duration_seconds: 14,
    text: '',
    text_entities: [],
  });
  expect(missing.document.attachments).toEqual([]);
  expect(missing.document.text).toBe(
    '[voice message, 14 s (File not included. Change data exporting settings to download.)]',
  );
  expect(missing.notes).toContain('1 file left out of the export');
  const sticker = await one({
    file: 's.webp',
    media_type: 'sticker',
    sticker_emoji: '😀',
    text: '',
    text_entities: [],
  });
  expect(sticker.document.text).toBe('[sticker 😀: s.webp]');
});

describe('[IN106] damage costs the message it is in and no other', () => {
  const twenty = Array.from({ length: 20 }, (_, i) => telegramMessage(i + 1));

  test('escapes that are no JSON are mended, and counted', async () => {
    const { documents, notes } = await read(
      telegramChat([telegramMessage(1, { text: 'a@@b' })])
        .replace('a@@b', 'a\\x0Bb\\qc')
        .replace('words 1', 'line\nbreak'),
    );
    expect(documents[0]?.text).toBe('a\u000Bb\\qc');
    expect(notes.map((n) => n.text).join()).toContain('3 places that are not JSON');
  });

  test('a file cut short at any byte keeps every whole message, and says so', async () => {
    const whole = telegramChat(twenty);
    for (let cut = 200; cut < whole.length - 10; cut += 97) {
      const part = whole.slice(0, cut);
      const complete = part.split('\n  }').length - 1;
      try {
        const { documents, notes } = await read(part);
        const messages = documents.filter(({ kind }) => kind === 'message');
        expect(messages.length).toBeGreaterThanOrEqual(Math.max(0, complete - 1));
        expect(messages.map((d) => d.text)).toEqual(
          twenty.slice(0, messages.length).map((_, i) => `words ${i + 1}`),
        );
        expect(notes.map((n) => n.text).join()).toContain('cut short');
      } catch (error) {
        expect(complete).toBe(0);
        expect(error).toBeInstanceOf(IntakeError);
      }
    }
  });

  test('every byte of the file is in a message or kept, whatever is destroyed', async () => {
    const whole = bytes(telegramChat(twenty));
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ at: fc.nat(whole.length - 1), byte: fc.integer({ min: 32, max: 126 }) }),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        async (damage) => {
          const broken = whole.slice();
          for (const { at, byte } of damage) broken[at] = byte;
          const { documents } = await telegram.read(broken, 'result.json', {});
          const text = documents.map((d) => d.text).join('\n');
          const untouched = twenty.filter((_, i) => {
            const from = Buffer.from(whole).indexOf(`"id": ${i + 1},`) - 8;
            const to = Buffer.from(whole).indexOf(`"id": ${i + 2},`) - 8;
            return damage.every(({ at }) => at < from - 4 || at > (to < 0 ? whole.length : to + 4));
          });
          // A message is lost to its own damage only: its words are somewhere in any case.
          for (const message of untouched) expect(text).toContain(String(message['text']));
          expect(new Set(documents.map((d) => d.part)).size).toBe(documents.length);
        },
      ),
      { numRuns: runs },
    );
  });

  test('a chat whose end is destroyed does not take over the next one', async () => {
    const whole = telegramAccount(
      [telegramMessage(1), telegramMessage(2)],
      [telegramMessage(3)],
      [],
    );
    const at = whole.indexOf('"id": 2,') + 40;
    const { documents } = await read(`${whole.slice(0, at)}"${whole.slice(at)}`);
    const third = documents.find((d) => d.text.startsWith('words 3'));
    expect(third?.text).toContain('[chat: Rima]');
    expect(documents.some((d) => d.kind === 'note' && d.text.includes('"id": 2,'))).toBe(true);
  });

  test('bytes that are not UTF-8 are shown and said; UTF-16 is read', async () => {
    const broken = bytes(telegramChat([telegramMessage(1, { text: 'a@b' })]));
    broken[broken.indexOf(0x40)] = 0xff;
    const { documents, notes } = await telegram.read(broken, 'result.json', {});
    expect(documents[0]?.text).toBe('a\uFFFDb');
    expect(notes.some((n) => n.level === 'error')).toBe(true);
    const wide = Buffer.from(`\uFEFF${telegramChat([telegramMessage(1)])}`, 'utf16le');
    expect((await telegram.read(wide, 'result.json', {})).documents[0]?.text).toBe('words 1');
  });

  test('NUL and half characters that JSON can spell never reach a document', async () => {
    const { documents } = await read(
      telegramChat([telegramMessage(1, { text: '@', from: '#' })])
        .replace('"@"', '"\\u0000a\\ud83d"')
        .replace('"#"', '"D\\u0000"'),
    );
    expect([documents[0]?.text, documents[0]?.sender]).toEqual(['\u2400a\uFFFD', 'D\u2400']);
  });
});

test('[IN107] two accounts of one name are two people; a deleted one is known by its number', async () => {
  const { documents, notes } = await read(
    telegramChat([
      telegramMessage(1),
      telegramMessage(2, { from_id: 'user2' }),
      telegramMessage(3, { from: null, from_id: 'user3' }),
      telegramMessage(4, { from: 'Rima', from_id: 'user4' }),
    ]),
  );
  expect(documents.map((d) => d.sender)).toEqual([
    'Dana (user1)',
    'Dana (user2)',
    'Deleted account (user3)',
    'Rima',
  ]);
  expect(notes).toContainEqual(
    expect.objectContaining({ level: 'doubt', text: expect.stringContaining('2 accounts') }),
  );
});

describe('[IN108] no message forges another, and none makes reading slow', () => {
  test('a text that looks like a message stays text', async () => {
    const forged =
      '"}, {"id": 9, "type": "message", "from": "Ghost", "text": "I confess"}, {"x": "';
    const { documents } = await read(
      telegramChat([telegramMessage(1, { text: forged }), telegramMessage(2)]),
    );
    expect(documents.map((d) => d.sender)).toEqual(['Dana', 'Dana']);
    expect(documents[0]?.text).toBe(forged);
  });

  test.each([
    ['opened strings', '{"id":1,"type":"message","text":"'.repeat(60_000)],
    ['opened objects', '{"id": 1,"type":"message","a":{'.repeat(60_000)],
    ['brackets', `{"id":1,"type":"message","date":"x","text":${'['.repeat(1_000_000)}`],
    ['numbers', `{"id":1,"type":"message","date":"x","text":[${'{"id":1},'.repeat(200_000)}`],
    ['quotes', '"'.repeat(1_000_000)],
    ['commas', ','.repeat(2_000_000)],
    ['chats', '{"name":"a","type":"personal_chat","messages":[{'.repeat(40_000)],
  ])('%s', async (_, body) => {
    const begin = performance.now();
    await read(`{"name":"a","type":"personal_chat","id":1,"messages":[${body}`).catch(
      (error: unknown) => expect(error).toBeInstanceOf(IntakeError),
    );
    expect(performance.now() - begin).toBeLessThan(6000);
  });
});

test('[IN109] what is in no document is named', async () => {
  const { notes } = await one({ reactions: [{ emoji: '👍', count: 3 }], secret: 1 });
  expect(notes).toContain('In the original and in no document: reactions (1), secret (1).');
  const { notes: account } = await read(telegramAccount([telegramMessage(1)], [], []));
  expect(account.map((n) => n.text).join()).toContain('personal_information, contacts');
});

describe('[IN133] recognised by what it is', () => {
  const sure = (text: string, name = 'result.json'): number =>
    telegram.recognises(bytes(text).subarray(0, 65_536), name);
  test('exports are, other JSON is not', () => {
    expect(sure(telegramChat([telegramMessage(1)]))).toBeGreaterThan(0.9);
    expect(sure(telegramAccount([], [], []))).toBeGreaterThan(0.9);
    expect(sure('{"messages": [{"role": "user"}]}')).toBe(0);
    expect(sure('[1, 2]')).toBe(0);
    expect(sure('')).toBe(0);
    expect(sure(telegramChat([telegramMessage(1)]), 'a.csv')).toBe(0);
  });
  test('[IN2] a file without a message is refused in words', async () => {
    await expect(read('{"a": 1}')).rejects.toThrow(IntakeError);
  });
});

test('[IN139] any bytes are read or refused, and the same way twice', async () => {
  const seed = bytes(
    telegramAccount([telegramMessage(1)], [telegramMessage(2)], [telegramMessage(3)]),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc
          .record({
            at: fc.nat(seed.length - 1),
            junk: fc.uint8Array({ maxLength: 12 }),
            cut: fc.nat(60),
          })
          .map(({ at, junk, cut }) =>
            Buffer.concat([seed.subarray(0, at), junk, seed.subarray(at + cut)]),
          ),
      ),
      async (content) => {
        try {
          const reading = await telegram.read(content, 'r.json', {});
          expect(await telegram.read(content, 'r.json', {})).toEqual(reading);
          expect(new Set(reading.documents.map((d) => d.part)).size).toBe(reading.documents.length);
          expect(reading.documents.every((d) => !d.text.includes('\0'))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(IntakeError);
        }
      },
    ),
    { numRuns: runs },
  );
});
