import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownBy } from './known-by.ts';

/** Basis, and the speakers from the one who told the writer; `?` where nobody is named. */
const known = (sentence: string, before: string | null = null) => {
  const { basis, speakers } = knownBy(sentence, before);
  return [basis, ...speakers.map(({ resolved }) => (resolved === '' ? '?' : resolved))];
};

describe('[IN326] what somebody else saw is theirs', () => {
  test.each([
    ['My uncle saw 3 buses in Palmyra', 'My uncle'],
    ['Rami counted 12 buses in Qamishli', 'Rami'],
    ["my neighbour's son counted 9 tanks", "my neighbour's son"],
    ['Yesterday in Raqqa my uncle saw 3 buses', 'my uncle'],
    ['My uncle, who lives near the gate, saw 3 buses', 'My uncle'],
    ['my uncle who saw it is dead', 'my uncle'],
    ['My uncle went there and saw 3 buses', 'My uncle'],
    ['12 bodies were seen by the driver at dawn', 'the driver'],
    ['I think my uncle saw them', 'my uncle'],
    ['The clinic counted 13 bodies', 'The clinic'],
    ['she saw it', 'she'],
    ['ابن عمي شاف ٣ باصات بعينو', 'ابن عمي'],
    ['رأى عمي ثلاث حافلات', 'عمي'],
    ['أمي شاهدت ثلاث حافلات', 'أمي'],
    ['الجيران شافوا القافلة', 'الجيران'],
    ['شاف خمس باصات', '?'],
    ['Mon cousin a vu 3 bus de ses propres yeux', 'Mon cousin'],
    ['Les voisins ont vu trois avions', 'Les voisins'],
    ['Rami a compté 12 bus', 'Rami'],
    ['Trois bus ont été vus par le garde', 'le garde'],
  ] as const)('“%s”: %s', (sentence, who) => {
    expect(known(sentence)).toEqual(['saw', who]);
  });
  test.each([
    'I saw 3 buses',
    'I counted 12 buses myself',
    'saw 5 buses at the gate',
    'Went there and counted 3 buses',
    'we watched the convoy leave',
    'The guard watched us leave.',
    'My brother and I saw 4 trucks',
    'Me and my brother saw 4 trucks',
    'We carried 12 dead, my brother counted them',
    'The man I saw was Rami',
    'I heard 3 explosions',
    'we heard shelling near the mill',
    'شفت ٣ باصات',
    'شفنا ثلاث سيارات بعيوننا',
    'رأيت القافلة',
    'شاهدت ثلاث حافلات',
    'سمعت ٣ انفجارات',
    'J’ai vu trois bus',
    'on a vu 3 bus',
    'Mon frère et moi avons vu 3 bus',
  ])('“%s” is the writer’s own', (sentence) => {
    expect(known(sentence)).toEqual(['saw']);
  });
  test.each([
    'The year saw heavy fighting',
    'The town saw three nights of shelling',
    'the camera saw everything',
    '12 bodies were seen at dawn',
    'I want to see 3 buses',
    'See you tomorrow at the mill',
    'Nobody saw the trucks',
    'No one saw 3 trucks',
    "I didn't see any trucks",
    'my cousin called me',
    'شاهد عيان في المكان',
    'عدت من العمل الساعة خمسة',
    'je n’ai rien vu',
  ])('“%s” says of nobody that they saw it', (sentence) => {
    expect(known(sentence)).toEqual(['unknown']);
  });
  test('“he” is whoever was spoken of before', () => {
    expect(known('He saw 5 buses', 'my cousin')).toEqual(['saw', 'my cousin']);
    expect(known('شاف خمس باصات', 'ابن عمي')).toEqual(['saw', 'ابن عمي']);
    expect(known('He saw 5 buses')).toEqual(['saw', 'He']);
  });
});

describe('[IN326] what the writer was told has whoever told it before them', () => {
  test.each([
    [
      'i heard from my cousin in mayadin that they r moving ppl at night, he saw 5 buses w/ his own eyes',
      ['saw', 'my cousin in mayadin'],
      'they r moving ppl at night, he saw 5 buses w/ his own eyes',
    ],
    [
      'heard from a friend in Raqqa that the bridge is closed',
      ['unknown', 'a friend in Raqqa'],
      'the bridge is closed',
    ],
    [
      'a friend in Raqqa just called, the bridge is closed',
      ['unknown', 'a friend in Raqqa'],
      'the bridge is closed',
    ],
    [
      'from my contact at the gate: 3 buses left',
      ['unknown', 'my contact at the gate'],
      '3 buses left',
    ],
    ['I was told by the guard 3 buses left', ['unknown', 'the guard'], '3 buses left'],
    ['Umm Ali texted: 5 dead at the mill', ['unknown', 'Umm Ali'], '5 dead at the mill'],
    [
      'I heard from my cousin that his friend saw 5 buses',
      ['saw', 'my cousin', 'his friend'],
      'his friend saw 5 buses',
    ],
    ['My cousin called me: we saw 5 buses', ['saw', 'My cousin'], 'we saw 5 buses'],
    ['سمعت من ابن عمي إنو الجسر انضرب', ['unknown', 'ابن عمي'], 'الجسر انضرب'],
    ['حكالي ابن عمي إنو الجسر مسكر', ['unknown', 'ابن عمي'], 'الجسر مسكر'],
    ['ابن عمي حكالي إنو الجسر مسكر', ['unknown', 'ابن عمي'], 'الجسر مسكر'],
    [
      'J’ai appris par mon cousin que le pont est fermé',
      ['unknown', 'mon cousin'],
      'le pont est fermé',
    ],
    ['Ma soeur m’a appelé: le pont est fermé', ['unknown', 'Ma soeur'], 'le pont est fermé'],
  ] as const)('“%s”', (sentence, wanted, told) => {
    expect(known(sentence)).toEqual(wanted);
    expect(sentence.slice(...knownBy(sentence).content)).toBe(told);
  });
  test.each([
    ['they say 3 buses left', ['heard']],
    ['I heard that 3 buses left', ['heard']],
    ['On m’a dit que le pont est fermé', ['heard']],
    ['قيل إن الجسر مغلق', ['heard']],
    ['I did not see it but everyone heard 3 explosions', ['heard', 'everyone']],
    ['ما شفت شي بس الكل سمع ٣ انفجارات', ['heard', 'الكل']],
    ['je n’ai rien vu mais tout le monde a entendu 3 explosions', ['heard', 'tout le monde']],
  ] as const)('“%s”: heard, from nobody who is named', (sentence, wanted) => {
    expect(known(sentence)).toEqual(wanted);
  });
  test('whatever the words: spans lie in the sentence and say what stands there', () => {
    const piece = fc.constantFrom(
      ...'my uncle saw heard from told by the guard that , and who he I we 3 buses Rami : ابن عمي شاف سمعت من إنو و mon a vu par que . “ ”'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const sentence = pieces.join(' ');
        const { speakers, content } = knownBy(sentence);
        expect(0 <= content[0] && content[0] <= content[1] && content[1] <= sentence.length).toBe(
          true,
        );
        for (const { span, text } of speakers) {
          if (span !== null) expect(sentence.slice(...span)).toBe(text);
        }
      }),
    );
  });
  test('no sentence is slow', () => {
    for (const part of [
      'my ',
      'I heard from ',
      'a, ',
      'who saw ',
      'من ',
      'mon a vu ',
      'and ',
      'nobody saw ',
    ]) {
      const started = performance.now();
      knownBy(part.repeat(1_000_000 / part.length));
      expect(performance.now() - started).toBeLessThan(1500);
    }
  });
});

