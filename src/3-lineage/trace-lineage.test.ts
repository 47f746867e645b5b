import { describe, expect, test } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { Hop } from '#claims/claim.ts';
import { traceLineage } from './trace-lineage.ts';
import type { Source } from '#terms/source.ts';
import { by, chain, claim, hop, link, tie } from '../../test/laws/invent.ts';

const yes = { type: 'yes-no', answer: 'yes' } as const;
const guard: Hop['actor'] = { kind: 'unnamed', descriptor: 'a guard' };
const gap: Hop['actor'] = { kind: 'gap' };

function trace(
  claims: readonly ReturnType<typeof claim>[],
  more: Partial<Parameters<typeof traceLineage>[0]> = {},
) {
  return traceLineage({ claims, links: [], sources: [], ties: [], ...more });
}

const keys = (lineage: ReturnType<typeof trace>) => lineage.origins.map(({ key }) => key).sort();

describe('chains', () => {
  test('[LI1] share hops while everything before is the same', () => {
    const found = trace([
      claim('C0', yes, chain('A', 'B', 'C')),
      claim('C1', yes, chain('A', 'B', 'D')),
      claim('C2', yes, chain('X', 'B')),
    ]);
    expect(keys(found)).toEqual(['source:A', 'source:X']);
    // A, A→B, A→B→C, A→B→D, X, X→B
    expect(found.nodes).toHaveLength(6);
    expect(found.nodes.every(({ parent, index }) => parent === null || parent < index)).toBe(true);
  });

  test('[LI8] a source that tells us twice is one origin', () => {
    const found = trace([claim('C0', yes, chain('A')), claim('C1', yes, chain('A'))]);
    expect(found.origins).toHaveLength(1);
    expect(found.origins[0]?.claimIds).toEqual(['C0', 'C1']);
    expect(found.established).toEqual({ independent: 0, dependent: 1, unknown: 0 });
  });

  test('[LI3] the same description with the same next hop is the same person, else not', () => {
    const found = trace([
      claim('C0', yes, [hop(guard, 'observer'), hop(by('B'))]),
      claim('C1', yes, [
        hop({ kind: 'unnamed', descriptor: ' A  Guard' }, 'observer'),
        hop(by('B')),
        hop(by('D')),
      ]),
      claim('C2', yes, [hop(guard, 'observer'), hop(by('C'))]),
    ]);
    expect(found.origins).toHaveLength(2);
  });

  test('[LI4] [LI5] gaps are one only before the same next hop', () => {
    const behind = (id: string, ...names: string[]) =>
      claim(id, yes, [hop(gap), ...names.map((n) => hop(by(n)))]);
    expect(
      trace([behind('C0', 'B'), behind('C1', 'B', 'E'), behind('C2', 'D')]).origins,
    ).toHaveLength(2);
    expect(trace([behind('C0'), behind('C1')]).origins).toHaveLength(2);
  });

  test('[LI6] who only heard it has somebody before them', () => {
    const found = trace([claim('C0', yes, chain('A'), { basis: 'heard' })]);
    expect(keys(found)).toEqual(['gap:C0']);
    expect(found.nodes.map(({ actor }) => actor.kind)).toEqual(['gap', 'source']);
  });

  test('[LI7] a source named twice is cut where it came first', () => {
    const found = trace([claim('C0', yes, chain('A', 'B', 'A', 'D'))]);
    expect(found.nodes.map(({ actor }) => (actor.kind === 'source' ? actor.sourceId : ''))).toEqual(
      ['A', 'D'],
    );
    expect(found.marks.map(({ kind }) => kind)).toContain('loop');
  });

  test('[LI9] only accepted claims are traced', () => {
    const found = trace([
      claim('C0', yes, chain('A')),
      claim('C1', yes, chain('B'), { status: 'rejected' }),
    ]);
    expect(keys(found)).toEqual(['source:A']);
  });

  test('a claim without a chain goes back to a gap', () => {
    expect(keys(trace([claim('C0', yes, [])]))).toEqual(['gap:C0']);
  });
});

