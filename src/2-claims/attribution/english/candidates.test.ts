import { describe, expect, it } from 'vitest';
import { cueCandidates, readings, subtree } from './candidates.ts';
import { columns } from './columns.ts';
import { load } from './english.ts';
import { look } from './net.ts';

const TEXT = 'The driver said that the bridge had fallen and the road was closed.';

describe('[CL119] ways to read a cue', () => {
  const { grammar, learnt } = load();
  const c = columns(TEXT, grammar);
  const sight = look(learnt.net, c);
  const [cue] = cueCandidates(sight).filter(({ cue: [at] }) => c.t.lower[at] === 'said');

  it('differ from each other, and each has a content apart from its cue', () => {
    expect(cue?.begins).toBeGreaterThan(0.9);
    if (cue === undefined) return;
    const all = readings(sight, cue);
    expect(all.length).toBeGreaterThan(1);
    const keys = new Set(all.map(({ source, content }) => JSON.stringify([source, content])));
    expect(keys.size).toBe(all.length);
    for (const { content } of all)
      for (const [from, to] of content) {
        expect(to).toBeGreaterThan(from);
        expect(to <= cue.cue[0] || from >= cue.cue[1]).toBe(true);
      }
  });

  it('a word’s branch holds the word', () => {
    for (let i = 0; i < c.t.length; i++) {
      const [from, to] = subtree(c, i);
      expect(from).toBeLessThanOrEqual(i);
      expect(to).toBeGreaterThan(i);
    }
  });
});
