import { describe, expect, test } from 'vitest';
import { asId } from '#terms/ids.ts';
import { instant } from '#terms/time.ts';
import type { Document } from '#intake/document.ts';
import type { Claim } from '#claims/claim.ts';
import { by, chain, claim, hop } from '../../test/laws/invent.ts';
import { dependenceProbability } from './dependence.ts';
import { plainWords } from './shingles.ts';
import { suggestLinks } from './suggest-links.ts';

function message(
  id: string,
  sender: string,
  text: string,
  at: string | null = null,
  more: Partial<Document> = {},
): Document {
  return {
    id: asId(id),
    caseId: asId('case'),
    version: 1,
    madeAt: instant('2026-03-12T10:00:00Z'),
    madeBy: asId('user'),
    exhibitId: asId(`exhibit of ${sender}`),
    importId: asId('import'),
    part: id,
    kind: 'message',
    language: null,
    textReceived: text,
    text,
    repairs: [],
    statedTime: at === null ? null : { from: at, to: at, stated: at, zone: null },
    sender,
    senderSourceId: asId(`source ${sender}`),
    sessionId: null,
    forwardedFrom: null,
    media: [],
    title: null,
    ...more,
  };
}

const long =
  'Three lorries came to the mill after the evening prayer and took nineteen prisoners towards Korrin, two of them wounded';

const suggest = (...documents: readonly Document[]) => suggestLinks({ documents, claims: [] });
const ends = (found: ReturnType<typeof suggest>) =>
  found.map(({ child, parent }) => `${child.id} <- ${parent.id}`);

describe('wording', () => {
  test('[LI40] [LI44] the same words by another sender: the later derives from the earlier', () => {
    const found = suggest(
      message('D2', 'Bakr', long.toUpperCase(), '2026-03-12T21:00:00'),
      message('D1', 'Alder', long, '2026-03-12T20:00:00'),
    );
    expect(ends(found)).toEqual(['D2 <- D1']);
    expect(found[0]?.kind).toBe('same-wording');
    expect(found[0]?.direction).toBe(0.9);
    expect(found[0]?.state).toBe('suggested');
  });

  test('[LI40] changed words, and an excerpt of a long text', () => {
    const changed = long
      .replace('nineteen', 'nine')
      .replace('Three lorries', 'They say three lorries');
    expect(suggest(message('D1', 'Alder', long), message('D2', 'Bakr', changed))[0]?.kind).toBe(
      'near-wording',
    );
    const rest = Array.from({ length: 400 }, (_, i) => `word${i}`).join(' ');
    const found = suggest(
      message('D1', 'Paper', `${rest}. ${long}. ${rest}`),
      message('D2', 'Bakr', long),
    );
    expect(ends(found)).toEqual(['D2 <- D1']);
    expect(found[0]?.reasons[0]?.detail).toContain('100 %');
  });

  test('[CL233] a paragraph quoted in a message of its own links, though neither text holds half of the other', () => {
    const words = (head: string) => Array.from({ length: 60 }, (_, i) => `${head}${i}`).join(' ');
    const paper = `${words('paper')}. ${long}. ${words('more')}`;
    const quoting = `${words('I')} > ${long} ${words('you')}`;
    const found = suggest(message('D1', 'Paper', paper), message('D2', 'Bakr', quoting));
    expect(ends(found)).toEqual(['D2 <- D1']);
    expect(found[0]?.reasons[0]?.detail).toBe('a passage of 20 words stands in both');
    const phrase = long.split(' ').slice(0, 10).join(' ');
    const short = `${words('I')} ${phrase} ${words('you')}`;
    expect(suggest(message('D1', 'Paper', paper), message('D2', 'Bakr', short))).toEqual([]);
  });

  test('[CL234] a damaged copy is a copy', () => {
    const healthy =
      'They didn’t say where the café’s owner was: he’d left “early”, the baker’s été';
    const damaged =
      'They didnâ€™t say where the cafÃ©â€™s owner was: heâ€™d left â€œearlyâ€\u009d, the bakerâ€™s Ã©tÃ©';
    const bare = healthy.replaceAll(/[’“”]/g, 'â');
    expect(plainWords(damaged)).toEqual(plainWords(healthy));
    expect(plainWords(bare).slice(0, 5)).toEqual(plainWords(healthy).slice(0, 5));
    expect(plainWords('le château, le mât et l’âne')).toContain('chateau');
    expect(ends(suggest(message('D1', 'Alder', healthy), message('D2', 'Bakr', damaged)))).toEqual([
      'D2 <- D1',
    ]);
  });

  test('[LI42] short texts never link', () => {
    for (const text of ['ok', 'Good morning, my friend', 'السلام عليكم ورحمة الله', 'yes', '👍']) {
      expect(suggest(message('D1', 'Alder', text), message('D2', 'Bakr', text))).toEqual([]);
    }
  });

  test('[LI43] a sender repeating himself is no link', () => {
    expect(suggest(message('D1', 'Alder', long), message('D2', 'Alder', long))).toEqual([]);
  });

  test('[LI49] what a chat program wrote itself is never linked', () => {
    const system = (id: string, sender: string, more: Partial<Document> = {}) =>
      message(id, sender, long, null, { sender: null, senderSourceId: null, ...more });
    expect(suggest(system('D1', 'Alder'), system('D2', 'Bakr'))).toEqual([]);
    expect(suggest(message('D1', 'Alder', long), system('D2', 'Bakr'))).toEqual([]);
    // A note without a sender was written by somebody; so was a message that carries a photo.
    const note = system('D2', 'Bakr', { kind: 'note' });
    expect(ends(suggest(message('D1', 'Alder', long), note))).toEqual(['D2 <- D1']);
    const photo = [{ exhibitId: asId('E'), sha256: asId('ab'.repeat(32)), name: 'photo.jpg' }];
    const carrier = system('D2', 'Bakr', { media: photo as unknown as Document['media'] });
    expect(ends(suggest(message('D1', 'Alder', long), carrier))).toEqual(['D2 <- D1']);
  });

  test('[LI45] ten copies are nine links, and so are a hundred ninety-nine', () => {
    for (const n of [10, 100]) {
      const copies = Array.from({ length: n }, (_, i) =>
        message(
          `D${String(i).padStart(3, '0')}`,
          `S${i}`,
          long,
          `2026-03-12T10:${String(i % 60).padStart(2, '0')}:00`,
        ),
      );
      expect(suggest(...copies)).toHaveLength(n - 1);
    }
  });

  test('different accounts of one event do not link', () => {
    const other =
      'We saw trucks at the old mill in the evening; about twenty people were taken away to the north';
    expect(suggest(message('D1', 'Alder', long), message('D2', 'Bakr', other))).toEqual([]);
  });
});

