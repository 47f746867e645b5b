import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monotonicFactory } from 'ulid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { CaseId, QuestionId, Sha256 } from '#terms/ids.ts';
import { instant } from '#terms/time.ts';
import { attached, HEAD, makeMail, makeMbox, makeParts } from '#intake/goldens/make-mail.ts';
import { telegramChat, telegramMessage } from '#intake/goldens/make-telegram.ts';
import { makeZip } from '#intake/goldens/make-zip.ts';
import { createCase } from '#jobs/cases.ts';
import type { Desk } from '#jobs/desk.ts';
import { importFile, type Arrival } from '#jobs/import-file.ts';
import { ImportStopped } from '#jobs/import-progress.ts';
import { listImports, undoImport } from '#jobs/imports.ts';
import { stopReading } from '#jobs/read-in-worker.ts';
import { rebuild } from '#jobs/rebuild.ts';
import { openStore } from '#store/open.ts';
import type { OpenStore } from '#store/open.ts';
import type { JournalEntry } from '#store/store.ts';
import { caseDraft, claimDraft, DRAFTS, EDITOR, OWNER, READER, STRANGER } from './drafts.ts';

/** Taking files in, end to end over the real store: what arrives, what it becomes, what never goes. */

const newId = monotonicFactory();
const clock = () => instant(new Date().toISOString());
/** A gigabyte takes a minute and some memory: only when asked for. */
const HUGE = process.env['HEARSAY_HUGE'] === '1' ? 1024 ** 3 : 60_000_000;

let base: string;
let store: OpenStore;
let desk: Desk;
let caseId: CaseId;

async function open(): Promise<void> {
  store = await openStore({
    folder: path.join(base, 'data'),
    keyFolder: path.join(base, 'keys'),
    clock,
    newId,
  });
  desk = { store, clock, newId };
}

beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'hearsay-intake-'));
  await open();
});
beforeEach(async () => {
  caseId = (await createCase(desk, OWNER, caseDraft(`Case ${newId()}`))).id;
});
afterAll(async () => {
  await stopReading();
  await store.close();
  await rm(base, { recursive: true, force: true });
});

const sha256 = (bytes: Uint8Array | string) =>
  createHash('sha256').update(bytes).digest('hex') as Sha256;

function arrival(name: string, content: string | Uint8Array, more: Partial<Arrival> = {}): Arrival {
  return { name, bytes: Buffer.from(content), from: 'Heron', channel: 'by hand', ...more };
}

const take = (one: Arrival, into = caseId) => importFile(desk, EDITOR, into, one);

/** What the case holds. */
async function held(of = caseId) {
  return store.read(OWNER, async (tx) => ({
    exhibits: await tx.list('exhibit', { caseId: of }),
    imports: await tx.list('import', { caseId: of }),
    documents: await tx.list('document', { caseId: of }),
    claims: await tx.list('claim', { caseId: of }),
    questions: await tx.list('question', { caseId: of }),
    sources: await tx.list('source', { caseId: of }),
    links: await tx.list('link', { caseId: of }),
  }));
}

async function journal(of = caseId): Promise<readonly JournalEntry[]> {
  const found: JournalEntry[] = [];
  for await (const entry of store.journal.entries()) {
    if (entry['caseId'] === of && entry.kind !== 'case') found.push(entry);
  }
  return found;
}

const CHAT =
  '12/03/2026, 20:41 - Heron: trucks at the north gate\n' +
  '12/03/2026, 20:42 - Plover: how many?\n12/03/2026, 20:43 - Heron: like 50 or 60\n';
const SHEET =
  'source,question,value,from\n' +
  'Heron,How many trucks came to Tell Varo?,12,\n' +
  'Plover,How many trucks came to Tell Varo?,about 12,Heron\n';
const jpeg = (mark: string) =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from(mark)]);
const chatWith = (photo: string, who: string) =>
  `12/03/2026, 20:41 - ${who}: ${photo} (file attached)\n12/03/2026, 20:42 - ${who}: look at this\n`;

