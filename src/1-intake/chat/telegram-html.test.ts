import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IntakeError } from '../format.ts';
import { recognise } from '../formats.ts';
import { telegramChat, telegramMessage } from '../goldens/make-telegram.ts';
import {
  mediaHtml,
  photoHtml,
  telegramPage,
  type PageLine,
  type PageMessage,
} from '../goldens/make-telegram-html.ts';
import { telegramHtml } from './telegram-html.ts';
import { HIDDEN } from './telegram-message.ts';
import { telegram } from './telegram.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const readText = (text: string, options = {}) =>
  telegramHtml.read(bytes(text), 'messages.html', options);
const read = (lines: readonly PageLine[], more = {}, options = {}) =>
  readText(telegramPage(lines, more), options);
const one = async (more: Partial<PageMessage>, options = {}) => {
  const reading = await read([{ id: 1, from: 'Dana', text: 'words', ...more }], {}, options);
  const [document] = reading.documents;
  if (document === undefined) throw new Error('nothing read');
  return { document, notes: reading.notes.map(({ text }) => text).join('\n'), reading };
};
const runs = Number(process.env['HEARSAY_LAW_RUNS'] ?? 200);

describe('[IN280] a page of a Telegram chat says what the machine-readable form of it says', () => {
  test('messages, their numbers, senders and times', async () => {
    const page = await read([
      { id: 3, from: 'Dana', date: '03.09.2026 20:49:00 UTC+03:00', text: 'words 3' },
      { id: 4, from: 'Karim', date: '03.09.2026 20:50:00 UTC+03:00', text: 'words 4' },
      { id: 5, date: '03.09.2026 20:51:00 UTC+03:00', text: 'words 5' },
    ]);
    const karim = { from: 'Karim', from_id: 'user2' };
    const chat = telegramChat([
      telegramMessage(3),
      telegramMessage(4, karim),
      telegramMessage(5, karim),
    ]);
    const json = await telegram.read(bytes(chat), 'result.json', {});
    const facts = ({ documents }: typeof page) =>
      documents.map((d) => [d.part, d.sender, d.text, d.statedTime?.from, d.statedTime?.zone]);
    expect(facts(page)).toEqual(facts(json));
    expect(page.notes[0]?.text).toBe('3 messages from 2 senders of the chat "North".');
  });

  test('a reply, across pages too, and into another chat', async () => {
    const { documents } = await read([
      {
        id: 5,
        from: 'Dana',
        replyTo: '<a href="#go_to_message3" onclick="return GoToMessage(3)">this message</a>',
        text: 'yes',
      },
      {
        id: 6,
        from: 'Dana',
        replyTo: '<a href="messages.html#go_to_message2">this message</a>',
        text: 'no',
      },
    ]);
    expect(documents.map((d) => d.text)).toEqual([
      'yes\n[in reply to message 3]',
      'no\n[in reply to message 2]',
    ]);
    const other = telegramPage([{ id: 7, from: 'Dana', replyTo: 'x', text: 'there' }]).replace(
      'In reply to x',
      'In reply to a message in another chat',
    );
    expect((await readText(other)).documents[0]?.text).toBe(
      'there\n[in reply to a message of another chat]',
    );
  });

  test('the words as the page shows them', async () => {
    const { document } = await one({
      text: 'Nine men &amp; a <strong>boy</strong><br>  by the <em>mill</em> &lt;road&gt;<br><br>“then” <span class="spoiler hidden" onclick="ShowSpoiler(this)"><span aria-hidden="true">nothing</span></span>',
    });
    expect(document.text).toBe('Nine men & a boy\n  by the mill <road>\n\n“then” nothing');
    expect((await one({ text: 'set\n   anew\n<br>\n  by\nhand\n' })).document.text).toBe(
      'set anew\nby hand',
    );
  });

  test('links that their words do not show; names, tags and numbers show theirs', async () => {
    const { document } = await one({
      text: '<a href="https://example.org/a">here</a> <a href="https://example.org/">example.org</a> <a href="https://t.me/dana">@dana</a> <a href="" onclick="return ShowHashtag(&quot;mill&quot;)">#mill</a> <a href="tel:+1 555">+1 555</a> <a href="javascript:alert(1)">x</a>',
    });
    expect(document.text).toBe(
      'here example.org @dana #mill +1 555 x\n[link: https://example.org/a]',
    );
  });

  test('poll, bot, signature; reactions and buttons are named as unread', async () => {
    const poll =
      '<div class="media_wrap clearfix"><div class="media_poll"><div class="question bold">\nWhere?\n</div><div class="details">\nAnonymous poll\n</div><div class="answer">\n- Mill <span class="details">2 votes</span>\n</div><div class="answer">\n- Bridge\n</div><div class="total details\t">\n2 votes\n</div></div></div>';
    const after =
      '<span class="reactions"><span class="reaction"><span class="emoji">\n👍\n</span><span class="userpics"><div class="userpic userpic4"><div class="initials" title="Karim">K</div></div></span></span></span><table class="bot_buttons_table"><tr><td class="bot_row"><div class="bot_button"><a href="https://example.org">Go</a></div></td></tr></table>';
    const { document, notes } = await one({
      from: 'Dana via @pollbot',
      media: poll,
      text: 'vote',
      signature: 'The editor',
      after,
    });
    expect(document.sender).toBe('Dana');
    expect(document.text).toBe(
      'vote\n[poll: Where? | Mill 2 votes | Bridge]\n[by the bot @pollbot]\n[signed: The editor]',
    );
    expect(notes).toContain('In the original and in no document: reactions (1), buttons (1).');
  });
});

