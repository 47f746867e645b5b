import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IntakeError } from '../format.ts';
import { smsBackup } from './sms-backup.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (text: string, options = {}) => {
  const reading = await smsBackup.read(bytes(text), 'sms.xml', options);
  return { ...reading, said: reading.notes.map((n) => n.text).join('\n') };
};
const sms = (more: string): string =>
  `<sms protocol="0" address="+00555010100" date="1788457561000" readable_date="3 Sep 2026 20:46:01" subject="null" ${more} />`;
const file = (content: string, count = 1): string =>
  `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<?xml-stylesheet type="text/xsl" href="sms.xsl"?>\n<smses count="${count}">\n${content}\n</smses>`;
const MMS = `<mms date="1788457561000" msg_box="1" address="+00555010100" contact_name="Dana" sub="null"><parts>
<part seq="-1" ct="application/smil" name="null" text="&lt;smil/&gt;" />
<part seq="0" ct="image/jpeg" name="a/b.jpg" cl="null" data="QUJD" />
<part seq="0" ct="image/jpeg" name="a/b.jpg" cl="null" data="QUJE" />
<part seq="0" ct="audio/amr" name="null" cl="null" data="null" />
<part seq="0" ct="text/plain" text="They took eleven men." />
</parts><addrs><addr address="+00555010100" type="137" charset="106" /></addrs></mms>`;

describe('[IN112] a message is from the other side or from the owner of the phone', () => {
  test.each([
    ['type="1" body="hi" contact_name="Dana"', 'Dana', 'hi'],
    ['type="1" body="hi" contact_name="(Unknown)"', '+00555010100', 'hi'],
    ['type="1" body="hi"', '+00555010100', 'hi'],
    ['type="2" body="hi" contact_name="Dana"', 'Me', 'hi\n[to: Dana]'],
    ['type="3" body="hi" contact_name="Dana"', 'Me', 'hi\n[to: Dana]\n[a draft, never sent]'],
    ['type="constructor" body="null" contact_name="Dana"', 'Dana', ''],
  ])('%s', async (more, sender, text) => {
    const { documents } = await read(file(sms(more)));
    expect(documents.map((d) => [d.part, d.sender, d.text])).toEqual([['message 1', sender, text]]);
    expect(documents[0]?.statedTime).toEqual({
      from: '2026-09-03T17:46:01Z',
      to: '2026-09-03T17:46:01Z',
      stated: '3 Sep 2026 20:46:01',
      zone: null,
    });
  });

  test('calls are kept as what they are', async () => {
    const { documents } = await read(
      '<calls count="1"><call number="+00555010100" duration="14" date="1788457561000" type="3" contact_name="Dana" /></calls>',
    );
    expect(documents.map((d) => [d.sender, d.text])).toEqual([[null, '[missed call, 14 s: Dana]']]);
  });

  test('in a group the message says who it is from', async () => {
    const { documents } = await read(
      file(
        '<mms date="1788457561000" msg_box="1" address="+00555010100~+00555010200" contact_name="Dana, Karim"><parts><part ct="text/plain" text="hi"/></parts><addrs><addr address="+00555010200" type="137"/></addrs></mms>',
      ),
    );
    expect(documents.map((d) => [d.sender, d.text])).toEqual([
      ['+00555010200', 'hi\n[in the group: Dana, Karim]'],
    ]);
  });
});

test('[IN113] pictures and recordings are unpacked, each its own file', async () => {
  const { documents, members } = await read(file(MMS));
  expect(members.map((m) => [m.name, Buffer.from(m.bytes).toString()])).toEqual([
    ['a_b.jpg', 'ABC'],
    ['a_b.jpg (2)', 'ABD'],
  ]);
  expect(documents[0]).toMatchObject({ sender: 'Dana', attachments: ['a_b.jpg', 'a_b.jpg (2)'] });
  expect(documents[0]?.text).toBe(
    'They took eleven men.\n[attachment: a_b.jpg (image/jpeg, 3 bytes)]\n[attachment: a_b.jpg (2) (image/jpeg, 3 bytes)]\n[attachment: attachment.amr (audio/amr), not in the backup]',
  );
});

