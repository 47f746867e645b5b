import { describe, expect, it } from 'vitest';
import { assessFully } from '#assessment/assess.ts';
import { makeClaim, namedHop, makeInput, NO, YES } from '#assessment/hand-made.ts';
import { evidenceCards } from './evidence.ts';

describe('[AS155] one person, told twice through an interpreter', () => {
  const hops = [namedHop('Tern', 'observer'), namedHop('Birch', 'translator')];
  const told = (id: string, value: typeof YES, quote: string) =>
    makeClaim(id, ['Tern'], value, { hops, quote });
  const input = makeInput([
    told('a', NO, 'No, nobody was there, as far as I could see from the door that evening.'),
    told('b', YES, 'Yes'),
    told('c', YES, 'They were'),
  ]);
  const full = assessFully(input);

  it('is shown by words that say what they are taken to say', () => {
    const [card] = evidenceCards(input, full);
    expect(card?.item.says).toBe('yes');
    expect(card?.lead?.quote).toBe('They were');
    expect(card?.others).toHaveLength(2);
  });

  it('has said both; nobody changed it on the way', () => {
    expect(full.assessment.contradictions.map(({ text }) => text)).toEqual([
      'Tern has said both yes and no, as translated.',
    ]);
  });
});