describe('[IN281] whose words they are', () => {
  test('a forward has its first author and when it was first written', async () => {
    const { document, notes } = await one({ forwarded: { from: 'Rima' }, text: 'nine men' });
    expect(document.sender).toBe('Dana');
    expect(document.forwardedFrom).toBe('Rima');
    expect(document.text).toBe('nine men\n[first written 2026-09-14T07:00:00Z]');
    expect(notes).toContain('Who passed it on in between is not in the export.');
  });

  test('one without a name goes on from the one before, or hides', async () => {
    const { documents } = await read([
      { id: 1, from: 'Dana', forwarded: { from: 'Rima' }, text: 'a' },
      { id: 2, forwarded: {}, text: 'b' },
      { id: 3, text: 'c' },
      { id: 4, from: 'Dana', forwarded: {}, text: 'd' },
      { id: 5, from: 'Dana', forwarded: { from: 'Deleted Account' }, text: 'e' },
    ]);
    expect(documents.map((d) => d.forwardedFrom)).toEqual(['Rima', 'Rima', null, HIDDEN, HIDDEN]);
    expect(documents.map((d) => d.sender)).toEqual(Array(5).fill('Dana'));
  });

  test('the sender of one message is not that of a page cut off before it', async () => {
    const { documents, notes } = await read([
      { id: 8, text: 'whose?' },
      { id: 9, from: 'Deleted Account', text: 'gone' },
      { service: 'Dana pinned <a href="#go_to_message9">this message</a>', id: 10 },
      { id: 11, text: 'after a line of Telegram’s' },
    ]);
    expect(documents.map((d) => d.sender)).toEqual([null, 'Deleted Account', null, null]);
    expect(notes.map((n) => n.text).join('\n')).toMatch(
      /1 message from deleted accounts[\s\S]*2 messages continue another that is not on the page/,
    );
  });

  test('words inside a message are no message and no name', async () => {
    const forged =
      '&lt;div class=&quot;message default clearfix&quot; id=&quot;message9&quot;&gt;&lt;div class=&quot;from_name&quot;&gt;Karim&lt;/div&gt;';
    const { document, reading } = await one({ text: forged });
    expect(reading.documents).toHaveLength(1);
    expect(document.sender).toBe('Dana');
    expect(document.text).toBe(
      '<div class="message default clearfix" id="message9"><div class="from_name">Karim</div>',
    );
  });
});

