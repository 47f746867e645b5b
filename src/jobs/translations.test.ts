import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asId, type CaseId, type DocumentId, type QuestionId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { OpenStore } from '#store/open.ts';
import { openJobDesk, type JobDesk } from '../../test/harness/job-desk.ts';
import { claimDraft, questionDraft } from '../../test/contracts/drafts.ts';
import { addClaim } from './claims.ts';
import type { Desk } from './desk.ts';
import { documentView } from './documents.ts';
import { importFile } from './import-file.ts';
import { decideLink, listLinks, suggestLinksForCase, translationLinks } from './links.ts';
import { questionBundle } from './questions.ts';
import { sayTranslation } from './translations.ts';

const ME: Principal = { userId: asId('translation-tester'), name: 'Tester', kind: 'owner' };
const ENGLISH =
  'On 12 March 2026 at 08:20 Walid Haddad counted 117 tents by the mill in Tell Varo and 43 trucks on the road.';
const FRENCH =
  'Le 12 mars 2026 à 08:20, Walid Haddad a compté 117 tentes près du moulin à Tell Varo et 43 camions sur la route.';

let open: JobDesk;
let store: OpenStore;
let desk: Desk;
let caseId: CaseId;
let questionId: QuestionId;
let original: DocumentId;
let french: DocumentId;

beforeAll(async () => {
  open = await openJobDesk('translations');
  ({ store, desk } = open);
});
beforeEach(async () => {
  caseId = await open.newCase(ME);
  const question = await store.transact(ME, { verb: 'sample.load', object: caseId }, (tx) =>
    tx.insert('question', caseId, {
      ...questionDraft('T-1'),
      text: 'How many tents stood by the mill?',
      type: 'number',
      options: [],
      subjectIds: [],
    }),
  );
  questionId = question.id;
  original = await said('english.txt', ENGLISH, 'Heron');
  french = await said('french.txt', FRENCH, 'Ibis');
});
afterAll(async () => {
  await open?.close();
});

/** A document from somebody, with what it claims. */
async function said(name: string, text: string, who: string): Promise<DocumentId> {
  const bytes = new TextEncoder().encode(text);
  await importFile(desk, ME, caseId, { name, bytes, from: who, channel: 'by hand' });
  const found = (await store.read(ME, (tx) => tx.list('document', { caseId }))).at(-1);
  if (found === undefined) throw new Error('nothing was read');
  const { questionId: _, ...draft } = claimDraft('117 tents', questionId);
  await addClaim(desk, ME, caseId, {
    ...draft,
    questionId,
    documentId: found.id,
    value: { type: 'number', low: 117, high: 117 },
    quote: '117',
    span: null,
    hops: [
      {
        ...draft.hops[0]!,
        actor: { kind: 'unnamed', descriptor: `a witness of ${who}` },
        known: 'declared',
      },
    ],
  } as never);
  return found.id;
}

const lineage = async () => {
  const { assessment } = await questionBundle(desk, ME, questionId);
  return assessment;
};

describe('[IN289] a person says that a document is a translation of another', () => {
  test('and what both say has one origin, until the word is taken back', async () => {
    const before = JSON.stringify(await lineage());
    const two = await reported();
    expect(two).toBe(2);
    expect(await sayTranslation(desk, ME, french, original)).toMatchObject({
      of: { id: original, number: 1 },
      into: [],
    });
    expect(await reported()).toBe(1);
    expect((await lineage()).origins.dependentReports).toBe(1);
    expect((await documentView(desk, ME, original)).translation).toMatchObject({
      of: null,
      into: [{ id: french, number: 2 }],
    });
    expect((await documentView(desk, ME, french)).translation.of?.id).toBe(original);
    await sayTranslation(desk, ME, french, null);
    expect(await reported()).toBe(2);
    expect(JSON.stringify(await lineage())).toBe(before);
    expect((await documentView(desk, ME, french)).translation).toEqual({ of: null, into: [] });
  });

  test('a suggestion between the two is decided with it, and waits again without it', async () => {
    await suggestLinksForCase(desk, ME, caseId);
    const open = async () =>
      (await listLinks(desk, ME, caseId)).map(({ kind, state }) => `${kind} ${state}`).sort();
    expect(await open()).toEqual(['near-wording suggested']);
    await sayTranslation(desk, ME, french, original);
    expect(await open()).toEqual(['near-wording accepted', 'translation accepted']);
    expect(await suggestLinksForCase(desk, ME, caseId)).toEqual({ added: 0 });
    await sayTranslation(desk, ME, french, null);
    expect(await open()).toEqual(['near-wording suggested']);
  });

  test('what was rejected by hand stays rejected', async () => {
    await suggestLinksForCase(desk, ME, caseId);
    const [link] = await listLinks(desk, ME, caseId);
    if (link === undefined) throw new Error('nothing was suggested');
    const rejected = { version: link.version, state: 'rejected', comment: null } as const;
    await decideLink(desk, ME, link.id, rejected);
    await sayTranslation(desk, ME, french, original);
    await sayTranslation(desk, ME, french, null);
    expect((await listLinks(desk, ME, caseId)).map(({ state }) => state)).toEqual(['rejected']);
  });

  test('once said the pair is not suggested, and said twice it is said once', async () => {
    await sayTranslation(desk, ME, french, original);
    await sayTranslation(desk, ME, french, original);
    expect(await suggestLinksForCase(desk, ME, caseId)).toEqual({ added: 0 });
    expect(await listLinks(desk, ME, caseId)).toHaveLength(1);
  });

  test('not of itself, not in a circle, not of another case', async () => {
    await expect(sayTranslation(desk, ME, french, french)).rejects.toThrow(/of itself/);
    await sayTranslation(desk, ME, french, original);
    await expect(sayTranslation(desk, ME, original, french)).rejects.toThrow(/already/);
    const nobody = asId<DocumentId>('01ARZ3NDEKTSV4RRFFQ69G5FAV');
    await expect(sayTranslation(desk, ME, french, nobody)).rejects.toThrow(/no such document/);
    await expect(sayTranslation(desk, ME, nobody, french)).rejects.toThrow(/no such document/);
    // Nothing of what was said before is lost by it.
    expect((await documentView(desk, ME, french)).translation.of?.id).toBe(original);
  });
});

describe('[CL285] texts in two languages that share numbers, times and names are suggested as one', () => {
  test('the later from the earlier, with what both have', async () => {
    const [documents, claims] = await store.read(ME, async (tx) => [
      await tx.list('document', { caseId }),
      await tx.list('claim', { caseId }),
    ]);
    const links = translationLinks(documents, claims);
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({ state: 'suggested', kind: 'near-wording' });
    expect(links[0]?.reasons[0]?.detail).toMatch(/^in another language, the same \d+ of \d+/);
    expect([links[0]?.child.id, links[0]?.parent.id].toSorted()).toEqual(
      [original, french].toSorted(),
    );
    // Of one language, and without the numbers, nothing is.
    const english = documents.map((one) => ({ ...one, language: 'en' }));
    expect(translationLinks(english, claims)).toEqual([]);
    const bare = documents.map((one) => ({ ...one, text: one.text.replace(/\d/g, '') }));
    expect(translationLinks(bare, claims)).toEqual([]);
  });
});

/** Origins that are shown for the answer: reports that are one are counted once. */
async function reported(): Promise<number> {
  const { origins } = await lineage();
  return origins.independent + origins.notEstablished;
}
