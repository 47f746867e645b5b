import { describe, expect, test } from 'vitest';
import { statements } from './testing.ts';

const said = (text: string, kind?: 'message' | 'transcript' | 'other') =>
  statements(text, kind).map((one) => one.content?.text);

describe('statements of a document', () => {
  test('[IN260] what nobody is reported to have said is its sender’s own word', () => {
    const [first, second] = statements('We carried 12 or 13 dead. The road is closed.');
    expect(first).toMatchObject({ speakers: [], cue: null, basis: 'saw' });
    expect(first?.values[0]).toMatchObject({ type: 'number', low: 12, high: 13 });
    expect(second?.content?.text).toBe('The road is closed.');
  });
  test('[IN260] what somebody is reported to have said is not said again', () => {
    const all = statements('Wren says the bridge is open again. Rain on the road.');
    expect(all.filter((one) => one.quote.includes('bridge'))).toHaveLength(1);
    expect(all[0]?.speakers[0]?.resolved).toBe('Wren');
  });
  test('[IN260] of a transcript only the witness is heard, with the question in the reason', () => {
    const text =
      'Session with Tern.\n\nQ: How many men came that night?\nA: Nine men. I counted them.\nQ: In a truck?\nA: Yes, a grey truck.\n';
    const all = statements(text, 'transcript');
    // A fragment stands with the first person that says how they know it.
    expect(all.map((one) => one.content?.text)).toEqual([
      'Nine men. I counted them.',
      'Yes, a grey truck.',
    ]);
    expect(all[0]?.why).toContain('How many men came that night?');
  });
  test('[IN260] greetings, questions and headings are left out', () => {
    expect(said('Thank you. Who else saw it? Is it one person or two?')).toEqual([]);
  });
  test('[IN271] a line of a log is the statement of whoever it names, as an answer', () => {
    const text =
      'Was the well closed?\n- Teal (by Rowan): they put a lock on the well\n- Hazel: closed, yes\n';
    const all = statements(text, 'other');
    expect(all.map((one) => one.speakers.map(({ resolved }) => resolved))).toEqual([
      ['Rowan', 'Teal'],
      ['Hazel'],
    ]);
    expect(all.every((one) => one.asked === 'Was the well closed?' && one.noted === true)).toBe(
      true,
    );
  });
  test('[IN270] a heading states nothing', () => {
    const text = 'Cross-check by Wren, 16 March 2026\n\nThe road is closed to everyone.\n';
    expect(statements(text, 'other').map((one) => one.content?.text)).toEqual([
      'The road is closed to everyone.',
    ]);
  });
  test('[IN260] two clauses with “and that” are two statements of one speaker', () => {
    const all = statements(
      'Wren says that the store behind the mill was looted, and that the ambulance had a red sign.',
    );
    expect(all.map((one) => one.content?.text)).toEqual([
      expect.stringContaining('looted'),
      expect.stringContaining('ambulance'),
    ]);
    expect(all.every((one) => one.speakers[0]?.resolved === 'Wren')).toBe(true);
  });
  test('[IN274] what stands around a statement is kept apart from it', () => {
    const [, second] = statements('Two shells on the mill. Two, not more.');
    expect(second?.context).toContain('shells');
    expect(second?.quote).not.toContain('shells');
  });
  test('[IN260] spans are the text’s own', () => {
    const text = 'تل فارو. خمس عشرة عائلة، عددتُهم بنفسي. الطريق مغلق على الجميع.';
    for (const one of statements(text)) {
      expect(text.slice(...one.span)).toBe(one.quote);
      expect(text.slice(...(one.content?.span ?? [0, 0]))).toBe(one.content?.text);
    }
  });
});

/** What is said, and from the one who told us to the one it comes from. */
const chains = (text: string, kind?: 'message' | 'transcript' | 'other') =>
  statements(text, kind).map((one) => [
    one.content?.text,
    ...one.speakers.map(({ resolved }) => resolved),
  ]);

