import { describe, expect, it } from 'vitest';
import { englishAttributions } from './english.ts';

function chains(text: string): string[] {
  return englishAttributions(text).map(({ speakers }) =>
    speakers.map(({ resolved }) => resolved).join(' ← '),
  );
}

describe('[CL109] readings that grammar corrects', () => {
  it('the subject right before a verb of telling is its source', () => {
    expect(
      chains('The mayor said that residents had told him that the bombing began before dawn.'),
    ).toContain('The mayor ← residents');
  });

  it('a source holds no verb of saying before it and ends in none', () => {
    expect(chains('Nadia Orsan said her brother told her that the tunnel was flooded.')).toEqual(
      expect.arrayContaining(['Nadia Orsan ← her brother']),
    );
    for (const chain of chains('My aunt called and said that the school is full of families.'))
      expect(chain).toBe('My aunt');
  });

  it('what is told begins at that, not inside a name', () => {
    const text = 'Yusuf Barak heard from a shepherd that the pass was mined.';
    expect(
      englishAttributions(text).map(({ content: [first = [0, 0]] }) => text.slice(...first)),
    ).toContain('that the pass was mined');
  });

  it('who was told is no part of what was told, and the writer no link', () => {
    const text = 'The teacher was told by a policeman that the prisoners had been moved.';
    const contents = englishAttributions(text).flatMap(({ content }) =>
      content.map((span) => text.slice(...span)),
    );
    for (const content of contents) expect(content).not.toContain('The teacher');
    expect(chains('We were told by the driver that the checkpoint had moved.')).toEqual([
      'the driver',
    ]);
  });

  it('who is quoted comes after who quotes', () => {
    expect(
      chains('A local journalist, quoting a medic, said that three children had died.'),
    ).toEqual(['A local journalist ← a medic']);
  });
});