describe('the same bytes again', () => {
  it('[IN74] add nothing but a line in the custody log, once for each who brings them', async () => {
    const first = await take(arrival('chat.txt', CHAT));
    expect(first.alreadyThere).toBe(false);
    expect(first.import.counts.documents).toBe(3);
    const before = await held();
    for (let i = 0; i < 2; i += 1) {
      const again = await take(arrival('renamed.txt', CHAT, { from: 'Plover' }));
      expect(again.alreadyThere).toBe(true);
      expect(again.import.id).toBe(first.import.id);
      const after = await held();
      expect({ ...after, exhibits: [] }).toEqual({ ...before, exhibits: [] });
      expect(after.exhibits).toHaveLength(1);
      expect(after.exhibits[0]?.custody.map(({ who, what }) => [who, what])).toEqual([
        ['Heron', 'handed over by by hand'],
        ['Editor', 'stored under its hash and imported'],
        ['Plover', 'handed over again by by hand'],
      ]);
    }
    expect((await journal()).map((entry) => [entry.kind, entry['from']])).toEqual([
      ['arrival', 'Heron'],
      ['handover', 'Plover'],
    ]);
  });

  it('[IN71] a request sent again under its key gets its answer and is no second handover', async () => {
    const request = arrival('chat.txt', CHAT, { idempotencyKey: `key-${newId()}` });
    const first = await take(request);
    const before = await held();
    expect(await take(request)).toEqual(first);
    expect(await held()).toEqual(before);
    expect(await journal()).toHaveLength(1);
    const other = arrival('other.txt', 'Another thing.', {
      idempotencyKey: request.idempotencyKey ?? '',
    });
    await expect(take(other)).rejects.toMatchObject({ code: 'key-reused' });
    expect(await held()).toEqual(before);
  });

  it('[IN80] many at the same moment are one import', async () => {
    const views = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        take(arrival('claims.csv', SHEET, { from: `Heron ${i}` })),
      ),
    );
    expect(views.filter((view) => !view.alreadyThere)).toHaveLength(1);
    const { exhibits, imports, documents, claims } = await held();
    expect([exhibits.length, imports.length, documents.length, claims.length]).toEqual([
      1, 1, 2, 2,
    ]);
    expect(exhibits[0]?.custody.filter(({ what }) => what.startsWith('handed over'))).toHaveLength(
      6,
    );
  });

  it('[IN80] different archives with the same photo and the same text at the same moment', async () => {
    const views = await Promise.all(
      ['a', 'b', 'c', 'd'].map((mark) =>
        take(
          arrival(
            `${mark}.zip`,
            makeZip([
              { name: 'note.txt', content: 'They came by night.' },
              { name: `${mark}.txt`, content: `Only in ${mark}.` },
              { name: 'photo.jpg', content: jpeg('the gate') },
            ]),
          ),
        ),
      ),
    );
    expect(views.every((view) => view.import.status === 'done')).toBe(true);
    const { exhibits, documents } = await held();
    expect(new Set(exhibits.map((one) => one.sha256)).size).toBe(exhibits.length);
    expect(documents.filter(({ text }) => text === 'They came by night.')).toHaveLength(1);
    expect(documents.filter(({ kind }) => kind === 'photo')).toHaveLength(4);
  });

  it('[IN74] alone or packed: the documents of one text are there once', async () => {
    const zip = makeZip([
      { name: '_chat.txt', content: CHAT },
      { name: 'note.txt', content: 'Bring the list.' },
    ]);
    await take(arrival('chat.txt', CHAT));
    const packed = await take(arrival('export.zip', zip, { from: 'Plover' }));
    expect(packed.import.counts.documents).toBe(1);
    expect(packed.notes.map(({ text }) => text)).toContain(
      '_chat.txt: was imported before; its 3 documents are there already and nothing was added.',
    );
    expect((await held()).documents).toHaveLength(4);
    // The other way round, and after the archive was taken back.
    const other = (await createCase(desk, OWNER, caseDraft('The other way round'))).id;
    const first = await take(arrival('export.zip', zip), other);
    const alone = await take(arrival('chat.txt', CHAT), other);
    expect([alone.alreadyThere, alone.import.id]).toEqual([true, first.import.id]);
    expect((await held(other)).documents).toHaveLength(4);
    await undoImport(desk, EDITOR, first.import.id);
    expect((await held(other)).documents).toHaveLength(0);
    expect((await take(arrival('chat.txt', CHAT), other)).alreadyThere).toBe(false);
    expect((await held(other)).documents).toHaveLength(3);
  });

  it('[IN74] under two names in one archive they are read once, and both names find the photo', async () => {
    const view = await take(
      arrival(
        'export.zip',
        makeZip([
          {
            name: '_chat.txt',
            content: `${chatWith('a.jpg', 'Heron')}${chatWith('b.jpg', 'Heron').replaceAll('20:4', '21:4')}`,
          },
          { name: 'a.jpg', content: jpeg('gate') },
          { name: 'b.jpg', content: jpeg('gate') },
        ]),
      ),
    );
    expect(view.import.status).toBe('done');
    const { exhibits, documents } = await held();
    expect(exhibits).toHaveLength(3);
    expect(documents.filter(({ kind }) => kind === 'photo')).toHaveLength(1);
    const attached = documents.filter(({ kind, media }) => kind === 'message' && media.length > 0);
    expect(attached.map(({ media }) => [media[0]?.name, media[0]?.sha256])).toEqual([
      ['a.jpg', sha256(jpeg('gate'))],
      ['b.jpg', sha256(jpeg('gate'))],
    ]);
    expect(view.notes.map(({ text }) => text)).toContain(
      'b.jpg: holds the same bytes as a.jpg and was read once.',
    );
  });
});