describe('[IN282] times with the offset of the machine, or as they stand', () => {
  test.each([
    ['15.09.2026 20:46:01 UTC+03:00', '2026-09-15T17:46:01Z', null],
    ['15.09.2026 20:46:01 UTC-0330', '2026-09-16T00:16:01Z', null],
    ['15.09.2026 20:46:01 UTC', '2026-09-15T20:46:01Z', null],
    ['15.09.2026 20:46:01', '2026-09-15T20:46:01', 'Asia/Damascus'],
  ])('%s', async (date, from, zone) => {
    const { document } = await one({ date }, { zone: 'Asia/Damascus' });
    expect(document.statedTime).toEqual({ from, to: from, stated: date, zone });
  });

  test.each([
    '31.02.2026 20:46:01',
    '15.13.2026 20:46:01',
    '15.09.2026 20:46:01 UTC+99:00',
    'soon',
  ])('%s is no time, and is said to be none', async (date) => {
    const { document, notes } = await one({ date });
    expect(document.statedTime).toBeNull();
    expect(notes).toContain('1 message without a time that could be read.');
  });

  test('without the exact time the minute stands under the day', async () => {
    const page = telegramPage([
      { service: '5 September 2026' },
      { id: 1, from: 'Dana', text: 'a' },
    ]);
    const { documents, notes } = await readText(page.replace(/ title="15[^"]*"/, ''));
    expect(documents[0]?.statedTime).toMatchObject({
      from: '2026-09-05T20:46:00',
      to: '2026-09-05T20:46:59',
      zone: 'UTC',
    });
    expect(notes.map((n) => n.text).join()).toContain('no time zone and none was given');
  });

  test('a line of Telegram’s own has its day, and no sender', async () => {
    const { documents, notes } = await read([
      { service: '15 September 2026', id: -1 },
      { service: 'Dana created group &laquo;North&raquo; with members Karim and Rima', id: 1 },
      { id: 2, from: 'Dana', text: 'a' },
      { service: 'Dana changed group photo', id: 3 },
    ]);
    expect(documents.map((d) => [d.part, d.sender, d.text.slice(0, 24)])).toEqual([
      ['message 1', null, 'Dana created group «Nort'],
      ['message 2', 'Dana', 'a'],
      ['message 3', null, 'Dana changed group photo'],
    ]);
    expect(documents[0]?.statedTime).toEqual({
      from: '2026-09-15T00:00:00',
      to: '2026-09-15T23:59:59',
      stated: '2026-09-15',
      zone: 'UTC',
    });
    // Once the machine's offset is known, the day is its day.
    expect(documents[2]?.statedTime).toMatchObject({
      from: '2026-09-14T21:00:00Z',
      to: '2026-09-15T20:59:59Z',
    });
    expect(notes.map((n) => n.text).join()).toContain("2 lines of Telegram's own");
  });
});

describe('[IN283] files, places and contacts', () => {
  test('a photo, its small picture, a file with spaces, in an account', async () => {
    const { document } = await one({ media: photoHtml('photos/photo_1@15-09-2026.jpg') });
    expect(document.attachments).toEqual([
      'photos/photo_1@15-09-2026.jpg',
      'photos/photo_1@15-09-2026_thumb.jpg',
    ]);
    expect(document.text).toBe('words\n[photo: photos/photo_1@15-09-2026.jpg]');
    const account = await one({
      media: mediaHtml('file', {
        href: '../../chats/chat_002/files/the%20list.pdf',
        title: 'the list.pdf',
        status: '1.2 MB',
      }),
    });
    expect(account.document.attachments).toEqual(['chats/chat_002/files/the list.pdf']);
    expect(account.document.text).toContain('[file: chats/chat_002/files/the list.pdf, 1.2 MB]');
  });

  test('a file that was left out is counted and named', async () => {
    const { document, notes } = await one({
      media: mediaHtml('voice_message', {
        title: 'Voice message',
        description: 'Not included, change data exporting settings to download.',
        status: '00:12, 48.3 KB',
      }),
    });
    expect(document.text).toContain(
      '[voice message (Not included, change data exporting settings to download., 00:12, 48.3 KB)]',
    );
    expect(notes).toContain('1 file left out of the export');
  });

  test('places keep their coordinates', async () => {
    const href = 'https://maps.google.com/maps?q=36.1,37.25&ll=36.1,37.25&z=16';
    const place = await one({
      media: mediaHtml('location', { href, title: 'Location', status: '36.1, 37.25' }),
    });
    expect(place.document.text).toBe('words\n[location: 36.1, 37.25]');
    const venue = await one({
      media: mediaHtml('venue', { href, title: 'Mill', description: 'North road' }),
    });
    expect(venue.document.text).toBe(
      'words\n[place: Mill]\n[address: North road]\n[location: 36.1, 37.25]',
    );
  });

  test('the number of a contact is in no document and no note', async () => {
    const { document, notes } = await one({
      media: mediaHtml('contact', { title: 'Karim A.', status: '+00 555 010 100' }),
    });
    expect(document.text).toContain('[contact: Karim A., a phone number, in the original only]');
    expect(JSON.stringify([document, notes])).not.toContain('555');
  });

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://example.org/x.jpg',
    'data:image/png;base64,AAAA',
  ])('what leads to %s is no file of the export', async (href) => {
    expect((await one({ media: photoHtml(href) })).document.attachments).toEqual([]);
  });

  test('a path stays inside the export', async () => {
    const { document } = await one({ media: photoHtml('../../../../etc/passwd', '/etc/shadow') });
    expect(document.attachments).toEqual(['etc/passwd', 'etc/shadow']);
  });

  test('words in places nobody knows are kept, and said to be', async () => {
    const { document, notes } = await one({ after: '<div class="new_thing">of next year</div>' });
    expect(document.text).toContain('[also there: of next year]');
    expect(notes).toContain('words in places this reader does not know');
  });
});