describe('links', () => {
  const two = [claim('C0', yes, chain('A')), claim('C1', yes, chain('B'))];

  test('[LI10] an accepted link makes one origin of two', () => {
    const found = trace(two, { links: [link('L0', 'C1', 'C0', { state: 'accepted' })] });
    expect(found.nodes.filter(({ parent }) => parent === null)).toHaveLength(1);
    expect(found.origins.find(({ key }) => key === 'source:B')?.standing).toBe('dependent');
    expect(found.established.dependent).toBe(1);
    expect(
      trace(two, { links: [link('L0', 'C1', 'C0', { state: 'rejected' })] }).established
        .independent,
    ).toBe(1);
  });

  test('[LI11] a suggested link keeps both possibilities', () => {
    const found = trace(two, { links: [link('L0', 'C1', 'C0')] });
    const child = found.nodes.find(({ viaLink }) => viaLink !== null);
    expect(child?.viaLink?.state).toBe('suggested');
    expect(child?.viaLink?.probability).toBeCloseTo(0.76, 2);
    expect(found.pairs[0]?.state).toBe('not-established');
    expect(found.pairs[0]?.probability).toBeCloseTo(0.76, 2);
    expect(found.established).toEqual({ independent: 0, dependent: 0, unknown: 1 });
  });

  test('[LI12] a link between documents holds for their claims', () => {
    const claims = [
      claim('C0', yes, chain('A'), { documentId: asId('D0') }),
      claim('C1', yes, chain('B'), { documentId: asId('D1') }),
    ];
    const found = trace(claims, {
      links: [
        link('L0', '', '', {
          child: { kind: 'document', id: asId('D1') },
          parent: { kind: 'document', id: asId('D0') },
          state: 'accepted',
        }),
      ],
    });
    expect(found.nodes.filter(({ parent }) => parent === null)).toHaveLength(1);
  });

  test('[LI14] links in a circle are cut, and nothing is its own ancestor', () => {
    const found = trace(two, {
      links: [
        link('L0', 'C1', 'C0', { state: 'accepted' }),
        link('L1', 'C0', 'C1', { state: 'accepted' }),
      ],
    });
    expect(found.nodes.filter(({ parent }) => parent === null)).toHaveLength(1);
    expect(found.marks.map(({ kind }) => kind)).toContain('loop');
  });

  test('a report taken from one that goes back to its own teller joins them there', () => {
    // B had it from A; now a report by A is said to be taken from B's.
    const found = trace([claim('C0', yes, chain('A', 'B')), claim('C1', yes, chain('A'))], {
      links: [link('L0', 'C1', 'C0', { state: 'accepted' })],
    });
    expect(keys(found)).toEqual(['source:A']);
    expect(found.origins[0]?.claimIds).toEqual(['C0', 'C1']);
  });
});

