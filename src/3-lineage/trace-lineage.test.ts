import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { Claim, Hop } from '#claims/claim.ts';
import type { Lineage } from './lineage.ts';
import type { Link } from './link.ts';
import { traceLineage } from './trace-lineage.ts';
import type { Source } from '#terms/source.ts';
import { by, cases, chain, claim, hop, law, link, tie } from '../../test/laws/invent.ts';

const yes = { type: 'yes-no', answer: 'yes' } as const;
const guard: Hop['actor'] = { kind: 'unnamed', descriptor: 'a guard' };
const gap: Hop['actor'] = { kind: 'gap' };

function trace(
  claims: readonly ReturnType<typeof claim>[],
  more: Partial<Parameters<typeof traceLineage>[0]> = {},
) {
  return traceLineage({ claims, links: [], sources: [], ties: [], ...more });
}

/** The origin a claim goes back to for certain: steps that are only suggested end the way. */
function originOf({ nodes, origins }: Lineage, claimId: string): string {
  let at = nodes.find(({ claimIds }) => claimIds.some((id) => id === claimId));
  while (at !== undefined && at.parent !== null && at.viaLink?.state !== 'suggested')
    at = nodes[at.parent];
  return origins.find(({ node }) => node === at?.index)?.key ?? `${claimId} has no origin`;
}