describe('[IN114] what is no XML is mended or named', () => {
  test('emoji in halves and control characters', async () => {
    const { documents, said } = await read(
      file(sms('type="1" body="a&#55357;&#56832;b&#0;c&#11;d&#10;e &amp; f"')),
    );
    expect(documents[0]?.text).toBe('a😀b\u2400c\u240Bd\ne & f');
    expect(said).toContain('3 characters');
  });
  test('cut short at any byte: every whole message is there, and the count is held against it', async () => {
    const whole = file([1, 2, 3, 4].map((n) => sms(`type="1" body="words ${n}"`)).join('\n'), 4);
    for (let cut = 150; cut < whole.length; cut += 11) {
      const part = whole.slice(0, cut);
      const complete = part.split('/>').length - 1;
      try {
        const { documents, said } = await read(part);
        expect(documents.map((d) => d.text)).toEqual(
          Array.from({ length: complete }, (_, i) => `words ${i + 1}`),
        );
        if (complete < 4) expect(said).toContain('says that it holds 4 messages');
      } catch (error) {
        expect(complete).toBe(0);
        expect(error).toBeInstanceOf(IntakeError);
      }
    }
  });
  test('damage in one message leaves the others', async () => {
    const { documents, said } = await read(
      file(
        `${sms('type="1" body="one"')}<sms body="x" body="y" <& >${sms('type="1" body="three"')}`,
        3,
      ),
    );
    expect(documents.map((d) => d.text)).toEqual(expect.arrayContaining(['one', 'three']));
    expect(said).toContain('damaged');
  });
});

describe('[IN115] nothing in the file can grow, and none is slow', () => {
  test('a document type is refused, entities are not expanded', async () => {
    const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY lol${i} "${`&lol${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]>`;
    await expect(
      read(
        `<?xml version="1.0"?>${laughs}<smses count="1">${sms('type="1" body="&lol8;"')}</smses>`,
      ),
    ).rejects.toThrow(/document type/);
    const { documents } = await read(file(sms('type="1" body="&lol8;"')));
    expect(documents[0]?.text).toBe('&lol8;');
  });
  test.each([
    ['elements inside each other', '<a>'.repeat(200_000)],
    [
      'attributes',
      `<sms ${Array.from({ length: 50_000 }, (_, i) => `a${i}="1"`).join(' ')} body="x" type="1" date="1"/>`,
    ],
    ['one long value', sms(`type="1" body="${'x'.repeat(5_000_000)}"`)],
    ['references', sms(`type="1" body="${'&#55357;'.repeat(200_000)}"`)],
    ['ampersands', sms(`type="1" body="${'&'.repeat(200_000)}"`)],
    ['open quotes', '<sms body="'.repeat(100_000)],
  ])('%s', async (_, content) => {
    const begin = performance.now();
    await read(file(content + sms('type="1" body="x"'))).catch((error: unknown) =>
      expect(error).toBeInstanceOf(IntakeError),
    );
    expect(performance.now() - begin).toBeLessThan(6000);
  });
});

test('[IN133] recognised by its first element', () => {
  expect(smsBackup.recognises(bytes(file(MMS)), 'sms-2026.xml')).toBeGreaterThan(0.9);
  expect(smsBackup.recognises(bytes('<html><body>'), 'a.xml')).toBe(0);
});

test('[IN139] any bytes are read or refused, and the same way twice', async () => {
  const seed = bytes(file(MMS + sms('type="1" body="a&#55357;&#56832;"'), 2));
  await fc.assert(
    fc.asyncProperty(
      fc.nat(seed.length - 1),
      fc.uint8Array({ maxLength: 9 }),
      fc.nat(40),
      async (at, junk, cut) => {
        const content = new Uint8Array(
          Buffer.concat([seed.subarray(0, at), junk, seed.subarray(at + cut)]),
        );
        try {
          const reading = await smsBackup.read(content, 's.xml', {});
          expect(await smsBackup.read(content, 's.xml', {})).toEqual(reading);
          expect(reading.documents.every((d) => !d.text.includes('\0'))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(IntakeError);
        }
      },
    ),
    { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 300) },
  );
});