describe('[IN284] pages of an export', () => {
  test('each names the next and the one before', async () => {
    const { notes } = await read([{ id: 1001, from: 'Dana', text: 'a' }], {
      earlier: 'messages.html',
      later: 'messages3.html',
    });
    expect(notes.map((n) => n.text).join()).toContain(
      'The chat goes on in "messages.html" and "messages3.html", beside this page in the export.',
    );
  });

  test('a page cut short says after which message', async () => {
    const page = telegramPage([
      { id: 1, from: 'Dana', text: 'a' },
      { id: 2, from: 'Karim', text: 'and then they' },
    ]);
    const { documents, notes } = await readText(page.slice(0, page.indexOf('then they')));
    expect(documents.map((d) => d.text)).toEqual(['a', 'and']);
    expect(notes.map((n) => n.text).join()).toContain('it ends in or after message 2');
  });

  test('pages without messages are kept unread: they hold numbers', async () => {
    const contacts = telegramPage([], {
      name: 'Contacts',
      end: '<div class="entry_list"><div class="entry clearfix"><div class="name bold">Karim</div><div class="details_entry details">+00 555 010 100</div></div></div></div></body></html>',
    });
    expect(recognise(bytes(contacts), 'contacts.html').name).toBe('telegram-html');
    const { documents, notes } = await readText(contacts);
    expect(documents.map((d) => [d.kind, d.text])).toEqual([['file', '']]);
    expect(JSON.stringify([documents, notes])).not.toContain('555');
    expect(notes[0]?.text).toContain('belong in the vault');
  });

  test('what is no page of Telegram, or holds nothing, is refused in words', async () => {
    await expect(readText('<p>hello</p>')).rejects.toThrow(/holds no message/);
    await expect(read([{ service: 'No exported messages', id: -1 }])).rejects.toThrow(
      /no message was exported/,
    );
  });
});

