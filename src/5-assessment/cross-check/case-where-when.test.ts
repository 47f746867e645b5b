import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { Subject } from '#terms/subject.ts';
import type { Value } from '#claims/value.ts';
import { assessFully } from '../assess.ts';
import { day, makeClaim, makeInput, makeQuestion, NOW, YES } from '../hand-made.ts';
import { itemsOf } from './case-where-when.ts';
import { placeBook } from './place-book.ts';
import { sightingsOf } from './sightings.ts';
import { whenOf, whereOf } from './where-when.ts';

function subject(
  id: string,
  names: readonly string[],
  point: Subject['point'],
  more: Partial<Subject> = {},
): Subject {
  return {
    id: asId(id),
    caseId: asId('case-1'),
    version: 1,
    madeAt: NOW,
    madeBy: asId('user-1'),
    kind: 'place',
    names: names.map((text) => ({ text, language: null, script: null, kind: 'name' })),
    descriptors: [],
    possibleSameAs: [],
    point,
    protectedSite: false,
    ...more,
  };
}

const SUBJECTS = [
  subject('varo', ['Tell Varo', 'تل فارو'], { lat: 33.463, lon: -37.299, radius: 700 }),
  subject(
    'clinic',
    ['Clinic of Dar Sefin'],
    { lat: 33.4216, lon: -37.2862, radius: 60 },
    { protectedSite: true },
  ),
  subject('market', ['Market of Dar Sefin'], { lat: 33.4139, lon: -37.2868, radius: 120 }),
  subject('nowhere', ['School of Dar Sefin'], null),
  subject('tariq', ['Abu Tariq'], null, { kind: 'person' }),
];
const book = placeBook(SUBJECTS);
const place = (name: string): Value => ({ type: 'place', place: name });
const point = (lat: number, lon: number): Value => ({ type: 'point', lat, lon, radius: 6 });

describe('where and when', () => {
  const aboutMarket = makeQuestion({
    subjectIds: [asId('nowhere'), asId('market')],
    period: day('2026-03-12'),
  });
  it.each([
    [place('Tell Varo'), null, 'Tell Varo', 'value'],
    [place('Tel Faro'), null, 'Tell Varo', 'value'],
    [place('تل فارو'), null, 'Tell Varo', 'value'],
    [YES, 'under Tell Varo, at the white stones', 'Tell Varo', 'stated'],
    [YES, '33.5000, -37.2000', null, 'stated'],
    [YES, null, 'Market of Dar Sefin', 'question'],
    [YES, 'Elsewhere', 'Market of Dar Sefin', 'question'],
  ] as const)('[AS101] %j, stated %s: %s', (value, stated, name, takenFrom) => {
    const where = whereOf(makeClaim('c', ['Plum'], value, { place: stated }), aboutMarket, book);
    expect({ name: where?.name, takenFrom: where?.takenFrom }).toEqual({ name, takenFrom });
  });

  it('[AS101] what is on no map is nowhere, and a denied place is none', () => {
    const asked = makeQuestion({ type: 'place', subjectIds: [asId('market')] });
    expect(whereOf(makeClaim('c', ['Plum'], place('Ostra')), asked, book)).toBeNull();
    const denied = makeClaim('c', ['Plum'], place('Tell Varo'), { polarity: 'denies' });
    expect(whereOf(denied, asked, book)).toBeNull();
  });

  it('[AS101] the time of the answer goes before the time stated, that before the period', () => {
    const time: Value = { type: 'time', from: '2026-03-14', to: '2026-03-14' };
    const stated = { aboutTime: day('2026-03-13') };
    expect(whenOf(makeClaim('c', ['Plum'], time, stated), aboutMarket, 'UTC')?.takenFrom).toBe(
      'value',
    );
    expect(whenOf(makeClaim('c', ['Plum'], YES, stated), aboutMarket, 'UTC')?.takenFrom).toBe(
      'stated',
    );
    expect(whenOf(makeClaim('c', ['Plum'], YES), aboutMarket, 'UTC')?.takenFrom).toBe('question');
  });
});

