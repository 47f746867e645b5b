import { describe, expect, test } from 'vitest';
import { asId } from '#terms/ids.ts';
import { instant } from '#terms/time.ts';
import type { Document } from '#intake/document.ts';
import { chain, claim, hop } from '../../test/laws/invent.ts';
import { dependenceProbability } from './dependence.ts';
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

  test('[LI42] short texts never link', () => {
    for (const text of ['ok', 'Good morning, my friend', 'السلام عليكم ورحمة الله', 'yes', '👍']) {
      expect(suggest(message('D1', 'Alder', text), message('D2', 'Bakr', text))).toEqual([]);
    }
  });

  test('[LI43] a sender repeating himself is no link', () => {
    expect(suggest(message('D1', 'Alder', long), message('D2', 'Alder', long))).toEqual([]);
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
  const by = (id: string, document: string, ...names: string[]) =>
    claim(id, yes, chain(...names), { documentId: asId(document) });
  expect(
    suggestLinks({ documents, claims: [by('C1', 'D1', 'A'), by('C2', 'D2', 'A', 'B')] }),
  ).toEqual([]);
  expect(
    suggestLinks({ documents, claims: [by('C1', 'D1', 'A'), by('C2', 'D2', 'B')] }),
  ).toHaveLength(1);
});

test('[LI44] without times, who cannot name an origin is taken for the copy', () => {
  const documents = [message('D1', 'Alder', long), message('D2', 'Bakr', long)];
  const yes = { type: 'yes-no', answer: 'yes' } as const;
  const found = suggestLinks({
    documents,
    claims: [
      claim('C1', yes, [hop({ kind: 'gap' })], { documentId: asId('D1') }),
      claim('C2', yes, chain('B'), { documentId: asId('D2') }),
    ],
  });
  expect(ends(found)).toEqual(['D1 <- D2']);
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