describe('photos and other attachments', () => {
  it('[IN77] the same photo from two hands is one exhibit and two reports that share its hash', async () => {
    const photo = jpeg('the depot burns');
    for (const who of ['Heron', 'Plover']) {
      await take(
        arrival(
          `${who}.zip`,
          makeZip([
            { name: '_chat.txt', content: chatWith('IMG-20260312-WA0001.jpg', who) },
            { name: 'IMG-20260312-WA0001.jpg', content: photo },
          ]),
          { from: who },
        ),
      );
    }
    const { exhibits, documents } = await held();
    const kept = exhibits.filter((one) => one.sha256 === sha256(photo));
    expect(kept).toHaveLength(1);
    expect(kept[0]?.mediaType).toBe('image/jpeg');
    expect(kept[0]?.custody.at(-1)).toMatchObject({
      who: 'Plover',
      what: 'handed over again by by hand in "Plover.zip"',
    });
    for (const kind of ['message', 'photo']) {
      const showing = documents.filter((one) => one.kind === kind && one.media.length > 0);
      expect(showing).toHaveLength(2);
      expect(showing.map(({ media }) => media[0]?.sha256)).toEqual([sha256(photo), sha256(photo)]);
      expect(new Set(showing.map(({ importId }) => importId)).size).toBe(2);
    }
    expect(Buffer.from(await store.exhibits.get(sha256(photo)))).toEqual(photo);
  });

  it('[IN78] a message has the photo of its own folder; among strangers of one name, none', async () => {
    await take(
      arrival(
        'two-chats.zip',
        makeZip([
          { name: 'north/_chat.txt', content: chatWith('IMG-1.jpg', 'Heron') },
          { name: 'south/_chat.txt', content: chatWith('IMG-1.jpg', 'Plover') },
          { name: 'lost/_chat.txt', content: chatWith('IMG-1.jpg', 'Curlew') },
          { name: 'south/IMG-1.jpg', content: jpeg('south') },
          { name: 'north/IMG-1.jpg', content: jpeg('north') },
        ]),
      ),
    );
    const { documents } = await held();
    const shown = (who: string) =>
      documents
        .filter((one) => one.sender === who)
        .flatMap(({ media }) => media.map((one) => one.sha256));
    expect(shown('Heron')).toEqual([sha256(jpeg('north'))]);
    expect(shown('Plover')).toEqual([sha256(jpeg('south'))]);
    expect(shown('Curlew')).toEqual([]);
  });
});

