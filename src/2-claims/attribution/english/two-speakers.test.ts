import { describe, expect, it } from 'vitest';
import { englishAttributions } from './english.ts';

/** Who is given which words, without their marks: "Rula: The shop was open". */
const said = (text: string): string[] =>
  englishAttributions(text).map(
    ({ speakers, content }) =>
      `${speakers.map(({ resolved }) => resolved).join(' ← ')}: ${content
        .map((span) => text.slice(...span).replace(/^["“‘]|[.,]?["”’]?$/gu, ''))
        .join(' … ')}`,
  );

describe('[CL345] each of two speakers beside each other has the own quotation', () => {
  it('in one sentence', () => {
    expect(said('Rula said, "The shop was open," and Fadel said, "The shop was closed."')).toEqual([
      'Rula: The shop was open',
      'Fadel: The shop was closed',
    ]);
    expect(
      said('The judge asked, "Did you see him?" and the boy answered, "Only his boots."'),
    ).toEqual(['The judge: Did you see him?', 'the boy: Only his boots']);
  });
  it('after a sentence that only says who speaks next', () => {
    expect(
      said(
        '"About forty a day," he said. "Fewer on Fridays." His cousin, who kept the gate, disagreed. "I counted ninety carts."',
      ),
    ).toEqual(['he: About forty a day … Fewer on Fridays', 'His cousin: I counted ninety carts']);
  });
  it('one speaker around the verb keeps both', () => {
    expect(said('“It burned,” Rula said, “all night.”')).toEqual(['Rula: It burned … all night']);
  });
});

describe('[CL346] “he” is who was just told of, never who speaks the quotation it stands in, never a place', () => {
  it.each([
    ['"We were eleven," Nabil said. Hussam laughed. "Thirteen," he said.', 'Hussam: Thirteen'],
    [
      '“I never saw it,” said Widad. “My brother did. He told me, ‘They took the baker.’”',
      'Widad ← My brother: They took the baker',
    ],
    [
      '"I stayed in Dorrin," the man said.\n\nInterpreter: He says his wife left on Friday.',
      'the man: his wife left on Friday',
    ],
  ])('%s', (text, wanted) => {
    expect(said(text).some((one) => one.startsWith(wanted.slice(0, -1)))).toBe(true);
  });
});
