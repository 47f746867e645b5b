import { describe, expect, it } from 'vitest';
import { beliefs } from './crf.ts';
import { columns } from './columns.ts';
import { cueView, LABELS } from './cue-view.ts';
import { load, loadGrammar } from './english.ts';
import { look, partLattice } from './net.ts';

const TEXT = 'The driver said that the bridge had fallen and the road was closed.';
const seen = (text: string) => look(load().learnt.net, columns(text, loadGrammar()));

describe('[CL262] the network', () => {
  it('sees a cue where somebody says something, and around it who and what', () => {
    const sight = seen(TEXT);
    const { lower } = sight.c.t;
    const said = lower.indexOf('said');
    const score = (i: number, label: number): number => sight.cues[i * 3 + label] ?? 0;
    expect(score(said, 1)).toBeGreaterThan(score(said, 0));
    expect(score(lower.indexOf('road'), 1)).toBeLessThan(score(lower.indexOf('road'), 0));
    const v = cueView(sight.c, said, said + 1);
    const { node } = beliefs(partLattice(sight, v));
    const p = (word: string, ...labels: readonly number[]): number =>
      labels.reduce((sum, y) => sum + (node[(lower.indexOf(word) - v.from) * 6 + y] ?? 0), 0);
    expect(p('driver', LABELS.SB, LABELS.SI)).toBeGreaterThan(0.8);
    expect(p('bridge', LABELS.CB, LABELS.CI)).toBeGreaterThan(0.8);
    expect(p('said', LABELS.K)).toBeCloseTo(1, 6);
  });

  it('sees names by their kind only: another name changes nothing', () => {
    const one = seen('Karim Doss said that Tariq Omran left.');
    const other = seen('Leila Haddad said that Samir Nassar left.');
    expect([...other.cues]).toEqual([...one.cues]);
  });

  it('gives the same bytes for the same words, also far behind in a long text', () => {
    const paragraph = `${'The road was closed at night and the people waited. '.repeat(160)}\n\n`;
    const alone = seen(TEXT);
    const behind = seen(`${paragraph}${TEXT}`);
    const at = behind.c.t.length - alone.c.t.length;
    expect([...behind.cues.subarray(at * 3)]).toEqual([...alone.cues]);
  });

  it('an empty text has nothing', () => {
    expect(seen('').cues).toHaveLength(0);
  });
});