describe('what is packed inside a mail or lies beside a chat', () => {
  const withPhoto = (mark: string) =>
    makeMail(
      [...HEAD, 'Content-Type: multipart/mixed; boundary=b'],
      makeParts('b', [
        { head: ['Content-Type: text/plain'], body: `see ${mark}` },
        attached('image/jpeg', 'IMG-1.jpg', jpeg(mark)),
      ]),
    );
  const shown = async () =>
    (await held()).documents
      .filter(({ kind }) => kind === 'message')
      .map(({ part, media }) => [part, media.map(({ sha256: hash }) => hash)]);

  it('[IN125] every mail of a mailbox has its own attachment, though all are called the same', async () => {
    await take(arrival('box.mbox', makeMbox(['north', 'south', 'north'].map(withPhoto))));
    expect(await shown()).toEqual([
      ['message 1', [sha256(jpeg('north'))]],
      ['message 2', [sha256(jpeg('south'))]],
      ['message 3', [sha256(jpeg('north'))]],
    ]);
  });

  it('[IN124] an attached mail is read in turn, with its own sender and its own attachment', async () => {
    const inner = Buffer.from(withPhoto('south')).toString('latin1').replace('Dana', 'Karim');
    await take(
      arrival(
        'forward.eml',
        makeMail(
          [...HEAD, 'Content-Type: multipart/mixed; boundary=o'],
          makeParts('o', [
            { head: ['Content-Type: message/rfc822'], body: Buffer.from(inner, 'latin1') },
            attached('image/jpeg', 'IMG-1.jpg', jpeg('north')),
          ]),
        ),
      ),
    );
    const mails = (await held()).documents.filter(({ kind }) => kind === 'message');
    expect(mails.map((d) => [d.sender, d.forwardedFrom, d.media.map((m) => m.sha256)])).toEqual([
      ['Dana', 'Karim', [sha256(inner), sha256(jpeg('north'))]],
      ['Karim', null, [sha256(jpeg('south'))]],
    ]);
  });

  it('[IN105] a message of a Telegram export has the file its path leads to, among others of that name', async () => {
    const chat = (photo: string) => telegramChat([telegramMessage(1, { photo, text: photo })]);
    await take(
      arrival(
        'export.zip',
        makeZip([
          { name: 'a/result.json', content: chat('photos/p.jpg') },
          { name: 'a/photos/p.jpg', content: jpeg('a') },
          { name: 'a/video_files/p.jpg', content: jpeg('other') },
          { name: 'b/photos/p.jpg', content: jpeg('b') },
        ]),
      ),
    );
    expect(await shown()).toEqual([['message 1', [sha256(jpeg('a'))]]]);
  });
});

