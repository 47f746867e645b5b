import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { Subject } from '#terms/subject.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import { observerHop } from '#claims/make-hop.ts';
import { makeClaim, makeQuestion, makeSource } from '../hand-made.ts';
import { accountOf } from './account.ts';
import { accountInput, makeSession, said, TERN } from './made-by-hand.ts';
import { guessQuestionType } from './question-type.ts';
import { sheetText } from './sheet-text.ts';

const n = (low: number): Value => ({ type: 'number', low, high: low });
const question = (id: string, change: Partial<Question> = {}): Question =>
  makeQuestion({
    id: asId(id),
    ref: id.toUpperCase(),
    text: 'How many men were there?',
    type: 'number',
    ...change,
  });
const makeSubject = (id: string, kind: Subject['kind'], text: string): Subject => ({
  id: asId(id),
  caseId: asId('case-1'),
  version: 1,
  madeAt: makeSession(1).madeAt,
  madeBy: asId('user-1'),
  kind,
  names: [{ text, language: null, script: null, kind: 'name' }],
  descriptors: [],
  possibleSameAs: [],
  point: null,
  protectedSite: false,
});
const outcomeOf = (id: string) => ({
  ...makeQuestion(),
  id: asId<never>(`o-${id}`),
  questionId: asId<Question['id']>(id),
  value: n(4),
  standardOfProof: 'clear-and-convincing' as const,
  evidence: 'a picture',
  decidedBy: 'R. Marrane',
  at: makeSession(1).madeAt,
});

