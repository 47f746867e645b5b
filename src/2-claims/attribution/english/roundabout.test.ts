import { describe, expect, test } from 'vitest';
import { englishAttributions } from './english.ts';

/** Each report as "who ← from whom: what". */
const read = (text: string): string[] =>
  englishAttributions(text).map(
    (one) =>
      `${one.speakers.map((x) => x.resolved).join(' ← ')}: ${one.content
        .map((span) => text.slice(...span))
        .join(' … ')}`,
  );

describe('[CL334] forms that name everybody word came through', () => {
  test.each([
    [
      'The paper cited a miller as saying the mill was shut.',
      'The paper ← a miller: the mill was shut',
    ],
    [
      'Dima passed on a warning from her uncle that the mill was shut.',
      'Dima ← her uncle: that the mill was shut',
    ],
    ['News from the camp is that the mill was shut.', 'the camp: that the mill was shut'],
    ['We had it from a porter that the mill was shut.', 'a porter: that the mill was shut'],
    ['The mill was shut, per a trucker.', 'a trucker: The mill was shut'],
    ['Her boss called to say the mill was shut.', 'Her boss: the mill was shut'],
    ['My boss was like "the mill is shut".', 'My boss: "the mill is shut"'],
    ['The mill was shut in May. The baker told him.', 'him ← The baker: The mill was shut in May'],
    [
      'The man told his sister the mill was shut, and his sister told us.',
      'his sister ← The man: the mill was shut',
    ],
    [
      'A captain told us, on condition of anonymity, that the mill was shut.',
      'A captain: that the mill was shut',
    ],
  ])('%s', (text, wanted) => {
    expect(read(text)).toContain(wanted);
  });
});

test('[CL334] another reading of a verb in a form does not stand beside it', () => {
  expect(read('Rami quoted his uncle as saying that the mill had burned down.')).toHaveLength(1);
  expect(read('Rumor has it that the governor fled on the 14th.')).toEqual([
    ': that the governor fled on the 14th',
  ]);
});

describe('[CL338] whom short words stand for', () => {
  test.each([
    [
      'Unlike Rami, who said that the mill was shut, Hassan maintained that it was open.',
      'Rami: that the mill was shut',
    ],
    [
      'This is from Abu Karim’s cousin, he works at the mill, and he says that the mill was shut.',
      'Abu Karim’s cousin: that the mill was shut',
    ],
    [
      'A second clerk told me that Tarraf had read it. “But he said the mill was shut,” the man said.',
      'A second clerk ← Tarraf: the mill was shut',
    ],
    [
      '“He asked about his mother,” the officer said. “She had told my colleague that the mill was shut.”',
      'the officer ← his mother: that the mill was shut.”',
    ],
  ])('%s', (text, wanted) => {
    expect(read(text)).toContain(wanted);
  });

  test('“it is understood” is nobody’s', () => {
    expect(read('It is understood that the commander has since been replaced.')).toEqual([
      ': that the commander has since been replaced',
    ]);
  });
});

test('[CL339] a sentence without a capital ends what was said before it', () => {
  expect(read('Umm Nidal swears it was four trucks. then somebody filmed it.')).toEqual([
    'Umm Nidal: it was four trucks',
  ]);
  expect(read('She said the van was parked at approx. the third gate of the yard.')).toEqual([
    'She: the van was parked at approx. the third gate of the yard',
  ]);
});
