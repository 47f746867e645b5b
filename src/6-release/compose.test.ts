import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type ClaimId } from '#terms/ids.ts';
import { instant } from '#terms/time.ts';
import type { Source } from '#terms/source.ts';
import { grade } from '#assessment/grade.ts';
import { siloInput, siloLineage, siloPosterior } from '#assessment/silo-case.ts';
import { compose, type ComposeInput, releaseLabel } from './compose.ts';
import { forbiddenStrings } from './forbidden.ts';
import { dossierHtml } from './html.ts';
import { dossierMarkdown } from './markdown.ts';
import { scan } from './scanner.ts';

const ALL: readonly ClaimId[] = siloInput().claims.map(({ id }) => id);

function release(
  change: Partial<ComposeInput> = {},
  consent: (source: Source) => Source['consent'] = (source) => source.consent,
): ComposeInput {
  const plain = siloInput();
  const input = {
    ...plain,
    sources: plain.sources.map((source) => ({ ...source, consent: consent(source) })),
  };
  return {
    title: 'Dar Sefin, March',
    audience: 'the inquiry',
    at: instant('2026-03-20T12:00:00Z'),
    expires: null,
    policy: { signatures: 2, coordinateDigits: 1, timePrecision: 'day' },
    items: [{ input, full: grade(input, siloLineage(), siloPosterior()) }],
    approvedPassages: ALL,
    seed: 'a seed',
    ...change,
  };
}

const quotes = (input: ComposeInput) =>
  compose(input).questions.flatMap(({ sources }) => sources.flatMap(({ quote }) => quote ?? []));

describe('compose', () => {
  it('[RE1] sources are numbered anew by the seed, whoever comes first in the records', () => {
    const named = (seed: string) =>
      compose(release({ seed })).questions[0]?.sources.find(({ bearing }) => bearing === 'against')
        ?.name;
    const seeds = Array.from({ length: 20 }, (_, i) => `seed ${i}`);
    expect(new Set(seeds.map(named))).toEqual(new Set(['Source 1', 'Source 2']));
    expect(named('x')).toBe(named('x'));
  });
  it('[RE10] a passage leaves only when approved and with the consent of everyone it came through', () => {
    const agreed = () => 'pseudonymous-release' as const;
    expect(quotes(release()).toSorted()).toEqual([
      'nine or ten men with their hands tied',
      '… there was only grain and two guards …',
    ]);
    expect(quotes(release({ approvedPassages: [] }))).toEqual([]);
    // The guard never agreed to anything, whatever Quince agreed to.
    expect(quotes(release({}, agreed)).join()).not.toContain('full of prisoners');
    // Plum agreed; Heron, whose words they are, did not.
    const withoutHeron = release({}, ({ pseudonym }) =>
      pseudonym === 'Heron' ? 'internal' : 'pseudonymous-release',
    );
    expect(quotes(withoutHeron).join()).not.toContain('with their hands tied');
  });
  it('[RE10] law: without anyone’s consent there is never a quote', () => {
    const consents: fc.Arbitrary<Source['consent']> = fc.constantFrom(
      'none',
      'internal',
      'pseudonymous-release',
      'named-release',
    );
    const names = siloInput().sources.map(({ id }) => id as string);
    fc.assert(
      fc.property(
        fc.array(consents, { minLength: names.length, maxLength: names.length }),
        fc.subarray([...ALL]),
        (given, approvedPassages) => {
          const consent = (id: string) => given[names.indexOf(id)] ?? 'none';
          const input = release({ approvedPassages }, (source) => consent(source.id));
          for (const quote of quotes(input)) {
            const claim = input.items[0]?.input.claims.find(
              (c) => c.quote === quote && approvedPassages.includes(c.id),
            );
            expect(claim).toBeDefined();
            for (const { actor } of claim?.hops ?? []) {
              expect(actor.kind === 'source' && /release/.test(consent(actor.sourceId))).toBe(true);
            }
          }
          if (given.every((one) => one === 'none' || one === 'internal'))
            expect(quotes(input)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
  it('[RE11] nothing of the records leaves: no pseudonym, handle, id, document number or exact time', () => {
    const input = release();
    for (const text of [dossierHtml(compose(input)), dossierMarkdown(compose(input))]) {
      expect(scan(new TextEncoder().encode(text), forbiddenStrings(input.items))).toEqual([]);
      expect(text).not.toMatch(/#41|02:10|cell-2|source-|document-|paid for each report/);
    }
  });
  it('[RE11] only allow-listed fields are in the dossier, however the records grow', () => {
    const input = release();
    const [item] = input.items;
    if (item === undefined) throw new Error('There is an item.');
    const grown = {
      ...item.input,
      secret: 'Rami Haddad',
      claims: item.input.claims.map((claim) => ({ ...claim, secret: 'Rami Haddad' })),
    };
    const dossier = compose({ ...input, items: [{ ...item, input: grown }] });
    expect(JSON.stringify(dossier)).not.toContain('Rami');
    expect(dossier).toEqual(compose(input));
  });
  it('[RE3] the same input gives the same bytes, in whatever order the reports came', () => {
    const bytes = (input: ComposeInput) =>
      dossierHtml(compose(input)) + dossierMarkdown(compose(input));
    const input = release();
    const turned = input.items.map(({ input: one }) => {
      const other = { ...one, claims: one.claims.toReversed(), sources: one.sources.toReversed() };
      return { input: other, full: grade(other, siloLineage(), siloPosterior()) };
    });
    expect(bytes({ ...input, items: turned })).toBe(bytes(release()));
  });
  it('[RE2] values leave coarse and nobody is named', () => {
    const { question } = siloInput();
    const policy = { coordinateDigits: 1, timePrecision: 'month' } as const;
    expect(
      releaseLabel({ type: 'point', lat: 35.12345, lon: 40.98765, radius: 10 }, question, policy),
    ).toBe('near 35.1, 41.0 (to about 10 km)');
    expect(
      releaseLabel(
        { type: 'time', from: '2026-03-12T21:10:00Z', to: '2026-03-12T21:10:00Z' },
        question,
        policy,
      ),
    ).toBe('Mar 2026');
    expect(releaseLabel({ type: 'person', subjectId: asId('subject-7') }, question, policy)).toBe(
      'a person we do not name',
    );
  });
});