describe('who was where when', () => {
  const question = makeQuestion({
    subjectIds: [asId('tariq'), asId('market')],
    period: day('2026-03-12'),
  });
  const seen = (change: Parameters<typeof makeClaim>[3]) =>
    sightingsOf(
      [question],
      [makeClaim('c', ['Plum', 'C-Alder'], YES, change)],
      SUBJECTS,
      book,
      'UTC',
    );

  it('[AS104] a source that saw it, where place and time are its own; the person spoken of as well', () => {
    const found = seen({ place: 'Tell Varo', aboutTime: day('2026-03-12') });
    expect(found.map(({ who, radius }) => [who, radius])).toEqual([
      ['source source-Plum', 700],
      ['subject tariq', 700],
    ]);
  });

  it('[AS104] neither from the place nor from the time of the question alone', () => {
    expect(seen({ aboutTime: day('2026-03-12') })).toEqual([]);
    expect(seen({ place: 'Tell Varo' }).map(({ who }) => who)).toEqual(['subject tariq']);
    expect(
      seen({ place: 'Tell Varo', aboutTime: day('2026-03-12'), basis: 'heard' }).map(
        ({ who }) => who,
      ),
    ).toEqual(['subject tariq']);
  });

  it('[AS104] what is only the answer may have been seen from afar; copies are one sighting', () => {
    const asked = makeQuestion({ type: 'place' });
    const value = place('Tell Varo');
    const when = { aboutTime: day('2026-03-12') };
    const claims = [
      makeClaim('c2', ['Damson', 'C-Cedar'], value, when),
      makeClaim('c1', ['Damson'], value, when),
      makeClaim('c3', ['Damson'], value, { ...when, status: 'rejected' }),
    ];
    const found = sightingsOf([asked], claims, SUBJECTS, book, 'UTC');
    expect(found.map(({ claimId, radius }) => [claimId, radius])).toEqual([['c1', 2_700]]);
  });
});

describe('items', () => {
  it('[AS105] a point at a protected site leaves coarse, in the circle and in words', () => {
    const question = makeQuestion({ type: 'point' });
    const claims = [
      makeClaim('c1', ['Damson'], point(33.4127, -37.2861)),
      makeClaim('c2', ['Olive'], point(33.4217, -37.2861)),
    ];
    const input = makeInput(claims, { question });
    const items = itemsOf(input, assessFully(input), book, 'UTC', 1);
    const [mill, clinic] = ['c1', 'c2'].map((id) => items.find((item) => item.id === id));
    expect(mill?.where).toMatchObject({ lat: 33.4127, heldBack: false });
    expect(clinic?.where).toMatchObject({ lat: 33.4, lon: -37.3, heldBack: true });
    expect(clinic?.says).toBe('Clinic of Dar Sefin');
    expect(JSON.stringify(clinic)).not.toMatch(/33\.42|37\.286/);
  });

  it('[AS112] a finding takes the place of its question and the hull of the claims that bear it out', () => {
    const question = makeQuestion({ subjectIds: [asId('market')] });
    const claims = [
      makeClaim('c1', ['Plum'], YES, { aboutTime: day('2026-03-12') }),
      makeClaim('c2', ['Olive'], YES, { aboutTime: day('2026-03-14') }),
      makeClaim(
        'c3',
        ['Quince'],
        { type: 'yes-no', answer: 'no' },
        { aboutTime: day('2026-03-20') },
      ),
    ];
    const input = makeInput(claims, { question });
    const finding = itemsOf(input, assessFully(input), book, 'UTC', 1).find(
      ({ kind }) => kind === 'finding',
    );
    expect(finding?.where?.name).toBe('Market of Dar Sefin');
    expect(finding?.about).toMatchObject({
      from: Date.parse('2026-03-12T00:00:00Z'),
      to: Date.parse('2026-03-14T23:59:59.999Z'),
      takenFrom: 'claims',
    });
  });
});