describe('[CL351] short forms of passing on name whoever it is from', () => {
  test.each([
    ["via Abu Omar - the mill is burning, he's looking at it", ['saw', 'Abu Omar']],
    ['fwd from Karim: 12 tankers, seen by his driver', ['saw', 'Karim', 'his driver']],
    ['forwarded from Umm Ali: 3 houses burnt', ['unknown', 'Umm Ali']],
    ['10 injured acc to the nurse, 2 critical', ['unknown', 'the nurse']],
    ['acc. to the nurse 10 injured', ['unknown', 'the nurse']],
    ['14 trucks went north, per a driver', ['unknown', 'a driver']],
    ['per Rami: the bridge is shut', ['unknown', 'Rami']],
    ['(via Hala) 3 houses burned', ['unknown', 'Hala']],
    ['3 houses burned (via Hala)', ['unknown', 'Hala']],
    ['3 houses burned, h/t Hala', ['unknown', 'Hala']],
    ['from my contact - 3 buses left', ['unknown', 'my contact']],
    ['source: my cousin, 3 buses left', ['unknown', 'my cousin']],
    [
      'this is from Abu Karim’s wife’s cousin, 3 trucks left',
      ['unknown', 'Abu Karim’s wife’s cousin'],
    ],
    ['it is certain, the mayor posted it on FB', ['unknown', 'the mayor']],
    [
      'my sister in law was standing there when 2 shells fell on the mill',
      ['saw', 'my sister in law'],
    ],
    ['transféré de Karim : 12 camions, vus par son chauffeur', ['saw', 'Karim', 'son chauffeur']],
    ['via Karim : le pont est fermé', ['unknown', 'Karim']],
    ['ma sœur était là quand deux obus sont tombés', ['saw', 'ma sœur']],
    ['منقول عن أبو عمر: الطاحونة تحترق', ['unknown', 'أبو عمر']],
    ['عن طريق كريم: ١٢ صهريج', ['unknown', 'كريم']],
    ['١٠ جرحى حسب الممرضة', ['unknown', 'الممرضة']],
    ['أختي كانت واقفة هناك لما وقعت قذيفتين', ['saw', 'أختي']],
  ] as const)('“%s”', (sentence, wanted) => {
    expect(known(sentence)).toEqual(wanted);
  });
  test.each([
    '3 trucks left via the north gate',
    'via the north road 3 trucks left',
    '3 per day at the gate',
    'the ration is 2 kg per person',
    'per the agreement 3 buses left',
    '40 per cent of the roof is gone',
    'we are looking at 40 dead',
    'two men were standing there when the shell fell',
    'the bus was there when the shell fell',
    'My aunt was not there when the shell fell',
    'the mayor is in the office',
  ])('“%s” names nobody', (sentence) => {
    expect(known(sentence)).toEqual(['unknown']);
  });
  test('“I was standing there when 2 shells fell” is the writer’s own', () => {
    expect(known('I was standing there when 2 shells fell')).toEqual(['saw']);
  });
  test.each([
    ['10 injured acc to the nurse, 2 critical', '10 injured acc to the nurse, 2 critical'],
    ['14 trucks went north, per a driver', '14 trucks went north'],
    ['it is certain, the mayor posted it on FB', 'it is certain'],
    ['(via Hala) 3 houses burned', '3 houses burned'],
  ])('of “%s” is told “%s”', (sentence, told) => {
    expect(sentence.slice(...knownBy(sentence).content)).toBe(told);
  });
  test('no sentence of these forms is slow', () => {
    for (const part of [
      'via ',
      'per the ',
      ', per a ',
      'my aunt was there ',
      'posted it ',
      '(via ',
      'حسب ',
    ]) {
      const started = performance.now();
      knownBy(part.repeat(100_000 / part.length));
      expect(performance.now() - started).toBeLessThan(1500);
    }
  });
});