const pairOf = ({ pairs }: Lineage, x: string, y: string) =>
  pairs.find(({ a, b }) => (a === x && b === y) || (a === y && b === x));

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

  test('[LI2] a named source is one person in whatever chain, whoever stands next', () => {
    const found = trace([
      claim('C0', yes, chain('A', 'B')),
      claim('C1', yes, chain('A', 'D')),
      claim('C2', yes, chain('A')),
    ]);
    expect(keys(found)).toEqual(['source:A']);
    expect(found.origins[0]?.claimIds).toEqual(['C0', 'C1', 'C2']);
    // Also as a relay: R is on both ways, with other people before and after.
    const relayed = trace([
      claim('C0', yes, chain('A', 'R', 'B')),
      claim('C1', yes, chain('X', 'Y', 'R')),
    ]);
    expect(relayed.pairs[0]?.state).toBe('not-established');
    expect(relayed.pairs[0]?.why).toContain('the same people');
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

  test('[LI13] a claim hangs by one link: accepted before suggested, then the more probable', () => {
    const three = [...two, claim('C2', yes, chain('C'))];
    const parentOf = (links: readonly ReturnType<typeof link>[]) => {
      const found = [links, links.toReversed()].map((list) => {
        const { nodes } = trace(three, { links: list });
        const hung = nodes.filter(({ viaLink }) => viaLink !== null);
        expect(hung.map(({ claimIds }) => claimIds)).toEqual([['C2']]);
        return `${nodes[hung[0]?.parent ?? -1]?.claimIds.join()} by ${hung[0]?.viaLink?.linkId}`;
      });
      expect(found[1]).toBe(found[0]);
      return found[0];
    };
    const weigh = (decibans: number) => ({ weight: decibans as Link['weight'] });
    expect(
      parentOf([
        link('L0', 'C2', 'C0', weigh(400)),
        link('L1', 'C2', 'C1', { ...weigh(5), state: 'accepted' }),
      ]),
    ).toBe('C1 by L1');
    expect(parentOf([link('L0', 'C2', 'C0', weigh(20)), link('L1', 'C2', 'C1', weigh(30))])).toBe(
      'C1 by L1',
    );
    expect(
      parentOf([
        link('L0', 'C2', 'C0', weigh(20)),
        link('L1', 'C2', 'C1', { ...weigh(45), state: 'rejected' }),
      ]),
    ).toBe('C0 by L0');
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

  test('[LI21] shown dependent when an accepted link says that one goes back to the other', () => {
    const claims = ['A', 'B', 'C', 'D'].map((name, i) => claim(`C${i}`, yes, chain(name)));
    const states = (...links: readonly Link[]) =>
      Object.fromEntries(
        trace(claims, { links }).pairs.map(({ a, b, state: own }) => [
          [a, b]
            .map((key) => key.replace('source:', ''))
            .sort()
            .join(''),
          own,
        ]),
      );
    const accepted = { state: 'accepted' } as const;
    // C had it from B and B from A; D stands alone.
    expect(states(link('L0', 'C1', 'C0', accepted), link('L1', 'C2', 'C1', accepted))).toEqual({
      AB: 'dependent',
      AC: 'dependent',
      BC: 'dependent',
      AD: 'independent',
      BD: 'not-established',
      CD: 'not-established',
    });
    const siblings = { links: [1, 2].map((i) => link(`L${i}`, `C${i}`, 'C0', accepted)) };
    const both = pairOf(trace(claims, siblings), 'source:B', 'source:C');
    expect(both?.state).toBe('dependent');
    expect(both?.why).toBe('accepted links say that both go back to one origin');
    for (const open of ['suggested', 'rejected'] as const) {
      expect(Object.values(states(link('L0', 'C1', 'C0', { state: open })))).not.toContain(
        'dependent',
      );
    }
  });

  test('[LI25] a suggested link between two witnesses leaves it open, until it is rejected', () => {
    const claims = [claim('C0', yes, chain('A')), claim('C1', yes, chain('B'))];
    // However weak it is, and whichever way it runs.
    for (const [child, parent] of [
      ['C1', 'C0'],
      ['C0', 'C1'],
    ] as const) {
      const weak = link('L0', child, parent, { weight: 1 as Link['weight'] });
      const [pair] = trace(claims, { links: [weak] }).pairs;
      expect(pair?.state).toBe('not-established');
      expect(pair?.why).toContain('suggested link');
      expect(state(claims, { links: [{ ...weak, state: 'rejected' }] })).toBe('independent');
    }
  });

  test('[LI25] also where the link cannot be drawn, because its child passed on the parent', () => {
    // A saw it and told us, and told X. X says he saw it himself; a link says he had it from A.
    const claims = [
      claim('C0', yes, chain('A')),
      claim('C1', yes, chain('A', 'X')),
      claim('C2', yes, chain('X')),
    ];
    expect(state(claims)).toBe('independent');
    expect(state(claims, { links: [link('L0', 'C2', 'C1')] })).toBe('not-established');
  });

  test('[LI25] also where a stronger one was left out, because it ran in a circle', () => {
    const claims = [
      claim('C0', yes, chain('A')),
      claim('C1', yes, chain('B')),
      claim('C2', yes, chain('C')),
    ];
    const links = [
      link('L0', 'C0', 'C1', { weight: 30 as Link['weight'] }),
      link('L1', 'C1', 'C0', { weight: 20 as Link['weight'] }),
      link('L2', 'C1', 'C2', { weight: 10 as Link['weight'] }),
    ];
    const [first, second] = [
      originOf(trace(claims, { links }), 'C1'),
      originOf(trace(claims, { links }), 'C2'),
    ];
    expect(pairOf(trace(claims, { links }), first!, second!)?.state).toBe('not-established');
    const without = trace(claims, { links: links.slice(0, 2) });
    expect(pairOf(without, originOf(without, 'C1')!, originOf(without, 'C2')!)?.state).toBe(
      'independent',
    );
  });

  test('[LI25] in every case that can be made up', () => {
    law(
      fc.property(cases(), (one) => {
        const found = traceLineage(one);
        const held = new Map(one.claims.map(({ id }) => [id as string, originOf(found, id)]));
        const certain = new Set<string>(
          one.links.flatMap((l) => (l.state === 'accepted' ? [l.child.id] : [])),
        );
        for (const { child, parent, direction, state: linked } of one.links) {
          // Of whom a person has said from whom they had it, no suggestion counts any more.
          const taken = direction < 0.5 ? parent : child;
          if (linked !== 'suggested' || certain.has(taken.id)) continue;
          const [a, b] = [held.get(child.id), held.get(parent.id)];
          if (a === undefined || b === undefined || a === b) continue;
          expect(pairOf(found, a, b)?.state).not.toBe('independent');
        }
      }),
    );
  });

  test('[LI27] everything else is open, and it is said why', () => {
    const a = claim('C0', yes, chain('A'));
    const b = (basis: Claim['basis']) => claim('C1', yes, chain('B'), { basis });
    const why = (...args: Parameters<typeof trace>) => {
      const [pair] = trace(...args).pairs;
      expect(pair?.state).toBe('not-established');
      return pair?.why;
    };
    expect(why([a, b('unknown')])).toBe('it is not known that B saw it');
    expect(why([a, b('inferred')])).toBe('B concluded it and did not see it');
    expect(why([a, b('heard')])).toBe('where it comes from is not known');
    expect(why([a, claim('C1', yes, [hop(by('B'), 'observer'), hop(gap)])])).toBe(
      'the chain from B to us has a gap',
    );
    expect(why([a, b('saw')], { ties: [tie('A', 'B', 'kin')] })).toBe('A and B: they are kin');
    expect(why([a, b('saw')], { links: [link('L0', 'C1', 'C0')] })).toBe(
      'a suggested link says that one goes back to the other',
    );
    expect(why([claim('C0', yes, chain('A', 'R')), claim('C1', yes, chain('B', 'R'))])).toBe(
      'A and B reach us only through the same people',
    );
  });

  test('[LI27] every two origins are in one of the three states, with a reason', () => {
    law(
      fc.property(cases(), (one) => {
        const { origins, pairs } = traceLineage(one);
        const two = origins.flatMap(({ key }, i) =>
          origins.slice(i + 1).map((other) => `${key} ${other.key}`),
        );
        expect(pairs.map(({ a, b }) => `${a} ${b}`)).toEqual(two);
        for (const { why } of [...pairs, ...origins])
          expect(why.split(' ').length).toBeGreaterThan(3);
      }),
    );
  });

  test('[LI29] the counts are those of going through all pairs of reports', () => {
    const three = [
      claim('C0', yes, chain('A')),
      claim('C1', yes, chain('A', 'B')),
      claim('C2', yes, chain('D')),
      claim('C3', yes, chain('E'), { basis: 'unknown' }),
    ];
    // A's two; each of them with D; E with all three.
    expect(trace(three).established).toEqual({ independent: 2, dependent: 1, unknown: 3 });
    law(
      fc.property(cases(['yes-no'], 8), (one) => {
        const found = traceLineage(one);
        const count = { independent: 0, dependent: 0, unknown: 0 };
        one.claims.forEach(({ id: first }, i) => {
          for (const { id: second } of one.claims.slice(i + 1)) {
            const [a, b] = [originOf(found, first), originOf(found, second)];
            const own = a === b ? 'dependent' : pairOf(found, a, b)?.state;
            count[own === 'not-established' || own === undefined ? 'unknown' : own] += 1;
          }
        });
        expect(found.established).toEqual(count);
      }),
    );
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