describe('independence', () => {
  const state = (...args: Parameters<typeof trace>) => trace(...args).pairs[0]?.state;

  test('[LI22] two who saw it, by separate ways, are independent', () => {
    const found = trace([claim('C0', yes, chain('A')), claim('C1', yes, chain('B', 'D'))]);
    expect(found.pairs[0]?.state).toBe('independent');
    expect(found.origins.map(({ standing }) => standing)).toEqual(['independent', 'independent']);
    expect(found.established).toEqual({ independent: 1, dependent: 0, unknown: 0 });
  });

  test('[LI20] [LI22] unknown never counts as independent', () => {
    for (const basis of ['unknown', 'heard', 'inferred'] as const) {
      expect(state([claim('C0', yes, chain('A')), claim('C1', yes, chain('B'), { basis })])).toBe(
        'not-established',
      );
    }
  });

  test('[LI23] a described person is not the named witness, but may be another described one', () => {
    const seenBy = (id: string, descriptor: string, relay: string) =>
      claim(id, yes, [hop({ kind: 'unnamed', descriptor }, 'observer'), hop(by(relay))]);
    expect(state([claim('C0', yes, chain('A')), seenBy('C1', 'a guard', 'B')])).toBe('independent');
    expect(state([seenBy('C0', 'a driver', 'A'), seenBy('C1', 'a guard', 'B')])).toBe(
      'not-established',
    );
  });

  test('[LI24] [LI32] a common relay shows nothing, unless there is another way', () => {
    const claims = [claim('C0', yes, chain('A', 'R')), claim('C1', yes, chain('B', 'R'))];
    const found = trace(claims);
    expect(found.pairs[0]?.state).toBe('not-established');
    expect(found.marks.find(({ kind }) => kind === 'common-relay')?.sourceIds).toEqual(['R']);
    expect(state([...claims, claim('C2', yes, chain('B'))])).toBe('independent');
  });

  test('[LI24] a gap in the only chain shows nothing', () => {
    expect(
      state([
        claim('C0', yes, chain('A')),
        claim('C1', yes, [hop(by('B'), 'observer'), hop(gap), hop(by('D'))]),
      ]),
    ).toBe('not-established');
  });

  test('[LI26] ties keep two witnesses from being independent', () => {
    const claims = [claim('C0', yes, chain('A')), claim('C1', yes, chain('B'))];
    for (const kind of ['kin', 'same-cell', 'reports-to'] as const) {
      expect(state(claims, { ties: [tie('B', 'A', kind)] })).toBe('not-established');
    }
    expect(state(claims, { ties: [tie('B', 'A', 'rival-of')] })).toBe('independent');
  });

  test('[LI28] of two brothers and a stranger, a brother and the stranger are counted', () => {
    const found = trace(
      ['A', 'B', 'C'].map((name, i) => claim(`C${i}`, yes, chain(name))),
      {
        ties: [tie('A', 'B', 'kin')],
      },
    );
    const standing = Object.fromEntries(found.origins.map(({ key, standing: own }) => [key, own]));
    expect(standing).toEqual({
      'source:A': 'independent',
      'source:B': 'not-established',
      'source:C': 'independent',
    });
    expect(found.origins.find(({ key }) => key === 'source:B')?.why).toContain('kin');
  });
});

describe('marks', () => {
  const lead = (id: string) =>
    ({ id, kind: 'lead', pseudonym: `Lead ${id}`, cell: null }) as unknown as Source;

  test('[LI30] one origin by two ways is circular', () => {
    const found = trace([claim('C0', yes, chain('A', 'B')), claim('C1', yes, chain('A', 'D'))]);
    const mark = found.marks.find(({ kind }) => kind === 'circular');
    expect(mark?.claimIds).toEqual(['C0', 'C1']);
    expect(mark?.text).toContain('one origin, not 2');
  });

  test('[LI30] two who have it from each other', () => {
    const found = trace([claim('C0', yes, chain('A', 'B')), claim('C1', yes, chain('B', 'A'))]);
    expect(
      found.marks.some(
        ({ kind, text }) => kind === 'circular' && text.includes('the other way round'),
      ),
    ).toBe(true);
  });

  test('[LI31] one origin through two leads is resale', () => {
    const found = trace([claim('C0', yes, chain('A', 'L1')), claim('C1', yes, chain('A', 'L2'))], {
      sources: [lead('L1'), lead('L2')],
    });
    expect(found.marks.find(({ kind }) => kind === 'resale')?.sourceIds).toEqual(['L1', 'L2']);
    expect(found.marks.some(({ kind }) => kind === 'circular')).toBe(false);
  });

  test('[LI33] a gap is said', () => {
    const found = trace([claim('C0', yes, [hop(gap), hop(by('B'))])]);
    expect(found.marks.find(({ kind }) => kind === 'gap')?.claimIds).toEqual(['C0']);
  });
});

test('thousands of origins: the same standings, without the pairs', () => {
  const many = Array.from({ length: 500 }, (_, i) =>
    claim(`C${i}`, yes, chain(`S${i}`), { basis: i % 2 === 0 ? 'saw' : 'unknown' }),
  );
  const found = trace(many, { ties: [tie('S0', 'S2', 'kin')] });
  expect(found.origins.filter(({ standing }) => standing === 'independent')).toHaveLength(249);
  expect(found.established.independent).toBe((249 * 248) / 2);
  expect(found.established.unknown).toBe((500 * 499) / 2 - (249 * 248) / 2);
});
