import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IntakeError } from '../format.ts';
import { attached, HEAD, makeMail, makeMbox, makeParts } from '../goldens/make-mail.ts';
import { mbox } from './mbox.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (content: Uint8Array, options = {}) => {
  const reading = await mbox.read(content, 'a.mbox', options);
  return { ...reading, said: reading.notes.map(({ text }) => text).join('\n') };
};
const mail = (body: string): Uint8Array => makeMail(HEAD, body);
const body = (text: string): string => text.split('\n\n').slice(1).join('\n\n');
const runs = Number(process.env['HEARSAY_LAW_RUNS'] ?? 200);

test('[IN130] every mail of a mailbox is a document, its attachments named after it', async () => {
  const withFile = makeMail(
    [...HEAD, 'Content-Type: multipart/mixed; boundary=b'],
    makeParts('b', [{ head: [], body: 'see' }, attached('image/jpeg', 'a.jpg', 'x')]),
  );
  const { documents, members, format, said } = await read(
    makeMbox([mail('one'), withFile, withFile]),
  );
  expect(format).toBe('mbox');
  expect(documents.map((d) => [d.part, d.sender, d.attachments])).toEqual([
    ['message 1', 'Dana', []],
    ['message 2', 'Dana', ['message 2/a.jpg']],
    ['message 3', 'Dana', ['message 3/a.jpg']],
  ]);
  expect(members.map((m) => m.name)).toEqual(['message 2/a.jpg', 'message 3/a.jpg']);
  expect(said).toContain('3 mails from 1 sender, 2 attachments');
});

describe('[IN131] a line that begins with "From " opens a mail only where one begins', () => {
  const two = (first: string): string =>
    `From a@example.org Tue Sep 15 20:46:01 2026\n${HEAD.join('\n')}\n\n${first}\n\nFrom b@example.org  Wed, 16 Sep 2026 20:46:01 +0300\n${HEAD.join('\n')}\n\ntwo\n`;

  test.each([
    ['in the middle of a text', 'one\nFrom the mill they came.'],
    ['after an empty line', 'one\n\nFrom the mill they came.'],
    ['protected', 'one\n\n>From the mill they came.'],
  ])('%s', async (_, first) => {
    const { documents } = await read(bytes(two(first)));
    expect(documents.map((d) => body(d.text))).toEqual([first.replace('>From', 'From'), 'two']);
  });

  test('protected twice (mboxrd) loses one sign', async () => {
    const { documents, said } = await read(bytes(two('>>From x')));
    expect(body(documents[0]?.text ?? '')).toBe('>From x');
    expect(said).toContain('one ">" was taken away');
  });

  test('with CRLF', async () => {
    const { documents } = await read(bytes(two('one\n\nFrom the mill.').replaceAll('\n', '\r\n')));
    expect(documents.map((d) => body(d.text))).toEqual(['one\n\nFrom the mill.', 'two']);
  });

  test('a length (mboxcl2) is believed when it leads to the next mail', async () => {
    const inner =
      'one\n\nFrom a@example.org Tue Sep 15 20:46:01 2026\nSubject: not a mail\n\nforged\n';
    const own = (length: number): string =>
      two('@')
        .replace(`${HEAD[0] ?? ''}\n`, `${HEAD[0] ?? ''}\nContent-Length: ${length}\n`)
        .replace('@\n', inner);
    const right = await read(bytes(own(inner.length)));
    expect(right.documents).toHaveLength(2);
    expect(right.documents[0]?.text).toContain('forged');
    for (const lie of [inner.length - 3, 7, 999_999, 0]) {
      const wrong = await read(bytes(own(lie)));
      // Not believed: the text decides, as in a mailbox without lengths, and no mail is swallowed.
      expect(wrong.documents).toHaveLength(3);
      expect(wrong.said).toContain('stated length is wrong');
    }
  });
});

test('[IN132] a mail that cannot be read costs no other one, and what comes before the first is kept', async () => {
  const bad = new Uint8Array(
    Buffer.concat([
      bytes(`${HEAD.join('\n')}\n`),
      Buffer.from([0xff, 0xfe, 0, 1, 2]),
      bytes('\n\n\0\0'),
    ]),
  );
  const { documents } = await read(
    new Uint8Array(
      Buffer.concat([bytes('kept by Dana\n\n'), makeMbox([mail('one'), bad, mail('three')])]),
    ),
  );
  expect(documents).toHaveLength(4);
  expect(documents[0]).toMatchObject({ kind: 'note', text: 'kept by Dana' });
  expect(documents[3]?.text).toContain('three');
});

test('[IN132] no line of any mail is lost or doubled, however often it says "From "', async () => {
  const line = fc.constantFrom(
    'words',
    '',
    'From here',
    '>From there',
    '>>From',
    'From a@b.org Tue Sep 15',
    '--',
    'A: b',
    ' x',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(line, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
      async (mails) => {
        const { documents } = await read(
          makeMbox(mails.map((lines) => makeMail(HEAD, ['begin', ...lines, 'end'].join('\n')))),
        );
        expect(documents.map((d) => body(d.text).split('\n'))).toEqual(
          mails.map((lines) => ['begin', ...lines, 'end']),
        );
      },
    ),
    { numRuns: runs },
  );
});

test('[IN128] a mailbox made to be slow is not', async () => {
  for (const hostile of [
    'From a@b Tue Sep 15 20:46:01 2026\nContent-Length: 5\n\n'.repeat(30_000),
    `From a@b Tue Sep 15 20:46:01 2026\n${'\nFrom x\n'.repeat(300_000)}`,
    `From a@b Tue Sep 15 20:46:01 2026\nA: b\n\n${'>'.repeat(2_000_000)}`,
    `From a@b Tue Sep 15 20:46:01 2026\nA: b\n\n${'>\n'.repeat(1_000_000)}`,
  ]) {
    const begin = performance.now();
    await read(bytes(hostile));
    expect(performance.now() - begin).toBeLessThan(8000);
  }
});

test('[IN133] a mailbox is recognised by its first lines', () => {
  expect(mbox.recognises(makeMbox([mail('x')]), 'a.mbox')).toBeGreaterThan(0.9);
  expect(mbox.recognises(makeMbox([mail('x')]), 'Inbox')).toBeGreaterThan(0.9);
  expect(mbox.recognises(bytes('From here to there\nit is far.'), 'a.txt')).toBe(0);
});

test('[IN2] what is no mailbox is refused in words', async () => {
  await expect(read(bytes('words'))).rejects.toThrow(IntakeError);
});