test('[LI40] the same photo', () => {
  const media = [{ exhibitId: asId('E'), sha256: asId('ab'.repeat(32)), name: 'photo.jpg' }];
  const found = suggest(
    message('D1', 'Alder', 'look', null, { media: media as unknown as Document['media'] }),
    message('D2', 'Bakr', '', null, { media: media as unknown as Document['media'] }),
  );
  expect(found[0]?.kind).toBe('same-media');
});

test('[LI40] [LI41] a forward that names its parent weighs more, and every reason is in words', () => {
  const first = message('D1', 'Alder', long, '2026-03-12T20:00:00');
  const plain = suggest(first, message('D2', 'Bakr', long, '2026-03-12T20:05:00'));
  const marked = suggest(
    first,
    message('D2', 'Bakr', long, '2026-03-12T20:05:00', { forwardedFrom: 'alder' }),
  );
  expect(marked[0]?.weight).toBeGreaterThan(plain[0]?.weight ?? 0);
  expect(marked[0]?.reasons.map(({ what }) => what)).toContain('forward');
  expect(marked[0]?.weight).toBe(
    marked[0]?.reasons.reduce((sum, { decibans }) => sum + decibans, 0),
  );
  expect(marked[0]?.reasons.every(({ detail }) => detail.length > 5)).toBe(true);
});

test('[LI48] pairs that decide nothing are not suggested', () => {
  const documents = [message('D1', 'Alder', long), message('D2', 'Bakr', long)];
  const yes = { type: 'yes-no', answer: 'yes' } as const;
  const told = (id: string, document: string, ...names: string[]) =>
    claim(id, yes, chain(...names), { documentId: asId(document) });
  expect(
    suggestLinks({ documents, claims: [told('C1', 'D1', 'A'), told('C2', 'D2', 'A', 'B')] }),
  ).toEqual([]);
  expect(
    suggestLinks({ documents, claims: [told('C1', 'D1', 'A'), told('C2', 'D2', 'B')] }),
  ).toHaveLength(1);
});

