import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId, type CaseId, type QuestionId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Document } from '#intake/document.ts';
import { makeZip } from '#intake/goldens/make-zip.ts';
import { encoders } from '#intake/photos/testing/encoders.ts';
import { inventedScene } from '#intake/photos/testing/invented-scene.ts';
import { exifSegment, gpsTags, jpegWith, tiffBytes } from '#intake/photos/testing/write-exif.ts';
import type { OpenStore } from '#store/open.ts';
import { openJobDesk, type JobDesk } from '../../test/harness/job-desk.ts';
import { claimDraft, questionDraft } from '../../test/contracts/drafts.ts';
import { addClaim } from './claims.ts';
import type { Desk } from './desk.ts';
import { importErrors } from './import-errors.ts';
import { importFile } from './import-file.ts';
import { caseFlaggedPhotos } from './photos.ts';
import { questionSheet } from './change-questions.ts';
import { makeRelease, releaseFile } from './release.ts';
import { documentSuggestions } from './suggestions.ts';

/* A photo with everything a camera writes, on its way in and out. */
const ME: Principal = { userId: asId('photo-tester'), name: 'Tester', kind: 'owner' };
const SERIAL = 'SN-93-INVENTED-7';
const OWNER = 'Marlow Invented';
const CHAT =
  '12/03/2026, 08:20 - Rowan: mill.jpg (file attached)\nThe mill burned, 117 tents stood there.\n';

let open: JobDesk;
let store: OpenStore;
let desk: Desk;
let caseId: CaseId;
let questionId: QuestionId;

beforeAll(async () => {
  open = await openJobDesk('document-checks');
  ({ store, desk } = open);
  caseId = await open.newCase(ME, {
    releasePolicy: { signatures: 1, coordinateDigits: 1, timePrecision: 'day' },
  });
  const { resolve } = createRequire(import.meta.url);
  const codec = await encoders((name) => new Uint8Array(readFileSync(resolve(name))));
  const photo = jpegWith(
    await codec.jpeg(inventedScene(3), 80),
    exifSegment(
      tiffBytes({
        image: { 0x010f: { ascii: 'Invento' }, 0x0110: { ascii: 'Model 4' } },
        exif: {
          0x9003: { ascii: '2026:03:10 21:10:05' },
          0x9011: { ascii: '+00:00' },
          0xa431: { ascii: SERIAL },
          0xa430: { ascii: OWNER },
        },
        gps: gpsTags(35.954321, 39.012345),
      }),
    ),
  );
  const bytes = makeZip([
    { name: 'WhatsApp Chat with Mill.txt', content: CHAT },
    { name: 'mill.jpg', content: photo },
  ]);
  await importFile(desk, ME, caseId, { name: 'mill.zip', bytes, from: 'Heron', channel: 'hand' });
  const calm = { raised: false, why: null, answer: null };
  const question = await store.transact(ME, { verb: 'sample.load', object: caseId }, (tx) =>
    tx.insert('question', caseId, {
      ...questionDraft('P-1'),
      text: 'Where was the camp by the mill?',
      type: 'point',
      options: [],
      subjectIds: [],
      protectedSite: calm,
      threatToLife: calm,
    }),
  );
  questionId = question.id;
  const message = (await documents()).find(({ kind }) => kind === 'message');
  const draft = claimDraft('the camp', questionId);
  await addClaim(desk, ME, caseId, {
    ...draft,
    questionId,
    documentId: message?.id ?? null,
    value: { type: 'point', lat: 36.4, lon: 39.5, radius: 500 },
    quote: 'there',
    span: null,
    hops: [{ ...draft.hops[0]!, actor: { kind: 'unnamed', descriptor: 'a witness' } }],
    aboutTime: {
      from: '2026-03-12T00:00:00Z',
      to: '2026-03-12T23:59:59Z',
      stated: '12 March',
      zone: null,
    },
  } as never);
});
afterAll(async () => {
  await open?.close();
});

const documents = (): Promise<readonly Document[]> =>
  store.read(ME, (tx) => tx.list('document', { caseId }));

