import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARC_NAMES, columns, POS_NAMES } from './columns.ts';
import { loadGrammar } from './english.ts';
import { act, allowed, arcNumber, ARCS, beginParse, posNumber, POS } from './grammar.ts';

const RUNS = { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 60) };

describe('[CL117] the tree of a sentence', () => {
  it('gives every word one head in its sentence, without circles, whatever is chosen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.infiniteStream(fc.nat()), (n, choices) => {
        const head = new Int32Array(n).fill(-9);
        const p = beginParse(n, 0, n, head, new Int32Array(n));
        let steps = 0;
        while (p.next < n || p.stack.length > 0) {
          const can = allowed(p);
          const open = Array.from({ length: 1 + 2 * ARCS.length }, (_, k) => k).filter(can);
          expect(open.length).toBeGreaterThan(0);
          act(p, open[(choices.next().value ?? 0) % open.length] ?? 0);
          steps++;
        }
        expect(steps).toBe(2 * n);
        for (let i = 0; i < n; i++) {
          let at = i;
          let up = 0;
          while (at >= 0 && up <= n) {
            at = head[at] ?? -1;
            up++;
          }
          expect(at).toBe(-1);
        }
      }),
      RUNS,
    );
  });

  it('is read from plain sentences', () => {
    const c = columns('The driver said that the bridge had fallen.', loadGrammar());
    const word = (lower: string): number => c.t.lower.indexOf(lower);
    expect(POS_NAMES[c.pos[word('said')] ?? 0]).toBe('VBD');
    expect(c.head[word('driver')]).toBe(word('said'));
    expect(ARC_NAMES[c.arc[word('driver')] ?? 0]).toBe('sbj');
    expect(c.head[word('fallen')]).toBe(word('said'));
    expect(ARC_NAMES[c.arc[word('fallen')] ?? 0]).toBe('ccomp');
    expect(c.subject[word('fallen')]).toBe(word('bridge'));
  });

  it('names of the treebank become ours, unknown ones the last', () => {
    expect(ARCS[arcNumber('nsubj:pass')]).toBe('sbjp');
    expect(ARCS[arcNumber('obl:unmarked')]).toBe('obl');
    expect(ARCS[arcNumber('something')]).toBe('mod');
    expect(POS[posNumber('VBD')]).toBe('VBD');
    expect(POS[posNumber('GW')]).toBe('X');
  });
});