describe('the interview sheet', () => {
  const input = accountInput({
    sessions: [makeSession(1), makeSession(2)],
    questions: [
      question('q1', { importance: 3 }),
      question('q2', { topic: 'organisation' }),
      question('q3', { topic: 'harm' }),
      question('k1', { askAs: 'How did people get their water?' }),
      question('k2'),
      question('k3', { askAs: 'Was the well closed?' }),
    ],
    claims: [
      said(1, 'q1', n(7), { quote: 'seven men' }),
      said(2, 'q1', n(9), { quote: 'nine, I counted' }),
      said(1, 'q2', n(3), { quote: 'three offices', basis: 'heard' }),
      said(1, 'q3', n(2), { quote: 'two shells', basis: 'unknown' }),
      makeClaim('w1', ['Wren'], n(14), { questionId: asId('q1'), status: 'accepted' }),
    ],
    outcomes: [outcomeOf('k1'), outcomeOf('k2'), outcomeOf('k3')],
  });
  const { sheet } = accountOf(input);
  const kinds = sheet.lines.map(({ kind }) => kind);

  it('[AS92] asks how it is known first, least known first, naming no more than the scene, then lets the witness tell, then puts differences, then closes', () => {
    expect([...new Set(sheet.lines.map(({ section }) => section))]).toEqual([
      'knowing',
      'account',
      'differences',
      'closing',
    ]);
    // Nothing that was said before stands in the first invitation.
    expect(sheet.lines.find(({ section }) => section === 'account')).toMatchObject({
      kind: 'invitation',
      questionIds: [],
    });
    const [first] = sheet.lines;
    expect(first?.questionIds).toEqual(['q3', 'q2']);
    expect(first?.text).toContain('what did others tell you, and who were they?');
    expect(first?.settles).toMatch(/Q3 .* is not known.* Q2 .* who the origin is/u);
  });

  it('[AS92] every line says what it would settle, and the printed sheet holds every line', () => {
    const text = sheetText(sheet);
    for (const { text: line, settles } of sheet.lines) {
      expect(settles.length).toBeGreaterThan(10);
      expect(text).toContain(line);
    }
    expect(sheet.session).toBe(3);
  });

  it('[AS93] no line leads or can be answered with yes or no; a control that would is not asked', () => {
    for (const { text } of sheet.lines)
      expect(['open', 'probing']).toContain(guessQuestionType(text).type);
    expect(sheet.leftOut).toContainEqual({ ref: 'K3', why: expect.stringContaining('closed') });
  });

  it('[AS94] control questions stand among invitations, never first or last of them, and need a neutral wording', () => {
    const account = sheet.lines
      .filter(({ section }) => section === 'account')
      .map(({ kind }) => kind);
    expect(account).toContain('control');
    expect(account[0]).toBe('invitation');
    expect(account.at(-1)).toBe('invitation');
    expect(sheet.needWording).toEqual(['k2']);
    expect(sheetText(sheet)).not.toContain('a picture');
  });

  it('[AS95] both tellings of the witness are put in the witness’s own words; what another said is not put at all', () => {
    const put = sheet.lines.find(({ kind }) => kind === 'difference');
    expect(put?.text).toContain('“seven men”');
    expect(put?.text).toContain('“nine, I counted”');
    expect(sheetText(sheet)).not.toMatch(/\b14\b|fourteen|Wren/u);
  });

  it('[AS95] a first sheet invites an account and reads nothing back', () => {
    const first = accountOf(accountInput({})).sheet;
    expect(first.lines[0]?.kind).toBe('invitation');
    expect(first.lines.map(({ text }) => text).join(' ')).not.toContain('since we last spoke');
    expect(first.session).toBe(1);
  });

  it('[AS95] a peripheral difference is put before a central one', () => {
    expect(kinds.filter((kind) => kind === 'difference')).toHaveLength(1);
    const two = accountOf({
      ...input,
      questions: [...input.questions, question('q9', { importance: 1 })],
      claims: [
        ...input.claims,
        said(1, 'q9', n(7), { quote: 'a short coat' }),
        said(2, 'q9', n(8), { quote: 'a long coat' }),
      ],
    }).sheet.lines.filter(({ kind }) => kind === 'difference');
    expect(two.map(({ questionIds }) => questionIds[0])).toEqual(['q9', 'q1']);
  });

  it('[AS157] one invitation a scene, in plain words: no quotation, no gap, no answer before the differences', () => {
    const subjects = [
      makeSubject('silo', 'place', 'Grain silo of Dar Sefin'),
      makeSubject('course', 'stage', 'Course'),
    ];
    const { sheet: made } = accountOf(
      accountInput({
        sessions: [makeSession(1)],
        subjects,
        questions: [
          question('q1', { subjectIds: [asId('silo')], importance: 3 }),
          question('q2', { subjectIds: [asId('silo')], topic: 'harm' }),
          question('q3', { subjectIds: [asId('course')], type: 'number' }),
          question('q4', { subjectIds: [asId('course')], topic: 'organisation' }),
        ],
        claims: [
          said(1, 'q1', n(9), { quote: 'nine men lay on the grain in the silo' }),
          said(1, 'q2', n(2), { quote: 'two trucks came to it', basis: 'heard' }),
          said(1, 'q3', n(12), { quote: 'the course lasts twelve days' }),
          said(1, 'q4', n(3), { quote: 'three of us took it', basis: 'inferred' }),
        ],
      }),
    );
    const before = made.lines.filter(
      ({ section }) => section === 'account' || section === 'knowing',
    );
    for (const { text } of before) {
      expect(text).not.toMatch(/[“”"…]/u);
      expect(text).not.toMatch(/nine|two|twelve|three|trucks|men/iu);
    }
    const invited = made.lines.filter(({ kind }) => kind === 'invitation');
    expect(invited.map(({ questionIds }) => questionIds)).toEqual([
      [],
      ['q1', 'q2'],
      ['q3', 'q4'],
      [],
    ]);
    expect(invited[1]?.text).toContain('You have spoken of the grain silo.');
    expect(invited[2]?.text).toContain('You have spoken of the course.');
    expect(new Set(before.map(({ text }) => text)).size).toBe(before.length);
    // Who was there is asked to go back in mind.
    expect(invited[1]?.text).toContain('go back there in your mind');
    const known = made.lines.filter(({ section }) => section === 'knowing');
    expect(known.map(({ questionIds }) => questionIds)).toEqual([['q2'], ['q4'], ['q1'], ['q3']]);
    expect(known[0]?.text).toContain('Who told you');
    expect(known[2]?.text).toContain('Where were you');
  });

  it('[AS94] controls never stand last, however few the invitations', () => {
    const { sheet: made } = accountOf({
      ...input,
      questions: [...input.questions, question('k4', { askAs: 'How did people get their bread?' })],
      outcomes: [...input.outcomes, outcomeOf('k4')],
    });
    const account = made.lines.filter(({ section }) => section === 'account');
    expect(account.map(({ kind }) => kind)).toEqual([
      'invitation',
      'control',
      'control',
      'invitation',
    ]);
  });

  it('[AS96] no sheet holds a value told only by another source, or a name of another source, whatever stands in questions, wordings and quotes', () => {
    const NAMES = ['Wren', 'C-Alder', 'Ghost Lark', 'Quince'];
    const PLACES = ['Tell Ombra', 'Varo Hill', 'Kest', 'Low Mill'];
    const COLOURS = ['ochre', 'teal', 'white'];
    const sources = [TERN, ...NAMES.map((name) => makeSource(name, { handles: [`${name} 77`] }))];
    const value = (type: number, i: number): Value =>
      type === 0
        ? n(1000 + i)
        : type === 1
          ? { type: 'place', place: PLACES[i % 4] as string }
          : { type: 'choice', answer: COLOURS[i % 3] as string };
    // Words that a careless person may have put anywhere.
    const careless = fc
      .array(
        fc.constantFrom(
          ...NAMES,
          ...PLACES,
          ...COLOURS,
          '1001',
          '1002',
          'tell us',
          'what of',
          'the men',
          'how many',
          'at',
        ),
        { minLength: 1, maxLength: 5 },
      )
      .map((words) => `${words.join(' ')}?`);
    const claim = fc.record({
      who: fc.integer({ min: 0, max: 4 }),
      q: fc.integer({ min: 0, max: 3 }),
      i: fc.integer({ min: 0, max: 5 }),
      session: fc.integer({ min: 1, max: 3 }),
      quote: careless,
    });
    fc.assert(
      fc.property(
        fc.array(claim, { minLength: 2, maxLength: 12 }),
        fc.tuple(careless, careless, careless, careless),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        (told, texts, settled) => {
          const types = [0, 1, 2, 0];
          const questions = texts.map((text, q) =>
            question(`q${q}`, {
              text,
              askAs: text,
              type: (['number', 'place', 'choice'] as const)[
                types[q] as number
              ] as Question['type'],
            }),
          );
          const claims = told.map(({ who, q, i, session, quote }, at) => {
            const source = sources[who] as (typeof sources)[number];
            return said(session, `q${q}`, value(types[q] as number, i), {
              id: asId(`c${at}`),
              quote,
              hops: [observerHop(source.id)],
            });
          });
          const { sheet: made } = accountOf(
            accountInput({
              sources,
              sessions: [1, 2, 3].map((i) => makeSession(i)),
              questions,
              claims,
              outcomes: questions.filter((_, q) => settled[q]).map(({ id }) => outcomeOf(id)),
            }),
          );
          const text = ` ${sheetText(made)
            .toLowerCase()
            .replace(/[^\p{L}\p{N}-]+/gu, ' ')} `;
          for (const name of NAMES) expect(text).not.toContain(` ${name.toLowerCase()} `);
          const own = claims.filter(
            (one) => one.hops[0]?.actor.kind === 'source' && one.hops[0].actor.sourceId === TERN.id,
          );
          const ownWords = own
            .map(({ quote, value: v }) => `${quote} ${JSON.stringify(Object.values(v))}`)
            .join(' ')
            .toLowerCase();
          for (const one of claims) {
            if (own.includes(one)) continue;
            const words =
              one.value.type === 'place'
                ? one.value.place
                : one.value.type === 'choice'
                  ? one.value.answer
                  : null;
            if (words !== null && !ownWords.includes(words.toLowerCase())) {
              expect(text).not.toContain(` ${words.toLowerCase()} `);
            }
            if (one.value.type !== 'number') continue;
            const digits = String(one.value.low);
            if (ownWords.includes(digits)) continue;
            for (const line of made.lines) {
              if (!line.questionIds.includes(one.questionId)) continue;
              expect(`${line.text} ${line.settles}`).not.toMatch(
                new RegExp(`\\b${digits}\\b`, 'u'),
              );
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