describe('[IN291] what does not fit stands beside a document before it is coded', () => {
  test('a message shows what its photo states against what is claimed', async () => {
    const message = (await documents()).find(({ kind }) => kind === 'message');
    if (message === undefined) throw new Error('no message was read');
    const { checks } = await documentSuggestions(desk, ME, message.id);
    const photo = checks.filter(({ kind }) => kind === 'photo');
    expect(photo.map(({ about }) => about)).toContain('mill.jpg');
    expect(photo.map(({ text }) => text).join('\n')).toMatch(/\d+ km/);
    expect(photo.some(({ metres }) => metres !== null && metres > 50_000)).toBe(true);
    expect(
      photo.some(({ minutes }) => minutes !== null && Math.abs(minutes) > 24 * 60),
      JSON.stringify(photo),
    ).toBe(true);
    const { photos, flagged } = await caseFlaggedPhotos(desk, ME, caseId);
    expect(photos).toBe(1);
    expect(flagged[0]?.flags.join('\n')).toMatch(/\d+ km/);
  });

  test('coordinates far from the place that is named, and one without a place', async () => {
    const far = 'They dug at 33.5138, 36.2765, right by Aleppo.';
    const bytes = new TextEncoder().encode(far);
    await importFile(desk, ME, caseId, { name: 'far.txt', bytes, from: 'Ibis', channel: 'hand' });
    const note = (await documents()).at(-1);
    if (note === undefined) throw new Error('nothing was read');
    const { checks } = await documentSuggestions(desk, ME, note.id);
    expect(checks.length).toBeGreaterThan(0);
    expect(checks[0]).toMatchObject({
      kind: 'place',
      about: expect.stringContaining('33.5138') as string,
    });
    expect(checks.map(({ text }) => text).join('\n')).toContain('Aleppo');
    const plain = new TextEncoder().encode('They came by night and left at dawn.');
    await importFile(desk, ME, caseId, {
      name: 'b.txt',
      bytes: plain,
      from: 'Ibis',
      channel: 'hand',
    });
    const other = (await documents()).at(-1);
    if (other === undefined) throw new Error('nothing was read');
    expect((await documentSuggestions(desk, ME, other.id)).checks).toEqual([]);
  });
});

describe('[IN292] what a photo states of its device, owner and place does not leave', () => {
  test('not with a release, a sheet of questions or the errors of an import', async () => {
    // It is on the desk, else nothing would be tried.
    const photo = (await documents()).find(({ kind }) => kind === 'photo');
    expect(photo?.photo?.device?.serials).toContain(SERIAL);
    expect(photo?.photo?.gps?.lat).toBeCloseTo(35.954321, 4);
    await store.vault.create(ME, 'four quiet words here').catch(() => undefined);
    const release = await makeRelease(desk, ME, caseId, {
      title: 'The mill',
      audience: 'a court',
      questionIds: [questionId],
      formats: ['html', 'markdown'],
    });
    const leaving: Uint8Array[] = [];
    expect(release.gate.checks.length).toBeGreaterThan(0);
    if (release.status === 'released') {
      for (const { name } of release.manifest)
        leaving.push((await releaseFile(desk, ME, release.id, name)).bytes);
    }
    expect(release.status, JSON.stringify(release.gate)).toBe('released');
    expect(leaving.length).toBeGreaterThan(0);
    leaving.push((await questionSheet(desk, ME, caseId, {})).bytes);
    const [imported] = await store.read(ME, (tx) => tx.list('import', { caseId }));
    if (imported !== undefined) leaving.push((await importErrors(desk, ME, imported.id)).bytes);
    for (const bytes of leaving) {
      const text = Buffer.from(bytes).toString('utf8');
      for (const secret of [SERIAL, OWNER, 'Model 4', '35.95', '39.01', 'mill.jpg']) {
        expect(text).not.toContain(secret);
      }
      // Nor as a picture: no file that leaves holds the bytes of one.
      expect(Buffer.from(bytes).includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
    }
  });
});
