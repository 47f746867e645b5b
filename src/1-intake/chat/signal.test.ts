import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IntakeError } from '../format.ts';
import { signal } from './signal.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (text: string, name = 'messages.txt', options = {}) => {
  const reading = await signal.read(bytes(text), name, options);
  return { ...reading, said: reading.notes.map((n) => n.text).join('\n') };
};

const LONG = `Conversation: Dana (+00555010100)

From: Dana (+00555010100)
Type: incoming
Sent: Tue, 15 Sep 2026 20:46:01 +0300
Received: Tue, 15 Sep 2026 20:46:03 +0300
Attachment: photo.jpg (image/jpeg, 12 bytes)
Attachment: no filename (image/png, 1 bytes)
Reaction: 👍 from Karim

They took eleven men.

More later: I think

From: You
Type: outgoing
Sent: Tue, 15 Sep 2026 20:47:00 +0300

> From: Dana (+00555010100)
> Sent: Tue, 15 Sep 2026 20:46:01 +0300
>
> They took eleven men.

Where to?

Type: group-v2-change
Sent: Tue, 15 Sep 2026 20:48:00 +0300

`;
const SHORT = `2026-09-15 20:46 Dana: [1 attachment] They took eleven men.

More later: I think
2026-09-15 20:47 You: [reply to Dana on 2026-09-15 20:46] Where to?
2026-09-15 20:48 Dana: [group-v2-change message]
`;
const MARKDOWN = `[2026-09-15 20:46:01] Dana: They took eleven men.

More later: I think![photo](./media/photo.jpg)  

[2026-09-15 20:47:00] Me: Where to?
`;

describe('[IN110] the same conversation, as two programs write it', () => {
  test('sigtop', async () => {
    const { documents, said } = await read(LONG);
    expect(documents.map((d) => [d.part, d.kind, d.sender, d.statedTime?.from])).toEqual([
      ['conversation', 'note', null, undefined],
      ['message 1', 'message', 'Dana', '2026-09-15T17:46:01Z'],
      ['message 2', 'message', 'You', '2026-09-15T17:47:00Z'],
      ['message 3', 'message', null, '2026-09-15T17:48:00Z'],
    ]);
    expect(documents[1]?.text).toBe(
      'They took eleven men.\n\nMore later: I think\n[attachment: photo.jpg (image/jpeg, 12 bytes)]\n[attachment: no filename (image/png, 1 bytes)]\n[reaction: 👍 from Karim]',
    );
    expect(documents[1]?.attachments).toEqual(['photo.jpg']);
    expect(documents[2]?.text).toContain('> They took eleven men.\n\nWhere to?');
    expect(said).toContain('3 messages from 2 senders');
  });
  test('sigtop, short: naive minutes', async () => {
    const { documents, notes } = await read(SHORT);
    expect(documents.map((d) => [d.sender, d.statedTime?.to])).toEqual([
      ['Dana', '2026-09-15T20:46:59'],
      ['You', '2026-09-15T20:47:59'],
      [null, '2026-09-15T20:48:59'],
    ]);
    expect(documents[0]?.text).toBe('[1 attachment] They took eleven men.\n\nMore later: I think');
    expect(notes.some((n) => n.level === 'doubt' && n.text.includes('no time zone'))).toBe(true);
  });
  test.each([
    MARKDOWN,
    MARKDOWN.replaceAll(':01]', ']')
      .replaceAll(':00]', ']')
      .replaceAll('2026-09-15 ', '2026-09-15, '),
  ])('signal-export, new and old', async (text) => {
    const { documents } = await read(text, 'chat.md', { zone: 'Asia/Damascus' });
    expect(
      documents.map((d) => [d.sender, d.statedTime?.from?.slice(0, 16), d.statedTime?.zone]),
    ).toEqual([
      ['Dana', '2026-09-15T20:46', 'Asia/Damascus'],
      ['Me', '2026-09-15T20:47', 'Asia/Damascus'],
    ]);
    expect(documents[0]?.attachments).toEqual(['media/photo.jpg']);
    expect(documents[0]?.text).toContain('More later: I think');
  });
  test('edits are kept with their versions', async () => {
    const { documents } = await read(
      'From: Dana\nType: incoming\nSent: Tue, 15 Sep 2026 20:46:01 +0300\nEdited: 2 versions\n\n| Version: 2\n| Sent: x\n|\n| twelve men\n|\n| Version: 1\n| Sent: y\n|\n| eleven men\n\n',
    );
    expect(documents[0]?.text).toContain('| twelve men');
    expect(documents[0]?.text).toContain('| eleven men');
    expect(documents[0]?.text).toContain('[edited: 2 versions]');
  });
});

describe('[IN111] what a chat from Signal may not do', () => {
  test('show the number behind a name', async () => {
    const { documents } = await read(LONG);
    expect(JSON.stringify(documents)).not.toContain('555010100');
    expect(
      (await read(LONG.replaceAll('Dana (+00555010100)', '+00555010100'))).documents[1]?.sender,
    ).toBe('+00555010100');
  });
  test('let a pasted line of earlier days open a message', async () => {
    const { documents, notes } = await read(
      '2026-09-15 20:46 Dana: forwarded:\n2026-01-02 11:00 Ghost: I saw it\n2026-09-15 20:47 You: who?\n2026-09-15 20:48 You: well?\n',
    );
    expect(documents.map((d) => d.sender)).toEqual(['Dana', 'You', 'You']);
    expect(documents[0]?.text).toContain('Ghost');
    expect(notes).toContainEqual(expect.objectContaining({ level: 'doubt', lines: [2] }));
  });
});

test('[IN133] recognised by its form; a WhatsApp chat or a log is not one', () => {
  const sure = (text: string, name: string): number => signal.recognises(bytes(text), name);
  expect(sure(LONG, 'a.txt')).toBeGreaterThan(0.9);
  expect(sure(SHORT, 'a.txt')).toBeGreaterThan(0.8);
  expect(sure(MARKDOWN, 'chat.md')).toBeGreaterThan(0.9);
  expect(sure(MARKDOWN, 'chat.txt')).toBe(0);
  expect(sure('15/09/2026, 20:46 - Dana: hi', 'a.txt')).toBe(0);
  expect(sure('From: the office\n\nwords', 'a.txt')).toBe(0);
});

test('[IN139] any damage is read or refused, nothing is lost, and none is slow', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(LONG, SHORT, MARKDOWN),
      fc.nat(400),
      fc.constantFrom(
        '\n',
        '\0',
        'From: X\n',
        '\n\nFrom: Y\nType: incoming\n',
        '2026-',
        '\r',
        ']',
        ': ',
      ),
      async (seed, at, junk) => {
        const last = seed.indexOf('Where to');
        fc.pre(at <= last || at >= last + 8);
        const text = seed.slice(0, at) + junk + seed.slice(at);
        try {
          const { documents } = await read(text, seed === MARKDOWN ? 'a.md' : 'a.txt');
          expect(documents.map((d) => d.text).join('\n')).toContain('Where to');
          expect(new Set(documents.map((d) => d.part)).size).toBe(documents.length);
        } catch (error) {
          expect(error).toBeInstanceOf(IntakeError);
        }
      },
    ),
    { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 300) },
  );
  const begin = performance.now();
  await read(`${SHORT}${'2026-09-15 20:49 '.repeat(100_000)}\n${'[x](./'.repeat(100_000)}`);
  await read(`${LONG}${'> From: (+'.repeat(100_000)}\n${'From: a\n'.repeat(100_000)}`);
  expect(performance.now() - begin).toBeLessThan(5000);
});
