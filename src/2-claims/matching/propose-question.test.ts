import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposeQuestions } from './propose-question.ts';
import { statement, statements } from './testing.ts';

const when = { writtenOn: '2026-03-12' };
const best = (text: string) => proposeQuestions(statement(text), when)[0];

describe('a question made from a statement', () => {
  test.each([
    ['We carried 12 or 13 dead from the market.', 'number', 'How many dead were carried?'],
    ['location: https://maps.google.com/?q=33.4127,-37.2861', 'point', 'Where exactly was it?'],
    ['The guards came from Tell Varo.', 'place', 'Where did the guards come from?'],
    [
      'Northern checkpoint, commander: Abu Tariq.',
      'choice',
      'Who commands the northern checkpoint?',
    ],
    ['The flour store was looted.', 'yes-no', 'Was the flour store looted?'],
    ['La route du nord est fermée.', 'yes-no', 'Est-ce que la route du nord est fermée ?'],
    ['الطريق مغلق على الجميع.', 'yes-no', 'هل الطريق مغلق على الجميع؟'],
  ] as const)('[IN265] “%s” asks for a %s', (text, type, asked) => {
    const proposal = best(text);
    expect(proposal?.type).toBe(type);
    expect(proposal?.text).toBe(asked);
  });
  test('[IN265] a question that was asked in a log stands first, as it was asked', () => {
    const asked = {
      ...statement('They put a lock on the well.'),
      noted: true,
      asked: 'Was the well closed?',
    };
    expect(proposeQuestions(asked, when)[0]).toMatchObject({
      text: 'Was the well closed?',
      type: 'yes-no',
    });
  });
  test.each([
    ['So it must have been mortar, they told us.', 'What kind of weapon was it?', 'mortar'],
    ['A car bomb in the market of Dar Sefin!', 'What struck the market of Dar Sefin?', 'car bomb'],
    ['A white truck came to the small door.', 'What colour was the truck?', 'white'],
    ['شاحنة بيضاء وصلت إلى الباب', 'ما لون الشاحنة؟', 'white'],
  ] as const)('[IN278] “%s” may open “%s”', (text, asked, answer) => {
    const found = proposeQuestions(statement(text), when).find((one) => one.type === 'choice');
    expect(found?.text).toBe(asked);
    expect(found?.readings[0]?.value).toEqual({ type: 'choice', answer });
  });
  test('[IN265] there is always one, and each is answered by the statement in its own kind', () => {
    const words = fc.constantFrom(
      'market',
      '15',
      'men',
      'on Friday',
      'at Tell Varo',
      'at 10:42',
      'dead',
      'the',
      'closed',
      'نهر',
      'not',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 2, maxLength: 10 }), (some) => {
        const proposals = proposeQuestions(statement(`They saw carts ${some.join(' ')}`), when);
        expect(proposals.length).toBeGreaterThan(0);
        expect(new Set(proposals.map(({ text }) => text)).size).toBe(proposals.length);
        for (const { type, readings } of proposals) {
          expect(readings.length).toBeGreaterThan(0);
          for (const { value } of readings) expect(value.type).toBe(type);
        }
      }),
    );
  });

  const asked = (text: string, type: string) =>
    proposeQuestions(statement(text), when).filter((one) => one.type === type);
  test.each([
    ['fwd from Karim: 12 tankers, seen by his driver', 'How many tankers were there?'],
    ['10 injured acc to the nurse, 2 critical', 'How many injured were there?'],
    ['2 shells fell on the mill', 'How many shells fell on the mill?'],
    ['Over 100 martyrs, dozens of shells afterwards.', 'How many martyrs were there?'],
    ['they brought nine or ten men, hands tied, into the silo', 'How many men were brought?'],
    ['12 men arrested near Tell Varo', 'How many men were arrested near Tell Varo?'],
    ['hundreds of families sent back today', 'How many families were sent back today?'],
    ['I counted 6 bodies in the yard', 'How many bodies were counted in the yard?'],
    ['3 buses at the gate', 'How many buses were there at the gate?'],
    ['They paid 300 dollars for the list', 'How much was paid?'],
    ['Trois bus sont partis de Raqqa', 'Combien de bus sont partis de Raqqa ?'],
    ["J'ai compté 5 cercueils", 'Combien y avait-il de cercueils ?'],
    ['شفت ٣ باصات عند الجسر', 'ما عدد الباصات؟'],
    ['في العيادة ٣١ جريحًا', 'كم جريحًا كان هناك؟'],
  ])('[CL348] “%s”: “%s”', (text, wanted) => {
    expect(asked(text, 'number')[0]?.text).toBe(wanted);
  });
  test.each([
    [
      'the bridge is open again since noon, carts and cars both',
      'Is the bridge open again since noon?',
      'yes',
    ],
    [
      'The people had been warned by loudspeaker.',
      'Had the people been warned by loudspeaker?',
      'yes',
    ],
    ['The bridge isn’t mined', 'Is the bridge mined?', 'no'],
    ['The army is not in the town', 'Is the army in the town?', 'no'],
    ['No child was hurt', 'Was any child hurt?', 'no'],
    ['nobody saw the 3 shells fall', 'Did anybody see the 3 shells fall?', 'no'],
    ['The guards burned the files', 'Did the guards burn the files?', 'yes'],
    ['Someone threw a stone', 'Did someone throw a stone?', 'yes'],
    [
      'Plum is awake: a covered truck has just taken them away, half past midnight',
      'Has a covered truck just taken them away?',
      'yes',
    ],
    [
      'Road closed to everyone since the morning.',
      'Is this true: “Road closed to everyone since the morning”?',
      'yes',
    ],
    ['it was closed by the guard', 'Is this true: “it was closed by the guard”?', 'yes'],
    [
      'The road is open and nobody was hurt',
      'Is this true: “The road is open and nobody was hurt”?',
      'yes',
    ],
    ['إن الطريق مغلق', 'هل صحيح أن الطريق مغلق؟', 'yes'],
    ['رجّعونا عند الجسر', 'هل هذا صحيح: «رجّعونا عند الجسر»؟', 'yes'],
  ] as const)('[CL349] “%s”: “%s” %s', (text, wanted, answer) => {
    const [whole] = asked(text, 'yes-no');
    expect(whole?.text).toBe(wanted);
    expect(whole?.readings[0]?.value).toEqual({ type: 'yes-no', answer });
  });
  test.each([
    ['Tern was entered between 17 and 21 October 2024.', 'time', 'When was Tern entered?'],
    [
      'The road has been closed since 3 March 2026',
      'time',
      'When did this happen: “The road has been closed”?',
    ],
    ['a truck took them away, half past midnight', 'time', 'When did a truck take them away?'],
    ['The bus came from Tell Varo on Sunday', 'place', 'Where did the bus come from on Sunday?'],
    [
      'They stopped us under Tell Varo, at the white stones.',
      'place',
      'Where did this happen: “They stopped us”?',
    ],
    [
      'Second impact at 33.4217, -37.2861, inside the wall.',
      'point',
      'Where exactly was the second impact?',
    ],
  ] as const)('[CL348] “%s” asks for a %s: “%s”', (text, type, wanted) => {
    expect(asked(text, type)[0]?.text).toBe(wanted);
  });
  test.each([
    'nobody saw the 3 shells fall',
    'we did not find 3 bodies',
    'it’s 100% confirmed, the mayor posted it',
    'never saw 4 trucks',
    'personne n’a vu les 3 obus',
    'ما حدا شاف ٣ قذائف',
    '40 per cent of the bridge is gone',
  ])('[CL350] “%s” counts nothing', (text) => {
    expect(asked(text, 'number')).toEqual([]);
  });
  test('[CL352] what the second of two counted is what the first did', () => {
    const [, second] = statements('I counted 5 coffins and my husband counted 6');
    const [number] = second === undefined ? [] : proposeQuestions(second, when);
    expect(number).toMatchObject({ text: 'How many coffins were counted?', type: 'number' });
    expect(number?.readings[0]?.value).toEqual({ type: 'number', low: 6, high: 6 });
  });
  test('[CL348] whatever the words: no leftovers, no dash, one question mark, and short', () => {
    const words = fc.constantFrom(
      ...'the a 3 shells fell on mill , : - and nobody saw 12 dead at Tell Varo in on Sunday was not taken from Rami via per who 40% bridge open since morning'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 3, maxLength: 14 }), (some) => {
        const all = statements(`I saw carts ${some.join(' ')}`);
        for (const { text } of all.flatMap((one) => proposeQuestions(one, when))) {
          expect(text).not.toMatch(/ – |[,;:] ?[?]|\s{2}|\bundefined\b/u);
          expect(text.match(/[?؟]/gu)).toHaveLength(1);
          expect(text.length).toBeLessThan(170);
        }
      }),
      { numRuns: 150 },
    );
  });
});