describe('taking an import back', () => {
  it('[IN75] leaves neither documents nor claims nor links; the file can come again', async () => {
    const first = await take(arrival('claims.csv', SHEET));
    expect(first.import.counts).toEqual({ documents: 2, claims: 2, rowErrors: 0 });
    const before = await held();
    const [child, parent] = before.claims;
    await store.transact(OWNER, { verb: 'link.suggest' }, (tx) =>
      tx.insert('link', caseId, {
        ...DRAFTS.link,
        child: { kind: 'claim', id: child?.id ?? asId('') },
        parent: { kind: 'claim', id: parent?.id ?? asId('') },
      }),
    );
    await take(arrival('note.txt', 'This one stays.'));

    expect(await undoImport(desk, EDITOR, first.import.id)).toMatchObject({ removed: 2, stay: 0 });
    const undone = await held();
    expect(undone.documents.map(({ text }) => text)).toEqual(['This one stays.']);
    expect([undone.claims, undone.links]).toEqual([[], []]);
    expect(undone.exhibits).toHaveLength(2);
    expect(Buffer.from(await store.exhibits.get(sha256(SHEET))).toString()).toBe(SHEET);
    expect((await listImports(desk, EDITOR, caseId)).map((view) => view.import.status)).toEqual([
      'done',
      'undone',
    ]);
    expect(await undoImport(desk, EDITOR, first.import.id)).toMatchObject({ removed: 0 });

    const again = await take(arrival('claims.csv', SHEET));
    expect(again.alreadyThere).toBe(false);
    const after = await held();
    expect(after.documents).toHaveLength(3);
    expect(after.claims.map(({ quote }) => quote)).toEqual(before.claims.map(({ quote }) => quote));
    // Its questions went with it and are asked again; who spoke stays known.
    expect(undone.questions).toEqual([]);
    expect(after.questions.map(({ ref, text }) => [ref, text])).toEqual(
      before.questions.map(({ ref, text }) => [ref, text]),
    );
    expect(after.sources).toEqual(before.sources);
    const numbers = await store.read(OWNER, (tx) => tx.numbers(caseId));
    expect([...numbers.values()]).toEqual([3, 4, 5]);
  });
});

describe('sheets', () => {
  it('[IN76] rows that cannot be read are named with their lines, the others are taken in', async () => {
    const view = await take(
      arrival(
        'claims.csv',
        'source,question,value,type\n' +
          'Heron,How many trucks came?,12,number\n' +
          ',How many trucks came?,14,number\n' +
          'Plover,How many trucks came?,a few or so,number\n' +
          'Curlew,How many trucks came?,13,number,too,many\n' +
          'Heron,Was the bridge cut?,yes,yes-no\n',
      ),
    );
    expect(view.import.status).toBe('done');
    expect(view.rowErrors.map(({ line }) => line)).toEqual([3, 4, 5]);
    for (const { text } of view.rowErrors) expect(text).toMatch(/\w{3}.*[.:]/);
    expect(view.import.counts).toEqual({ documents: 5, claims: 2, rowErrors: 3 });
    const [listed] = await listImports(desk, EDITOR, caseId);
    expect(listed?.rowErrors.map(({ line }) => line)).toEqual(expect.arrayContaining([3, 4, 5]));
    expect((await held()).claims.map(({ quote }) => quote)).toEqual(['12', 'yes']);
  });

  it('[IN81] a name that a later row gives its question is given to no other', async () => {
    await take(
      arrival(
        'claims.csv',
        'source,question,value\nHeron,Was the bridge cut?,yes\nHeron,Q-001,12\n',
      ),
    );
    const { questions, claims } = await held();
    expect(questions.map(({ ref, text }) => [ref, text])).toEqual([
      ['Q-002', 'Was the bridge cut?'],
      ['Q-001', 'Q-001'],
    ]);
    expect(new Set(claims.map(({ questionId }) => questionId)).size).toBe(2);
  });

  it('[IN81] two spellings of a source are one source', async () => {
    await take(
      arrival(
        'claims.csv',
        'source,question,value\nHeron,Was the bridge cut?,yes\n~ HERON ,How many came?,12\nHe\u200Bron,Who came?,Alder\n',
      ),
    );
    expect((await held()).sources.map(({ pseudonym }) => pseudonym)).toEqual(['Heron']);
  });
});

