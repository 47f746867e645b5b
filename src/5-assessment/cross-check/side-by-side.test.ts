import { describe, expect, it } from 'vitest';
import { asId, type DocumentId } from '#terms/ids.ts';
import type { Document } from '#intake/document.ts';
import type { Claim } from '#claims/claim.ts';
import type { PhotoFacts } from '#intake/photos/photo-facts.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import { assessFully } from '../assess.ts';
import { day, makeClaim, makeInput, makeQuestion, NOW, NO, YES } from '../hand-made.ts';
import type { ToCheck } from './difference.ts';
import { placeBook } from './place-book.ts';
import { sideBySide } from './side-by-side.ts';

const choice = (answer: string): Value => ({ type: 'choice', answer });

function document(id: string, change: Partial<Document> = {}): Document {
  return {
    id: asId<DocumentId>(id),
    caseId: asId('case-1'),
    version: 1,
    madeAt: NOW,
    madeBy: asId('user-1'),
    exhibitId: asId(`exhibit-${id}`),
    importId: asId('import-1'),
    part: 'whole',
    kind: 'message',
    language: 'en',
    textReceived: '',
    text: '',
    repairs: [],
    statedTime: null,
    sender: null,
    senderSourceId: null,
    sessionId: null,
    forwardedFrom: null,
    media: [],
    title: null,
    ...change,
  };
}

function check(
  claims: readonly Claim[],
  question: Partial<Question> = {},
  more: Partial<ToCheck> = {},
) {
  const input = makeInput(claims, { question: makeQuestion(question) });
  return sideBySide({
    input,
    full: assessFully(input),
    documents: [],
    sessions: [],
    subjects: [],
    book: placeBook([]),
    zone: 'UTC',
    exhibits: new Map(),
    ...more,
  });
}

describe('claims side by side', () => {
  it('[AS108] each accepted claim is a column; the answer most give stands first, nearest to its origin', () => {
    const { columns } = check([
      makeClaim('c1', ['Tern'], NO),
      makeClaim('c2', ['Plum', 'C-Alder', 'L-Heron'], YES),
      makeClaim('c3', ['Plum', 'C-Alder'], YES),
      makeClaim('c4', ['Quince'], YES, { status: 'rejected' }),
    ]);
    expect(columns.map(({ claimId, group, says }) => [claimId, group, says])).toEqual([
      ['c3', 0, 'yes'],
      ['c2', 0, 'yes'],
      ['c1', 1, 'no'],
    ]);
    expect(columns[1]?.chain).toEqual(['Plum', 'C-Alder', 'L-Heron']);
  });

  it('[AS106] a difference names both sides and all who are on them', () => {
    const { differences } = check([
      makeClaim('c1', ['Tern'], NO),
      makeClaim('c2', ['Plum'], YES),
      makeClaim('c3', ['Quince'], YES),
    ]);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({ kind: 'value', between: [['c2', 'c3'], ['c1']] });
    expect(differences[0]?.text).toBe(
      'yes: Plum and Quince (2 reports); no: Tern (one report). They are two answers of which one at most is right.',
    );
  });

  it('[AS109] told before it happened, but for what is planned', () => {
    const early = { aboutTime: day('2026-03-20'), toldAt: day('2026-03-13') };
    const claims = [makeClaim('c1', ['Plum'], YES, early)];
    const kinds = (question: Partial<Question>) =>
      check(claims, question).differences.map(({ kind }) => kind);
    expect(kinds({})).toEqual(['told-before']);
    expect(kinds({ text: 'Is an attack on the clinic planned?' })).toEqual([]);
    expect(check(claims).differences[0]?.text).toMatch(/6 days before/);
  });

  it('a time that is off the period of the question, and two that are off each other', () => {
    const { differences } = check(
      [
        makeClaim('c1', ['Plum'], YES, { aboutTime: day('2026-03-12') }),
        makeClaim('c2', ['Tern'], YES, { aboutTime: day('2026-03-10') }),
      ],
      { period: day('2026-03-12') },
    );
    expect(differences.map(({ kind, between }) => [kind, between])).toEqual([
      ['time', [['c2'], []]],
      ['time', [['c2'], ['c1']]],
    ]);
  });

  it('[AS110] a kunya alone names nobody; two spellings may be one person', () => {
    const who = { type: 'choice', text: 'Who commands the checkpoint?' } as const;
    const kunya = check([makeClaim('c1', ['Sumac'], choice('Abu Tariq'))], who);
    expect(kunya.differences.map(({ kind, text }) => [kind, /kunya alone/.test(text)])).toEqual([
      ['people', true],
    ]);
    const spelt = check(
      [
        makeClaim('c1', ['Sumac'], choice('Mahmoud al-Rassi')),
        makeClaim('c2', ['Plum'], choice('Mahmud Rassi')),
      ],
      who,
    );
    expect(spelt.differences.filter(({ kind }) => kind === 'people')).toMatchObject([
      { between: [['c1'], ['c2']] },
    ]);
  });

  it('[AS111] one file sent by two people is said to be one', () => {
    const media = [
      {
        exhibitId: asId<Document['exhibitId']>('x'),
        sha256: asId<Document['media'][0]['sha256']>('ab'),
        name: 'a.png',
      },
    ];
    const { differences } = check(
      [
        makeClaim('c1', ['Fig'], YES),
        makeClaim('c2', ['Sumac'], YES),
        makeClaim('c3', ['Fig'], YES),
      ],
      {},
      {
        documents: [
          document('document-c1', { sender: 'Alder', media }),
          document('document-c2', { sender: 'Shop 4', media }),
          document('document-c3', { sender: 'Alder', media }),
        ],
      },
    );
    expect(differences).toMatchObject([
      {
        kind: 'photo',
        between: [['c1', 'c3'], ['c2']],
        text: 'Alder and Shop 4 sent the same file, byte for byte.',
      },
    ]);
  });

  it('[AS111] a picture is held against the time it is said to show, and against every other picture', () => {
    const photo = (naive: string): PhotoFacts => ({
      type: 'image/jpeg',
      width: 400,
      height: 300,
      orientation: 1,
      takenAt: {
        span: { from: naive, to: naive, stated: naive, zone: null },
        naive,
        offset: null,
        likelyOffset: 0,
        field: 'DateTimeOriginal',
      },
      gps: null,
      device: null,
      software: null,
      hash: null,
      captions: [],
      flags: [],
    });
    const picture = document('p1', {
      kind: 'photo',
      sender: 'Fig',
      photo: photo('2024-06-01T10:00:00'),
    });
    const message = document('document-c1', {
      sender: 'Fig',
      media: [{ exhibitId: picture.exhibitId, sha256: asId('a'.repeat(64)), name: 'stall.jpg' }],
    });
    const other = document('p2', {
      kind: 'photo',
      sender: 'Valley Now',
      photo: photo('2024-06-01T10:00:00'),
    });
    const { differences } = check(
      [makeClaim('c1', ['Fig'], YES, { aboutTime: day('2026-03-12') })],
      {},
      {
        documents: [message, picture, other],
        exhibits: new Map([
          ['p1', { sha256: 'aa', receivedAt: '2026-03-12T12:00:00Z' }],
          ['p2', { sha256: 'aa', receivedAt: '2026-03-11T12:00:00Z' }],
        ]),
      },
    );
    const texts = differences.filter(({ kind }) => kind === 'photo').map(({ text }) => text);
    expect(texts.some((text) => /months before the time it is said to show/.test(text))).toBe(true);
    expect(
      texts.some((text) => /byte for byte, was received from Valley Now on 2026-03-11/.test(text)),
    ).toBe(true);
  });
});
