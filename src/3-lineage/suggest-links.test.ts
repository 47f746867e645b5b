import { describe, expect, test } from 'vitest';
import { asId } from '#terms/ids.ts';
import { chain, claim } from '../../test/laws/invent.ts';
import { dependenceProbability } from './dependence.ts';
import { suggestLinks, type Readable } from './suggest-links.ts';

function message(id: string, sender: string, text: string, at: string | null = null, more: Partial<Readable> = {}): Readable {
  return {
    id: asId(id),
    text,
    sender,
    senderSourceId: null,
    statedTime: at === null ? null : { from: at, to: at, stated: at, zone: null },
    forwardedFrom: null,
    media: [],
    ...more,
  };
}

const long =
  'Three lorries came to the mill after the evening prayer and took nineteen prisoners towards Korrin, two of them wounded';

const suggest = (...documents: readonly Readable[]) => suggestLinks({ documents, claims: [] });
const ends = (found: ReturnType<typeof suggest>) => found.map(({ child, parent }) => `${child.id} <- ${parent.id}`);

describe('wording', () => {
  test('[LI40] [LI44] the same words by another sender: the later derives from the earlier', () => {
    const found = suggest(
      message('D2', 'Bakr', long.toUpperCase(), '2026-03-12T21:00:00'),
      message('D1', 'Alder', long, '2026-03-12T20:00:00'),
    );
    expect(ends(found)).toEqual(['D2 <- D1']);
    expect(found[0]?.kind).toBe('same-wording');
    expect(found[0]?.direction).toBe(0.95);
    expect(found[0]?.state).toBe('suggested');
    expect(dependenceProbability(found[0]?.weight ?? asId('0') as never)).toBeGreaterThan(0.9);
  });

  test('[LI40] changed words and an excerpt', () => {
    const changed = long.replace('nineteen', 'nine').replace('Three lorries', 'They say three lorries');
    expect(suggest(message('D1', 'Alder', long), message('D2', 'Bakr', changed))[0]?.kind).toBe('near-wording');
    const article = `${'Nothing else was reported from the valley that day by anyone we could reach. '.repeat(1)}${long}. ${Array.from({ length: 400 }, (_, i) => `word${i}`).join(' ')}`;
    const found = suggest(message('D1', 'Paper', article), message('D2', 'Bakr', long));
    expect(ends(found)).toEqual(['D2 <- D1']);
    expect(found[0]?.reasons[0]?.detail).toContain('shorter text');
  });

  test('[LI42] short and common texts never link', () => {
    for (const text of ['ok', 'Good morning, thank you my friend', 'السلام عليكم ورحمة', 'yes', '👍']) {
      expect(suggest(message('D1', 'Alder', text), message('D2', 'Bakr', text))).toEqual([]);
    }
  });

  test('[LI43] a sender repeating himself is no link', () => {
    expect(suggest(message('D1', 'Alder', long), message('D2', 'alder', long))).toEqual([]);
  });

  test('[LI45] ten copies are nine links, all to the first', () => {
    const copies = Array.from({ length: 10 }, (_, i) => message(`D${i}`, `S${i}`, long, `2026-03-12T1${i}:00:00`));
    const found = suggest(...copies);
    expect(found).toHaveLength(9);
    expect(found.every(({ parent }) => parent.id === 'D0')).toBe(true);
  });

  test('different accounts of one event do not link', () => {
    expect(
      suggest(
        message('D1', 'Alder', long),
        message('D2', 'Bakr', 'We saw trucks at the old mill in the evening; about twenty people were taken away to the north'),
      ),
    ).toEqual([]);
  });
});

test('[LI40] the same photo', () => {
  const media = [{ exhibitId: asId('E'), sha256: asId('ab'.repeat(32)), name: 'photo.jpg' }] as Readable['media'];
  const found = suggest(message('D1', 'Alder', 'look', null, { media }), message('D2', 'Bakr', '', null, { media }));
  expect(found[0]?.kind).toBe('same-media');
});

test('[LI40] [LI41] a forward names its parent', () => {
  const found = suggest(
    message('D1', 'Alder', 'nineteen prisoners, two wounded', '2026-03-12T20:00:00'),
    message('D2', 'Bakr', 'nineteen prisoners, two wounded', '2026-03-12T20:05:00', { forwardedFrom: 'Alder' }),
  );
  expect(found[0]?.kind).toBe('forward');
  expect(found[0]?.direction).toBe(0.98);
  expect(found[0]?.weight).toBeCloseTo(found[0]?.reasons.reduce((sum, { decibans }) => sum + decibans, 0) ?? 0, 1);
});

test('[LI47] two sources with the same rare errors', () => {
  const claims = Array.from({ length: 6 }, (_, q) =>
    ['A', 'B', 'C', 'D', 'E'].map((name) =>
      claim(
        `C${q}${name}`,
        { type: 'choice', answer: (name === 'A' || name === 'B') && q < 5 ? `odd ${q}` : 'usual' },
        chain(name),
        { questionId: asId(`Q${q}`) },
      ),
    ),
  ).flat();
  const found = suggestLinks({ documents: [], claims });
  expect(found).toHaveLength(5);
  expect(found.every(({ kind, child, parent }) => kind === 'shared-rare-error' && child.id.endsWith('B') && parent.id.endsWith('A'))).toBe(true);
});

test('the order of documents does not matter, and thousands take seconds', () => {
  const words = Array.from({ length: 900 }, (_, i) => `word${i}x`);
  let seed = 7;
  const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  const documents = Array.from({ length: 5000 }, (_, i) =>
    message(
      `D${String(i).padStart(4, '0')}`,
      `S${i % 40}`,
      i % 10 === 9 ? long : Array.from({ length: 25 }, () => words[Math.floor(next() * 900)]).join(' '),
      `2026-03-12T10:00:00`,
    ),
  );
  const from = performance.now();
  const found = suggest(...documents);
  expect(performance.now() - from).toBeLessThan(8000);
  // Five hundred copies by four senders: each but the first sender's goes back to the first copy.
  expect(found.length).toBeGreaterThan(300);
  expect(suggest(...documents.toReversed())).toEqual(found);
});