describe('[IN73] what cannot be read is kept bit for bit, in words, and the next file is read', () => {
  const binary = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3)) % 256));
  const hugeLine = () => {
    const bytes = Buffer.alloc(HUGE, 'x');
    bytes.write('source,question,value\n');
    return bytes;
  };

  it.each<[string, string, () => Uint8Array, 'done' | 'failed', RegExp]>([
    ['a binary file named .txt', 'notes.txt', () => binary, 'done', /not text: it holds/],
    ['a photo named .txt', 'photo.txt', () => jpeg('gate'), 'done', /not text.*read as a photo/],
    ['an empty ZIP', 'export.zip', () => makeZip([]), 'failed', /is empty.*original is kept/s],
    [
      'a ZIP cut short',
      'export.zip',
      () => makeZip([{ name: 'a.txt', content: 'x'.repeat(9999) }]).subarray(0, 60),
      'failed',
      /cannot be unpacked.*original is kept/s,
    ],
    ['a sheet of nothing', 'claims.csv', () => Buffer.from('\n\n'), 'failed', /no table/],
    [
      `a CSV with a line of ${HUGE} bytes`,
      'claims.csv',
      hugeLine,
      'done',
      /Line 2 is \d+ bytes long/,
    ],
  ])(
    '%s',
    async (_, name, make, status, words) => {
      const bytes = make();
      const hash = sha256(bytes);
      const size = bytes.length;
      const view = await take(arrival(name, '', { bytes }));
      expect(view.import.status).toBe(status);
      const errors = view.notes.filter(({ level }) => level === 'error');
      expect(errors.map(({ text }) => text).join('\n')).toMatch(words);
      const [exhibit] = (await held()).exhibits;
      expect([exhibit?.sha256, exhibit?.size]).toEqual([hash, size]);
      const kept = await store.exhibits.get(hash);
      expect(kept.length).toBe(size);
      expect(sha256(kept)).toBe(hash);
      expect((await journal()).map((entry) => entry['sha256'])).toEqual([hash]);
      // And on it goes.
      const next = await take(arrival('chat.txt', CHAT));
      expect(next.import.counts.documents).toBe(3);
      expect((await store.verify(OWNER)).problems).toEqual([]);
    },
    600_000,
  );

  it('an archive whose member cannot be read has its other members', async () => {
    const view = await take(
      arrival(
        'mixed.zip',
        makeZip([
          { name: 'inner.zip', content: makeZip([]) },
          { name: 'note.txt', content: 'They came by night.' },
        ]),
      ),
    );
    expect(view.import.status).toBe('done');
    expect(view.notes.filter(({ level }) => level === 'error').map(({ text }) => text)).toEqual([
      expect.stringMatching(/^inner\.zip: .*is empty/),
    ]);
    const { exhibits, documents } = await held();
    expect(exhibits).toHaveLength(3);
    expect(documents.map(({ text }) => text)).toEqual(['They came by night.']);
  });

  it('a text too long for one document is said to be', async () => {
    const bytes = Buffer.alloc(31_000_000, 'They came by night. ');
    const view = await take(arrival('long.txt', '', { bytes }));
    expect(view.import.status).toBe('failed');
    expect(view.notes.map(({ text }) => text).join()).toMatch(/30 million characters.*Split it/);
    expect((await store.exhibits.get(sha256(bytes))).length).toBe(bytes.length);
  }, 120_000);
});

