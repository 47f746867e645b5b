import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namedActor, nameKey, pairArticles } from './pair-articles.ts';

const shown = (articles: string[], originals: string[]): string[] =>
  pairArticles(articles, originals).map(({ chain, how }) => {
    const names = chain.map(({ actor }) =>
      actor.kind === 'gap' ? '?' : actor.kind === 'source' ? actor.name : `(${actor.descriptor})`,
    );
    return `${names.join(' → ')} [${how}]`;
  });

test('[CL40] one named source: every article goes back to it', () => {
  expect(shown(['Varo Post', 'Hill Radio', 'Varo Post'], ['Sefin Monitor'])).toEqual([
    'Sefin Monitor → Varo Post [one-source]',
    'Sefin Monitor → Hill Radio [one-source]',
    'Sefin Monitor → Varo Post [one-source]',
  ]);
  expect(shown(['Varo Post', 'Hill Radio'], ['varo  post'])).toEqual([
    'Varo Post [own-account]',
    'Varo Post → Hill Radio [one-source]',
  ]);
});

test('[CL40] one article: every named source is its source', () => {
  expect(shown(['Varo Post'], ['police', 'Sefin Monitor'])).toEqual([
    '(police) → Varo Post [one-article]',
    'Sefin Monitor → Varo Post [one-article]',
  ]);
});

test('[CL41] a publisher among the named sources reports on its own account, whatever the order', () => {
  expect(shown(['Varo Post', 'Hill Radio'], ['Hill Radio', 'Varo Post'])).toEqual([
    'Varo Post [own-account]',
    'Hill Radio [own-account]',
  ]);
});

test('[CL41] as many sources as articles: the rest by position', () => {
  expect(shown(['Varo Post', 'Hill Radio'], ['army statement', 'Sefin Monitor'])).toEqual([
    '(army statement) → Varo Post [position]',
    'Sefin Monitor → Hill Radio [position]',
  ]);
});

test('[CL42] what cannot be paired goes through a gap', () => {
  expect(shown(['Varo Post', 'Hill Radio', 'Lake News'], ['Hill Radio', 'Sefin Monitor'])).toEqual([
    '? → Varo Post [unpaired]',
    'Hill Radio [own-account]',
    '? → Lake News [unpaired]',
    'Sefin Monitor → ? [unpaired]',
  ]);
  expect(shown(['Varo Post', 'Hill Radio'], [])).toEqual([
    '? → Varo Post [unpaired]',
    '? → Hill Radio [unpaired]',
  ]);
  expect(shown([], ['Sefin Monitor'])).toEqual(['Sefin Monitor → ? [unpaired]']);
  expect(shown([], [])).toEqual(['? [unpaired]']);
});

test('[CL43] words that only say what somebody is are an unnamed person, names are sources', () => {
  for (const words of [
    'police',
    'Police',
    'Local officials',
    'eyewitnesses',
    'Interior Ministry',
    'security and medical sources',
    'head of the district',
  ]) {
    expect(namedActor(words).kind, words).toBe('unnamed');
  }
  for (const words of [
    'Sefin Monitor',
    'VDM',
    '@hillradio',
    'hillradio.example',
    'police spokesman Karim Aro',
    'مرصد سفين',
  ]) {
    expect(namedActor(words).kind, words).toBe('source');
  }
});

test('[CL42] every article is in a report, every named source is an origin, and nobody else is', () => {
  const name = fc.constantFrom('A', 'B', 'C', 'D', 'police', 'a', ' b ');
  fc.assert(
    fc.property(
      fc.array(name, { maxLength: 6 }),
      fc.array(name, { maxLength: 6 }),
      (articles, originals) => {
        const reports = pairArticles(articles, originals);
        const carried = new Set(reports.flatMap((r) => (r.article === null ? [] : [r.article])));
        expect(carried.size).toBe(articles.length);
        const origins = new Set(
          reports.flatMap(({ chain: [first] }) =>
            first === undefined || first.actor.kind === 'gap'
              ? []
              : [
                  nameKey(
                    first.actor.kind === 'source' ? first.actor.name : first.actor.descriptor,
                  ),
                ],
          ),
        );
        expect(origins).toEqual(new Set(originals.map(nameKey)));
      },
    ),
  );
});
