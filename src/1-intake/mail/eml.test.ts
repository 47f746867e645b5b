import fc from 'fast-check';
import iconv from 'iconv-lite';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { IntakeError } from '../format.ts';
import { attached, HEAD, makeMail, makeParts } from '../goldens/make-mail.ts';
import { eml } from './eml.ts';

const read = async (bytes: Uint8Array, options = {}) => {
  const reading = await eml.read(bytes, 'a.eml', options);
  const [document] = reading.documents;
  if (document === undefined) throw new Error('nothing read');
  return { ...reading, document, said: reading.notes.map(({ text }) => text).join('\n') };
};
const mixed = (boundary: string): readonly string[] => [
  ...HEAD,
  `Content-Type: multipart/mixed; boundary="${boundary}"`,
];
const words = (body: string) => ({ head: ['Content-Type: text/plain; charset=utf-8'], body });
const runs = Number(process.env['HEARSAY_LAW_RUNS'] ?? 200);

test('[IN120] a mail is one document: who to whom and when, the words, what came with it, its way', async () => {
  const { document, members, format } = await read(
    makeMail(
      [
        'Received: from mx1.example.org by mx2.example.org; Tue, 15 Sep 2026 20:46:12 +0300',
        'Received: from [10.0.0.7] by mx1.example.org with ESMTP id 7; Tue, 15 Sep 2026 20:46:09 +0300',
        ...mixed('b'),
        'In-Reply-To: <0@example.org>',
        'Cc: Rima <rima@example.org>',
      ],
      makeParts('b', [
        words('They took eleven men.\n'),
        attached('application/pdf', 'list.pdf', '%PDF-1'),
      ]),
    ),
  );
  expect(format).toBe('eml');
  expect(document.text).toBe(
    [
      'From: Dana <dana@example.org>',
      'To: desk@example.org',
      'Cc: Rima <rima@example.org>',
      'Date: Tue, 15 Sep 2026 20:46:01 +0300',
      'Subject: the mill',
      'Message-ID: <1@example.org>',
      'In-Reply-To: <0@example.org>',
      '',
      'They took eleven men.',
      '',
      '[attachment: list.pdf (application/pdf, 6 bytes)]',
      '[received by mx1.example.org from [10.0.0.7], Tue, 15 Sep 2026 20:46:09 +0300]',
      '[received by mx2.example.org from mx1.example.org, Tue, 15 Sep 2026 20:46:12 +0300]',
    ].join('\n'),
  );
  expect(document).toMatchObject({
    part: 'whole',
    kind: 'message',
    sender: 'Dana',
    title: 'the mill',
    forwardedFrom: null,
    attachments: ['list.pdf'],
  });
  expect(members.map((m) => [m.name, Buffer.from(m.bytes).toString()])).toEqual([
    ['list.pdf', '%PDF-1'],
  ]);
});

describe('[IN121] time', () => {
  test('is a moment, its words kept', async () => {
    const { document } = await read(makeMail(HEAD, 'hi'));
    expect(document.statedTime).toEqual({
      from: '2026-09-15T17:46:01Z',
      to: '2026-09-15T17:46:01Z',
      stated: 'Tue, 15 Sep 2026 20:46:01 +0300',
      zone: null,
    });
  });
  test('without an offset is naive and a doubt; without a date there is none', async () => {
    const naive = await read(
      makeMail(['From: D <d@example.org>', 'Date: 15 Sep 2026 20:46'], 'hi'),
    );
    expect(naive.document.statedTime).toMatchObject({ from: '2026-09-15T20:46:00', zone: 'UTC' });
    expect(naive.said).toContain('no time zone and none was given');
    const none = await read(makeMail(['From: D <d@example.org>'], 'hi'));
    expect(none.document.statedTime).toBeNull();
    expect(none.said).toContain('no date');
  });
  test('that the first server contradicts is a doubt', async () => {
    const { said } = await read(
      makeMail(['Received: by mx.example.org; Fri, 18 Sep 2026 20:46:09 +0300', ...HEAD], 'hi'),
    );
    expect(said).toContain('more than a day away');
  });
});