describe('[CL352] what each of two saw is a statement of its own', () => {
  test.each([
    [
      'I counted 5 coffins and my husband counted 6',
      [['I counted 5 coffins'], ['my husband counted 6', 'my husband']],
    ],
    [
      'J’ai compté 5 cercueils et mon mari en a compté 6',
      [['J’ai compté 5 cercueils'], ['mon mari en a compté 6', 'mon mari']],
    ],
    ['شفت ٣ باصات وجوزي شاف ٤', [['شفت ٣ باصات'], ['جوزي شاف ٤', 'جوزي']]],
    ['I counted 5 coffins and saw 6 graves', [['I counted 5 coffins and saw 6 graves']]],
    ['My brother and I saw 4 trucks', [['My brother and I saw 4 trucks']]],
  ] as const)('“%s”', (text, wanted) => {
    expect(chains(text)).toEqual(wanted);
  });
  test('what was shown, and a label in front, are no words of anybody', () => {
    expect(chains('he showed me a video, 6 bodies in the yard').map(([said]) => said)).toEqual([
      '6 bodies in the yard',
    ]);
    expect(chains('Source: my cousin, 3 buses left')).toEqual([['3 buses left', 'my cousin']]);
  });
});

const RADIO = `PRESENTER: We go to our correspondent. Layla, what are you hearing?
LAYLA HADI: The first planes came at around four in the morning.
PRESENTER: And the army?
LAYLA HADI: A baker told me that two houses burned near the mill.
CALLER (Abu Sami, Mosul): My street is full of broken glass and smoke.
PRESENTER: Did he see it himself?
CALLER: Everybody on the street saw two planes.
PRESENTER: The minister says the number is exaggerated.
LAYLA HADI: The hospital has no beds left.
[MUSIC]
`;

describe('[CL354] on the radio', () => {
  const said = chains(RADIO, 'transcript');
  test('whoever presents asks, and each answer is its speaker’s', () => {
    expect(said).toContainEqual([
      'The first planes came at around four in the morning.',
      'LAYLA HADI',
    ]);
    expect(said).toContainEqual([
      expect.stringContaining('two houses burned'),
      'LAYLA HADI',
      'A baker',
    ]);
    expect(said.every((one) => one[1] !== 'PRESENTER')).toBe(true);
    expect(said.some(([words]) => /minister|himself/.test(String(words)))).toBe(false);
  });
  test('a caller goes by the name behind the label, the next time too', () => {
    expect(said).toContainEqual(['My street is full of broken glass and smoke.', 'Abu Sami']);
    expect(said.filter((one) => one[1] === 'CALLER')).toEqual([]);
  });
  test('music is no part of an answer', () => {
    expect(said.at(-1)?.[0]).toBe('The hospital has no beds left.');
  });
});

describe('[CL353] what a mail quotes', () => {
  const DIGEST = `From: list-owner@example.org
Subject: Northern Digest, Vol 12

Today's Topics:
   1. Re: bridge (Karim)
   2. Fwd: convoy (Sandra)

----------------------------------------------------------------------
Message: 1
Date: Fri, 3 Feb 2017 09:14:11 +0200
From: Karim <karim@example.org>
Subject: Re: bridge

On 2 Feb 2017, at 21:05, Sandra L. <sandra@example.org> wrote:
> On Thu, Feb 2, 2017 at 6:30 PM, Yara wrote:
>> The bridge at the mill was blown this morning.
> The road past the mill is closed.

Both lanes of the road are open again.
`;
  test('has whoever quoted it and whoever wrote it, and headers speak for nobody', () => {
    expect(chains(DIGEST, 'other')).toEqual([
      ['The bridge at the mill was blown this morning.', 'Karim', 'Sandra L.', 'Yara'],
      ['The road past the mill is closed.', 'Karim', 'Sandra L.'],
      ['Both lanes of the road are open again.', 'Karim'],
    ]);
  });
});