describe('[IN288] an import that is stopped', () => {
  /** Enough to be stopped while they are read; every rebuild after it takes them in again. */
  const MANY = 15_000;
  const long = (): Buffer =>
    Buffer.from(
      Array.from(
        { length: MANY },
        (_, i) =>
          `${String(1 + Math.floor(i / 1440)).padStart(2, '0')}/09/2026, ${String(Math.floor(i / 60) % 24).padStart(2, '0')}:${String(i % 60).padStart(2, '0')} - Dana: words ${i}`,
      ).join('\n'),
    );
  const stopAt = async (stage: 'reading' | 'storing', one: Arrival) => {
    const control = new AbortController();
    const stages: string[] = [];
    const began = performance.now();
    const error: unknown = await importFile(desk, EDITOR, caseId, one, {
      signal: control.signal,
      report: (progress) => {
        stages.push(progress.stage);
        if (progress.stage === stage) setTimeout(() => control.abort(), 20);
      },
    }).catch((e: unknown) => e);
    return { error, stages, seconds: (performance.now() - began) / 1000 };
  };

  it.each(['reading', 'storing'] as const)(
    'while %s leaves nothing in the case, and can be done again',
    async (stage) => {
      const bytes = long();
      const one = arrival('chat.txt', '', { bytes });
      const { error, stages } = await stopAt(stage, one);
      expect(error).toBeInstanceOf(ImportStopped);
      expect(stages).toContain(stage);
      expect(await held()).toMatchObject({ exhibits: [], documents: [] });
      expect(await store.read(OWNER, (tx) => tx.count('import', { caseId }))).toBe(0);
      expect(sha256(await store.exhibits.get(sha256(bytes)))).toBe(sha256(bytes));
      // No rebuild brings it in.
      const before = await store.read(OWNER, (tx) => tx.count('document', { caseId }));
      await rebuild(desk, OWNER);
      expect(await store.read(OWNER, (tx) => tx.count('document', { caseId }))).toBe(before);
      // The next file is read, and so is this one.
      expect((await take(arrival('note.txt', 'They came by night.'))).import.status).toBe('done');
      const again = await take(arrival('chat.txt', CHAT));
      expect(again.import.counts.documents).toBe(3);
      if (stage === 'storing') return;
      const whole = await take(one);
      expect(whole.import.counts.documents).toBe(MANY);
      await rebuild(desk, OWNER);
      expect(await store.read(OWNER, (tx) => tx.count('document', { caseId }))).toBe(MANY + 4);
    },
    300_000,
  );

  it('before it begins leaves not even a line in the journal', async () => {
    const control = new AbortController();
    control.abort();
    const one = arrival('note.txt', 'Nobody reads this.');
    await expect(importFile(desk, EDITOR, caseId, one, { signal: control.signal })).rejects.toThrow(
      /Nothing of it is in the case/,
    );
    expect((await journal()).filter(({ kind }) => kind !== 'case')).toEqual([]);
  });

  it('what is packed is told file by file', async () => {
    const told: string[] = [];
    const zip = makeZip([
      { name: 'a.txt', content: 'They came by night.' },
      { name: 'b.txt', content: 'They left at dawn.' },
    ]);
    await importFile(desk, EDITOR, caseId, arrival('two.zip', '', { bytes: zip }), {
      report: ({ stage, file, files, ofFiles, documents }) =>
        void told.push(`${stage} ${file} ${files}/${ofFiles} ${documents}`),
    });
    expect([...new Set(told)]).toEqual([
      'reading two.zip 0/1 0',
      'reading a.txt 1/3 0',
      'reading a.txt 1/3 1',
      'reading b.txt 2/3 1',
      'reading b.txt 2/3 2',
      'storing two.zip 3/3 2',
    ]);
  });
});

describe('who may not add to a case', () => {
  it.each([
    ['a reader', READER, 'forbidden'],
    ['a stranger', STRANGER, 'not-found'],
  ])(
    '[IN79] %s leaves nothing: no exhibit, no bytes, no line in the journal',
    async (_, who, code) => {
      const secret = `Only ${newId()} knows.`;
      const lines = (await journal()).length;
      await expect(importFile(desk, who, caseId, arrival('a.txt', secret))).rejects.toMatchObject({
        code,
      });
      expect((await held()).exhibits).toEqual([]);
      expect(await store.exhibits.has(sha256(secret))).toBe(false);
      expect((await journal()).length).toBe(lines);
      const taken = await take(arrival('b.txt', 'The right hand.'));
      await expect(undoImport(desk, who, taken.import.id)).rejects.toMatchObject({ code });
      expect((await held()).documents).toHaveLength(1);
      expect((await journal()).map(({ kind }) => kind)).toEqual(['arrival']);
    },
  );
});

