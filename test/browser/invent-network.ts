/** A network of any size, as the server would describe it: invented, the same every time. */
import type { NetworkSource, NetworkView } from '#server/views.ts';

export function inventNetwork(size: number): NetworkView {
  const tiers = (i: number): number =>
    i < size / 250 ? 3 : i < size / 80 ? 2 : i < size / 8 ? 1 : 0;
  const recorded = {
    caseId: 'case',
    version: 1,
    madeAt: '2026-03-01T00:00:00.000Z',
    madeBy: 'user',
  };
  const above = (i: number, tier: number): number => {
    const from = Math.ceil(tier === 2 ? 0 : tier === 1 ? size / 250 : size / 80);
    const to = Math.ceil(tier === 2 ? size / 250 : tier === 1 ? size / 80 : size / 8);
    return from + ((i * 7919) % Math.max(1, to - from));
  };
  const sources = Array.from({ length: size }, (_, i) => ({
    source: {
      ...recorded,
      id: `s${i}`,
      pseudonym: `Bird ${i}`,
      kind: (['witness', 'collector', 'checker', 'lead'] as const)[tiers(i)],
      tier: tiers(i),
      cell: `cell ${(i * 31) % 14}`,
      languages: [],
      firstContact: null,
      howMet: null,
      status: 'active',
      riskLimit: 'low',
      consent: 'internal',
      handles: [],
    },
    reliability: [],
    letter: 'F',
    claims: i % 9,
    payments: 0,
    grudges: [],
    cohort: null,
    contact: { last: null, quietFor: null, verdict: 'never-heard', text: 'Never heard.' },
  })) as unknown as NetworkSource[];
  return {
    sources,
    ties: Array.from({ length: size }, (_, i) => ({
      ...recorded,
      id: `t${i}`,
      from: `s${i}`,
      to: { kind: 'source', id: `s${i % 40 === 0 ? (i * 13 + 5) % size : above(i, tiers(i))}` },
      tie: i % 40 === 0 ? 'rival-of' : 'reports-to',
      during: null,
      howKnown: '',
    })).filter((tie) => tie.from !== tie.to.id) as unknown as NetworkView['ties'],
    relays: [],
    subjects: [],
    drift: [],
    payments: {
      sources: [],
      lookedAt: 0,
      together: {
        paid: { sources: 0, alone: 0 },
        unpaid: { sources: 0, alone: 0 },
        test: null,
        text: '',
      },
    },
    resale: [],
  };
}