describe('[IN122] names and words in whatever encoding', () => {
  test('encoded words, in a head that is Windows-1256, and raw UTF-8', async () => {
    const encoded = `=?windows-1256?B?${iconv.encode('دانة', 'win1256').toString('base64')}?=`;
    const { document } = await read(
      makeMail(
        [
          `From: ${encoded} <d@example.org>`,
          'Subject: =?utf-8?Q?Le_d=C3=A9p=C3=B4t_=E2=80=93?=  =?utf-8?Q?_oui?=',
        ],
        'x',
      ),
    );
    expect([document.sender, document.title]).toEqual(['دانة', 'Le dépôt – oui']);
    const raw = iconv.encode(
      'From: دانة <d@example.org>\r\nSubject: المطحنة القديمة قرب النهر\r\n\r\nx',
      'win1256',
    );
    const guessed = await read(new Uint8Array(raw), { encoding: 'windows-1256' });
    expect([guessed.document.sender, guessed.document.title]).toEqual([
      'دانة',
      'المطحنة القديمة قرب النهر',
    ]);
    const utf8 = await read(makeMail(['From: دانة <d@example.org>'], 'x'));
    expect(utf8.document.sender).toBe('دانة');
  });

  const sentence = 'أخذوا أحد عشر رجلا إلى المطحنة القديمة';
  test.each([
    ['windows-1256', 'base64', 'win1256'],
    ['iso-8859-6', '8bit', 'iso-8859-6'],
    ['utf-8', 'quoted-printable', 'utf8'],
    ['cp864x-unknown', '8bit', 'utf8'],
  ])('%s in %s', async (charset, transfer, encoding) => {
    const raw = iconv.encode(sentence, encoding);
    const body =
      transfer === 'base64'
        ? raw.toString('base64')
        : transfer === '8bit'
          ? raw
          : [...raw]
              .map((byte) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`)
              .join('')
              .replace(/(.{72})/g, '$1=\r\n');
    const { document } = await read(
      makeMail(
        [
          ...HEAD,
          `Content-Type: text/plain; charset=${charset}`,
          `Content-Transfer-Encoding: ${transfer}`,
        ],
        body,
      ),
    );
    expect(document.text).toContain(sentence);
  });

  test('“ ” in Windows-1252 are not control characters', async () => {
    const { document } = await read(
      makeMail(
        [...HEAD, 'Content-Type: text/plain; charset=iso-8859-1'],
        iconv.encode('“They took them” – he said', 'win1252'),
      ),
    );
    expect(document.text).toContain('“They took them” – he said');
  });

  test('no encoding named: found, with a doubt, and another can be chosen', async () => {
    const raw = iconv.encode(`${sentence}\n`.repeat(5), 'win1256');
    const chosen = await read(makeMail(HEAD, raw), { encoding: 'windows-1256' });
    expect(chosen.document.text).toContain(sentence);
    const found = await read(makeMail(HEAD, raw));
    expect(found.document.text).toContain(sentence);
    expect(found.said).toContain('does not say its encoding');
  });

  test('file names by RFC 2231, RFC 2047, and as paths', async () => {
    const name = (disposition: string) =>
      read(
        makeMail(
          mixed('b'),
          makeParts('b', [
            {
              head: [
                'Content-Type: application/pdf',
                `Content-Disposition: attachment; ${disposition}`,
              ],
              body: 'x',
            },
          ]),
        ),
      ).then(({ members }) => members[0]?.name);
    expect(
      await name(
        "filename*0*=utf-8''%D9%82%D8%A7%D8%A6; filename*1*=%D9%85%D8%A9; filename*2=.pdf",
      ),
    ).toBe('قائمة.pdf');
    expect(await name("filename*=windows-1256''%DE%C7.pdf")).toBe('قا.pdf');
    expect(await name('filename="=?utf-8?B?2YLYpw==?=.pdf"')).toBe('قا.pdf');
    expect(await name('filename="../../etc/passwd"')).toBe('.._.._etc_passwd');
    expect(await name('filename=".."')).toBe('attachment 1.pdf');
    expect(await name('filename="a\u202Efdp.exe"')).toBe('afdp.exe');
  });

  test('lines that were broken for the way are joined', async () => {
    const { document } = await read(
      makeMail(
        [...HEAD, 'Content-Type: text/plain; format=flowed'],
        'They took \neleven men.\n From here.\n-- \nDana',
      ),
    );
    expect(document.text).toContain('They took eleven men.\nFrom here.\n-- \nDana');
  });
});

describe('[IN123] HTML is read as text, and nothing is fetched', () => {
  const htmlMail = (html: string) =>
    makeMail([...HEAD, 'Content-Type: text/html; charset=utf-8'], html);
  test('alone, with its pictures counted', async () => {
    const { document, said } = await read(
      htmlMail(
        '<html><head><style>p{}</style></head><body><p>They took <b>eleven</b> men&nbsp;&ndash; by night.</p><blockquote>who?</blockquote><ul><li>Karim</ul>' +
          '<a href="https://example.org/x">the list</a><img src="https://t.example.org/o.gif" width=1 height=1><script>alert(1)</script></body></html>',
      ),
    );
    expect(document.text).toContain(
      'They took eleven men – by night.\n\n> who?\n- Karim\nthe list <https://example.org/x>',
    );
    expect(document.text).not.toContain('alert');
    expect(said).toContain('HTML only');
    expect(said).toContain('nothing was fetched');
    expect(said).toContain('invisible picture');
  });
  test('beside plain text, the plain text; when that is empty talk, both', async () => {
    const both = (plain: string, html: string) =>
      read(
        makeMail(
          [...HEAD, 'Content-Type: multipart/alternative; boundary=b'],
          makeParts('b', [
            words(plain),
            { head: ['Content-Type: text/html; charset=utf-8'], body: html },
          ]),
        ),
      );
    const same = await both('They took them.', '<p>They took them.</p>');
    expect(same.document.text.match(/They took them/g)).toHaveLength(1);
    const talk = await both(
      'This mail is in HTML.',
      `<p>${'They took eleven men to the mill. '.repeat(20)}</p>`,
    );
    expect(talk.document.text).toContain('eleven men');
    expect(talk.said).toContain('says more in HTML');
  });
  test('words that were hidden are said to be', async () => {
    const { document, said } = await read(
      htmlMail(
        `<p>Hello</p><div style="display: none">${'planted words '.repeat(5)}<div>x</div></div><p>bye</p>`,
      ),
    );
    expect(document.text).not.toContain('planted');
    expect(document.text).toContain('bye');
    expect(said).toContain('hid from the reader');
  });
});

describe('[IN124] who a mail was forwarded from', () => {
  test.each([
    [
      '---------- Forwarded message ---------\nFrom: Karim <k@example.org>\nDate: x\n\nThey came.',
      'Karim',
    ],
    ['Begin forwarded message:\n\n> From: "Abu Samir" <a@example.org>\n> Subject: y', 'Abu Samir'],
    ['---------- Message transféré ---------\nDe : Rima <r@example.org>', 'Rima'],
    ['---------- رسالة معاد توجيهها ---------\nمن: كريم <k@example.org>', 'كريم'],
    ['Début du message réexpédié :\n\nDe: r@example.org', 'r@example.org'],
  ])('inline: %s', async (body, from) => {
    const { document, said } = await read(makeMail(HEAD, `see below\n\n${body}`));
    expect([document.sender, document.forwardedFrom]).toEqual(['Dana', from]);
    expect(said).toContain('was forwarded');
  });

  test('a chain of forwards is told from its beginning', async () => {
    const { said } = await read(
      makeMail(
        HEAD,
        '-------- Forwarded message --------\nFrom: Karim <k@x.org>\n\n---------- Forwarded message ----------\nFrom: Rima <r@x.org>\n\nThey came.',
      ),
    );
    expect(said).toContain('Rima → Karim → Dana');
  });

  test('an answer that quotes is no forward', async () => {
    const { document } = await read(
      makeMail(
        HEAD,
        'yes\n\nOn 14 Sep 2026, Karim wrote:\n> ---------- Forwarded message ---------\n> From: Rima <r@x.org>\n',
      ),
    );
    expect(document.forwardedFrom).toBeNull();
    const original = await read(
      makeMail(HEAD, 'yes\n\n-----Original Message-----\nFrom: Karim\nSent: x'),
    );
    expect(original.document.forwardedFrom).toBeNull();
    const forward = await read(
      makeMail(
        [...HEAD.filter((l) => !l.startsWith('Subject')), 'Subject: FW: the mill'],
        '-----Original Message-----\nFrom: Karim [mailto:k@x.org]\nSent: x',
      ),
    );
    expect(forward.document.forwardedFrom).toBe('Karim');
  });

  test('an attached mail is a member to be read in turn, and whom it is from', async () => {
    const inner = makeMail(
      ['From: Karim <k@example.org>', 'Date: Mon, 14 Sep 2026 08:00:00 +0000'],
      'They came.',
    );
    const { document, members } = await read(
      makeMail(
        mixed('b'),
        makeParts('b', [words('see'), { head: ['Content-Type: message/rfc822'], body: inner }]),
      ),
    );
    expect(document.forwardedFrom).toBe('Karim');
    expect(members.map((m) => m.name)).toEqual(['mail 1.eml']);
    const [member] = members;
    if (member === undefined) throw new Error('no member');
    expect(eml.recognises(member.bytes, member.name)).toBeGreaterThan(0.9);
    expect((await read(member.bytes)).document).toMatchObject({
      sender: 'Karim',
      statedTime: { from: '2026-09-14T08:00:00Z' },
    });
  });

  test('resent unchanged: sent by who resent it, forwarded from its author', async () => {
    const { document } = await read(makeMail(['Resent-From: Rima <r@x.org>', ...HEAD], 'hi'));
    expect([document.sender, document.forwardedFrom]).toEqual(['Rima', 'Dana']);
  });
});

test('[IN125] attachments are named once each, whatever they are called', async () => {
  const { members, document } = await read(
    makeMail(
      mixed('b'),
      makeParts('b', [
        words('x'),
        attached('image/jpeg', 'a.jpg', '1'),
        attached('image/jpeg', 'a.jpg', '2'),
        { head: ['Content-Type: image/png', 'Content-ID: <x>'], body: '3' },
      ]),
    ),
  );
  expect(members.map((m) => m.name)).toEqual(['a.jpg', 'a.jpg (2)', 'attachment 3.png']);
  expect(document.attachments).toEqual(members.map((m) => m.name));
  expect(new Set(members.map((m) => m.bytes.buffer)).size).toBe(3);
});

test.each([
  [
    'S/MIME',
    ['Content-Type: application/pkcs7-mime; name=smime.p7m', 'Content-Transfer-Encoding: base64'],
    'QUJD',
    'encrypted',
  ],
  [
    'PGP in the text',
    ['Content-Type: text/plain'],
    '-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----',
    'encrypted',
  ],
  [
    'an invitation',
    ['Content-Type: text/calendar; method=REQUEST'],
    'BEGIN:VCALENDAR',
    'invitation',
  ],
  ['a signature', ['Content-Type: application/pgp-signature'], 'abc', 'was not checked'],
  ['winmail', ['Content-Type: application/ms-tnef; name=winmail.dat'], 'abc', 'winmail.dat'],
])('[IN126] %s is kept and said to be', async (_, head, body, said) => {
  const reading = await read(makeMail([...HEAD, ...head], body));
  expect(reading.said).toContain(said);
  expect(reading.members.length + Number(reading.document.text.includes('BEGIN PGP'))).toBe(1);
});

describe('[IN127] a damaged mail is read as far as it goes', () => {
  test('a boundary that occurs nowhere: parted where another one stands', async () => {
    const { document, members, said } = await read(
      makeMail(
        mixed('lie'),
        makeParts('truth', [words('They took them.'), attached('text/csv', 'a.csv', 'a,b')]),
      ),
    );
    expect(document.text).toContain('They took them.');
    expect(members.map((m) => m.name)).toEqual(['a.csv']);
    expect(said).toContain('occurs nowhere');
  });
  test('no boundary at all: the text as it stands', async () => {
    const { document } = await read(
      makeMail([...HEAD, 'Content-Type: multipart/mixed'], 'They took them.'),
    );
    expect(document.text).toContain('They took them.');
  });
  test('cut short at any byte', async () => {
    const whole = makeMail(
      mixed('b'),
      makeParts('b', [words('They took eleven men.'), attached('text/csv', 'a.csv', 'a,b\n1,2')]),
    );
    for (let cut = 0; cut <= whole.length; cut += 3) {
      const { document } = await read(whole.subarray(0, cut));
      if (cut > 420) expect(document.text).toContain('They took eleven men.');
    }
    expect((await read(whole.subarray(0, whole.length - 20))).said).toContain('no end');
  });
  test('a part that is not closed ends where its parent goes on', async () => {
    const inner = `--i\r\nContent-Type: text/plain\r\n\r\none\r\n`;
    const { document } = await read(
      makeMail(
        mixed('o'),
        makeParts('o', [
          { head: ['Content-Type: multipart/mixed; boundary=i'], body: inner },
          words('two'),
        ]),
      ),
    );
    expect(document.text).toContain('one\n\ntwo');
  });
  test('no head', async () => {
    const { document, said } = await read(new TextEncoder().encode('\r\nThey took them.'));
    expect(document.text).toBe('They took them.');
    expect(said).toContain('no head');
  });
});

describe('[IN128] no mail is slow to read', () => {
  const nested = (depth: number): string => {
    const lines: string[] = [];
    for (let i = 0; i < depth; i += 1)
      lines.push(`Content-Type: multipart/mixed; boundary=b${i}`, '', `--b${i}`);
    return `${lines.join('\r\n')}\r\n\r\nThe words.`;
  };
  const siblings = (n: number): string =>
    Array.from(
      { length: n },
      (_, i) => `--o\r\nContent-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n\r\nx\r\n`,
    ).join('');
  const head = HEAD.join('\r\n');
  test.each([
    ['10,000 parts inside each other', `${head}\r\n${nested(10_000)}`],
    ['100,000 parts made of parts', `${mixed('o').join('\r\n')}\r\n\r\n${siblings(100_000)}`],
    [
      'a million attachments',
      `${mixed('o').join('\r\n')}\r\n\r\n${'--o\r\nContent-Type: image/png\r\n\r\nx\r\n'.repeat(300_000)}`,
    ],
    ['a field of megabytes', `Subject: ${'=?utf-8?Q?=41?= '.repeat(200_000)}\r\n${head}\r\n\r\nx`],
    ['folded a million times', `Subject: a${'\r\n b'.repeat(500_000)}\r\n${head}\r\n\r\nx`],
    ['a million fields', `${'X-A: b\r\n'.repeat(500_000)}${head}\r\n\r\nx`],
    ['a million addressees', `To: ${'"a" <a@example.org>, '.repeat(200_000)}\r\n${head}\r\n\r\nx`],
    ['nested comments', `From: ${'('.repeat(500_000)}\r\n\r\nx`],
    [
      'a type of parameters',
      `${head}\r\nContent-Type: text/plain; ${'a*0*=%41; '.repeat(200_000)}\r\n\r\nx`,
    ],
    ['dashes', `${mixed('o').join('\r\n')}\r\n\r\n${'--\r\n'.repeat(1_000_000)}`],
    ['open tags', `${head}\r\nContent-Type: text/html\r\n\r\n${'<div '.repeat(500_000)}`],
    ['nested tags', `${head}\r\nContent-Type: text/html\r\n\r\n${'<div><b>a'.repeat(300_000)}`],
    [
      'cells',
      `${head}\r\nContent-Type: text/html\r\n\r\n<table><tr>${'<td>a</td>'.repeat(300_000)}`,
    ],
    [
      'open quotations',
      `${head}\r\nContent-Type: text/html\r\n\r\n${'<a href="'.repeat(300_000)}>`,
    ],
    ['markers', `${head}\r\n\r\n${'---------- Forwarded message ---------\r\n'.repeat(200_000)}`],
  ])('%s', async (_, mail) => {
    const bytes = new TextEncoder().encode(mail);
    const begin = performance.now();
    const { document, members } = await read(bytes);
    expect(performance.now() - begin).toBeLessThan(8000);
    expect(document.text.length).toBeGreaterThan(0);
    expect(members.length).toBeLessThanOrEqual(2000);
  });

  test('parts deeper than anybody makes stay whole, and this is said', async () => {
    const { document, said } = await read(new TextEncoder().encode(`${head}\r\n${nested(10_000)}`));
    expect(`${document.text} ${said}`).toContain('deeper inside each other');
  });
});

describe('[IN133] recognised by what it is', () => {
  const sure = (text: string, name: string): number =>
    eml.recognises(new TextEncoder().encode(text), name);
  test('mails are, memos are not', () => {
    expect(sure(`${HEAD.join('\r\n')}\r\n\r\nx`, 'a.eml')).toBeGreaterThan(0.9);
    expect(sure(`${HEAD.join('\n')}\n\nx`, 'saved')).toBeGreaterThan(0.8);
    expect(sure('From: the field office\nTo: all\nSubject: mill\n\nx', 'memo.txt')).toBe(0);
    expect(sure('{"From": 1}', 'a.json')).toBe(0);
  });
  test('[IN2] what is no mail is refused in words', async () => {
    await expect(
      eml.read(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'a.eml', {}),
    ).rejects.toThrow(IntakeError);
  });
});

test('[IN139] the parts are those a second parser finds, and any bytes are read or refused', async () => {
  const mail = makeMail(
    mixed('b'),
    makeParts('b', [
      {
        head: ['Content-Type: multipart/alternative; boundary="in ner"'],
        body: makeParts('in ner', [
          words('plain words é'),
          { head: ['Content-Type: text/html'], body: '<p>html</p>' },
        ]),
      },
      attached('image/png', 'a.png', Buffer.from([1, 2, 3, 250])),
      {
        head: [
          'Content-Type: text/csv; name="b c.csv"',
          'Content-Transfer-Encoding: quoted-printable',
        ],
        body: 'a=3Db=\r\nc',
      },
    ]),
  );
  const other = await PostalMime.parse(mail, { forceRfc822Attachments: true });
  const { members, document } = await read(mail);
  expect(members.map((m) => [m.name, [...m.bytes]])).toEqual(
    other.attachments.map((a) => [
      a.filename,
      // It ends every quoted-printable part with a line break of its own.
      [...new Uint8Array(a.content as ArrayBuffer)].filter(
        (byte, k, all) => byte !== 10 || k < all.length - 1,
      ),
    ]),
  );
  expect(document.text).toContain(other.text?.trim() ?? '-');
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        at: fc.nat(mail.length - 1),
        junk: fc.uint8Array({ maxLength: 20 }),
        cut: fc.nat(60),
      }),
      async ({ at, junk, cut }) => {
        const bytes = new Uint8Array(
          Buffer.concat([mail.subarray(0, at), junk, mail.subarray(at + cut)]),
        );
        try {
          const first = await eml.read(bytes, 'a.eml', {});
          expect(await eml.read(bytes, 'a.eml', {})).toEqual(first);
          expect(first.documents).toHaveLength(1);
          expect(first.documents[0]?.text.includes('\0')).toBe(false);
        } catch (error) {
          expect(error).toBeInstanceOf(IntakeError);
        }
      },
    ),
    { numRuns: runs },
  );
});