test('[LI48] a pair whose origins only have the same words for a name may decide something', () => {
  const documents = [message('D1', 'Alder', long), message('D2', 'Bakr', long)];
  const yes = { type: 'yes-no', answer: 'yes' } as const;
  const guard = { kind: 'unnamed', descriptor: 'a guard' } as const;
  const from = (id: string, document: string, hops: Claim['hops'], basis: Claim['basis'] = 'saw') =>
    claim(id, yes, hops, { documentId: asId(document), basis });
  const found = (...claims: readonly Claim[]) => suggestLinks({ documents, claims }).length;
  const [a, b] = [
    [hop(guard, 'observer'), hop(by('A'))],
    [hop(guard, 'observer'), hop(by('B'))],
  ];
  expect(found(from('C1', 'D1', a), from('C2', 'D2', a))).toBe(0);
  expect(found(from('C1', 'D1', a), from('C2', 'D2', b))).toBe(1);
  // Who stands behind somebody who only heard it is not that somebody.
  expect(found(from('C1', 'D1', chain('A')), from('C2', 'D2', chain('A'), 'heard'))).toBe(1);
});

describe('[LI44] [LI50] where times do not say', () => {
  const yes = { type: 'yes-no', answer: 'yes' } as const;
  const day = '2026-03-12T20:00:00';
  const told = (id: string, document: string, hops: Claim['hops'], change: Partial<Claim> = {}) =>
    claim(id, yes, hops, { documentId: asId(document), ...change });
  const gap = [hop({ kind: 'gap' }), hop(by('A'))];
  const found = (claims: readonly Claim[], ...times: readonly (string | null)[]) => {
    const documents = ['D1', 'D2'].map((id, i) =>
      message(id, `sender of ${id}`, long, times[i] ?? null),
    );
    const links = suggestLinks({ documents, claims });
    return `${ends(links).join()} ${links[0]?.direction}`;
  };
  const known = told('C2', 'D2', chain('B'));

  test('the one whose claims all begin in the dark is the child', () => {
    expect(found([told('C1', 'D1', gap), known])).toBe('D1 <- D2 0.75');
    // One time missing, or both the same; but two times decide before anything else.
    expect(found([told('C1', 'D1', gap), known], day)).toBe('D1 <- D2 0.75');
    expect(found([told('C1', 'D1', gap), known], day, day)).toBe('D1 <- D2 0.75');
    expect(found([told('C1', 'D1', gap), known], day, '2026-03-12T20:01:00')).toBe('D2 <- D1 0.9');
  });

  test('in the dark is also who only heard it, and a claim without any chain', () => {
    expect(found([told('C1', 'D1', chain('A'), { basis: 'heard' }), known])).toBe('D1 <- D2 0.75');
    expect(found([told('C1', 'D1', []), known])).toBe('D1 <- D2 0.75');
  });

  test('one claim with a known origin is enough, unless it was rejected', () => {
    const more = told('C3', 'D1', chain('A'));
    expect(found([told('C1', 'D1', gap), more, known])).toBe('D2 <- D1 0.6');
    expect(found([told('C1', 'D1', gap), { ...more, status: 'rejected' }, known])).toBe(
      'D1 <- D2 0.75',
    );
  });

  test('else the one that arrived first is the parent', () => {
    expect(found([])).toBe('D2 <- D1 0.6');
    expect(found([told('C1', 'D1', gap), told('C2', 'D2', [hop({ kind: 'gap' })])])).toBe(
      'D2 <- D1 0.6',
    );
  });
});

test('[LI46] weight becomes probability on top of the prior', () => {
  const p = (decibans: number) =>
    dependenceProbability(decibans as Parameters<typeof dependenceProbability>[0]);
  expect(p(0)).toBeCloseTo(0.01, 3);
  expect(p(20)).toBeCloseTo(0.5, 9);
  expect(p(40)).toBeCloseTo(0.99, 3);
});

test('the order of documents does not matter, and thousands take seconds', () => {
  let seed = 7;
  const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  const documents = Array.from({ length: 5000 }, (_, i) =>
    message(
      `D${String(i).padStart(4, '0')}`,
      `S${i % 40}`,
      i % 50 === 49
        ? `${long} ${Math.floor(i / 500)}`
        : Array.from({ length: 25 }, () => `word${Math.floor(next() * 900)}x`).join(' '),
      '2026-03-12T10:00:00',
    ),
  );
  const from = performance.now();
  const found = suggest(...documents);
  expect(performance.now() - from).toBeLessThan(10_000);
  expect(found.length).toBeGreaterThan(80);
  expect(suggest(...documents.toReversed())).toEqual(found);
});