describe('[IN72] a rebuild', () => {
  it('has what stood, not what was undone; names what it cannot have, and takes the rest', async () => {
    const folder = path.join(base, 'data');
    // Another case of the same moment, whose request was sent twice and first cut short.
    const { id: twin } = await createCase(desk, OWNER, caseDraft('Sent twice'), `key-${newId()}`);
    const draft = caseDraft('Sent twice');
    await store.journal.append({ kind: 'case', at: clock(), caseId: newId(), draft });
    await take(arrival('note.txt', 'In the case sent twice.'), twin);

    const undone = await take(arrival('undone.txt', 'Taken back.'));
    await undoImport(desk, EDITOR, undone.import.id);
    const back = await take(arrival('claims.csv', SHEET));
    await undoImport(desk, EDITOR, back.import.id);
    await take(arrival('claims.csv', SHEET));
    await take(arrival('claims.csv', SHEET, { from: 'Plover' }));
    await take(arrival('empty.zip', makeZip([])));
    await take(arrival('empty.zip', makeZip([])));
    await take(arrival('gone.txt', 'Its original will be gone.'));
    await take(arrival('damaged.txt', 'Its original will be damaged.'));
    await take(arrival('unlucky.txt', 'Its original will be there, its line will not.'));
    await expect(
      take(arrival('refused.csv', 'a,b\n1,2\n', { mapping: 'no-such-mapping' })),
    ).rejects.toMatchObject({ code: 'invalid' });
    const before = await held();

    // By hand, over a healthy database: nothing comes, nothing goes – not even what was added by hand.
    const question = before.questions[0]?.id ?? asId<QuestionId>('');
    await store.transact(EDITOR, { verb: 'claim.add' }, (tx) =>
      tx.insert('claim', caseId, {
        ...claimDraft('typed by hand', question),
        documentId: before.documents[0]?.id ?? null,
      }),
    );
    const healthy = await held();
    // What arrived in other tests and was refused for its key comes now, and into their cases.
    await rebuild(desk, OWNER);
    expect(await held()).toEqual(healthy);
    const idle = await rebuild(desk, OWNER);
    expect([idle.cases, idle.imports, idle.undone, idle.missing]).toEqual([0, 0, 0, []]);
    expect(await held()).toEqual(healthy);

    await store.close();
    await rm(path.join(folder, 'database'), { recursive: true });
    const place = (text: string) =>
      path.join(folder, 'exhibits', sha256(text).slice(0, 2), sha256(text));
    await rm(place('Its original will be gone.'));
    await appendFile(place('Its original will be damaged.'), '!');
    await damageLine(path.join(folder, 'journal'), 'unlucky.txt');
    await open();

    const done = await rebuild(desk, OWNER);
    expect(done.missing).toContain('gone.txt');
    expect(done.problems.map((problem) => problem.split(':')[0])).toEqual(
      expect.arrayContaining(['The journal', 'damaged.txt', 'refused.csv']),
    );
    const after = await held();
    const told = (one: typeof after) => ({
      documents: one.documents
        .map(({ part, text }) => `${part} ${text}`)
        .filter((text) => !text.includes('Its original will be')),
      claims: one.claims.map(({ quote }) => quote),
      imports: one.imports.map(({ status, format }) => `${status} ${format}`).sort(),
    });
    const lost = ['done text', 'done text', 'done text'];
    expect(told(after).documents).toEqual(told(before).documents);
    expect(told(after).claims).toEqual(told(before).claims);
    // One import that was undone and done again, and one that failed twice, come as one each.
    expect([...told(after).imports, ...lost].sort()).toEqual(
      ['done sheet', ...lost, 'failed unread', 'undone text'].sort(),
    );
    const sheet = after.exhibits.find((one) => one.sha256 === sha256(SHEET));
    expect(sheet?.custody.map(({ who, what }) => [who, what])).toContainEqual([
      'Plover',
      'handed over again by by hand',
    ]);
    const cases = await store.read(OWNER, (tx) => tx.cases());
    expect(cases.filter(({ title }) => title === 'Sent twice').map(({ id }) => id)).toEqual([twin]);
    const again = await rebuild(desk, OWNER);
    expect([again.cases, again.imports, again.undone]).toEqual([0, 0, 0]);
    expect(await held()).toEqual(after);
  }, 120_000);

  /** Changes the line that tells of a file. */
  async function damageLine(folder: string, fileName: string): Promise<void> {
    for (const name of await readdir(folder)) {
      const file = path.join(folder, name);
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(`"name":"${fileName}"`, `"name":"x${fileName}"`));
    }
  }
});