describe('[IN280] recognised by what it is', () => {
  const sure = (text: string, name: string): string =>
    recognise(bytes(text).subarray(0, 65_536), name).name;
  test('pages of Telegram are, other pages are not', () => {
    const page = telegramPage([{ id: 1, from: 'Dana', text: 'a' }]);
    expect(sure(page, 'messages.html')).toBe('telegram-html');
    expect(sure(page, 'renamed')).toBe('telegram-html');
    expect(sure(page, 'a.csv')).not.toBe('telegram-html');
    expect(sure('<html><body><div class="message default">x</div></body></html>', 'a.html')).toBe(
      'html',
    );
    expect(sure('<html><title>Exported Data</title><body>x</body></html>', 'a.html')).toBe('html');
  });
});

describe('[IN285] damage and attacks cost the message they are in, and no time', () => {
  test('a message without an end, a stray quotation mark, a lost tag', async () => {
    const page = telegramPage([
      { id: 1, from: 'Dana', text: '<b>open <i>for ever <a href="https://example.org' },
      { id: 2, from: 'Karim', text: 'whole' },
      { id: 3, from: 'Rima', text: '</div></div></div></div></div></div>loose' },
      { id: 4, from: 'Dana', text: 'last' },
    ]);
    const { documents } = await readText(page);
    expect(documents.map((d) => [d.part, d.sender])).toEqual([
      ['message 1', 'Dana'],
      ['message 2', 'Karim'],
      ['message 3', 'Rima'],
      ['message 4', 'Dana'],
    ]);
    expect(documents[1]?.text).toBe('whole');
    expect(documents[3]?.text).toBe('last');
    expect(documents[2]?.text).toContain('loose');
  });

  test('the same number twice, or none, is still one document each', async () => {
    const page = telegramPage([
      { id: 1, from: 'Dana', text: 'a' },
      { id: 1, from: 'Dana', text: 'b' },
      { id: 2, from: 'Dana', text: 'c' },
    ]).replace(' id="message2"', '');
    const { documents } = await readText(page);
    expect(new Set(documents.map((d) => d.part)).size).toBe(3);
  });

  test.each([
    ['elements in elements', '<div class="text">'.repeat(100_000)],
    ['ends without beginnings', '</b>'.repeat(300_000)],
    ['both in turn', '<b>'.repeat(100_000) + '</i>'.repeat(100_000)],
    ['messages without end', '<div class="message default clearfix" id="message1">'.repeat(60_000)],
    ['nearly messages', '<div class="message '.repeat(150_000)],
    ['entities', '&amp;&#60;&laquo;'.repeat(150_000)],
    ['line ends', `a${' \n'.repeat(400_000)}b`],
    ['breaks', '<br>\n '.repeat(150_000)],
    ['quotation marks', '<a href="'.repeat(200_000)],
    ['pictures', '<a class="photo_wrap" href="a.jpg"><img src="b.jpg"></a>'.repeat(30_000)],
    ['links', '<a href="https://example.org/1">x</a>'.repeat(60_000)],
    ['one long tag', `<a ${'x="y" '.repeat(300_000)}>`],
  ])('%s', async (_, body) => {
    const begin = performance.now();
    const reading = await read([{ id: 1, from: 'Dana', text: body }]).catch((error: unknown) => {
      expect(error).toBeInstanceOf(IntakeError);
    });
    expect(performance.now() - begin).toBeLessThan(6000);
    if (reading) expect(reading.documents.length).toBeGreaterThan(0);
  });

  test('any bytes are read or refused, and the same way twice', async () => {
    const seed = bytes(
      telegramPage([
        { service: '15 September 2026' },
        { id: 1, from: 'Dana', text: 'a &amp; b', media: photoHtml('photos/a.jpg') },
        { id: 2, forwarded: { from: 'Rima' }, text: 'c' },
        { id: 3, from: 'Karim', media: mediaHtml('contact', { title: 'X', status: '+1' }) },
      ]),
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
            const reading = await telegramHtml.read(content, 'm.html', {});
            expect(await telegramHtml.read(content, 'm.html', {})).toEqual(reading);
            expect(new Set(reading.documents.map((d) => d.part)).size).toBe(
              reading.documents.length,
            );
            expect(reading.documents.every((d) => !d.text.includes('\0'))).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(IntakeError);
          }
        },
      ),
      { numRuns: runs },
    );
  });
});
