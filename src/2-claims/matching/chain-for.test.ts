import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentHead } from './document-head.ts';
import { chainFor, type DocumentFacts, namedSource } from './chain-for.ts';
import { source, statements } from './testing.ts';

const SOURCES = [
  source('Plum'),
  source('C-Alder', { handles: ['Alder'], kind: 'collector' }),
  source('C-Birch', { handles: ['Birch', 'بتولا'], kind: 'collector' }),
  source('Olive', { handles: ['زيتونة'] }),
  source('Tern', { kind: 'defector' }),
  source('Valley Now', { kind: 'publication' }),
];
const idOf = (name: string) => SOURCES.find((one) => one.pseudonym === name)?.id ?? null;
const message = (from: string | null, more: Partial<DocumentFacts> = {}): DocumentFacts => ({
  kind: 'message',
  sender: from,
  senderSourceId: from === null ? null : (namedSource(from, SOURCES)?.id ?? null),
  forwardedFrom: null,
  giverSourceId: null,
  interpreter: null,
  ...more,
});
const names = (text: string, facts: DocumentFacts, at = 0): readonly string[] => {
  const all = statements(text, facts.kind === 'transcript' ? 'transcript' : 'message');
  const one = all[at];
  if (one === undefined) throw new Error('nothing is stated');
  return chainFor(one, facts, SOURCES).hops.map(({ actor }) =>
    actor.kind === 'gap'
      ? '?'
      : actor.kind === 'unnamed'
        ? `“${actor.descriptor}”`
        : (SOURCES.find((each) => each.id === actor.sourceId)?.pseudonym ?? ''),
  );
};

describe('the way a statement reached us', () => {
  test.each([
    ['The road is closed at the mill.', 'Alder', ['C-Alder']],
    ['Plum says the road is closed.', 'Alder', ['Plum', 'C-Alder']],
    ['Plum counted eleven dead by the mill.', 'Alder', ['Plum', 'C-Alder']],
    ['زيتونة عدّت ١٣ جثمانًا في العيادة.', 'بتولا', ['Olive', 'C-Birch']],
    ['The road is closed at the mill.', 'Somebody new', ['“Somebody new”']],
  ] as const)('[IN266] “%s” from %s', (text, from, wanted) => {
    expect(names(text, message(from))).toEqual(wanted);
  });
  test('[IN266] what was forwarded comes from there, and a channel that names nobody begins with a gap', () => {
    expect(
      names('Prisoners in the silo!', message('Alder', { forwardedFrom: 'Valley Now' })),
    ).toEqual(['?', 'Valley Now', 'C-Alder']);
    expect(
      names('Prisoners in the silo!', message('Alder', { forwardedFrom: 'North page' })),
    ).toEqual(['“North page”', 'C-Alder']);
    expect(
      names(
        'Prisoners in the silo!',
        message(null, { kind: 'article', senderSourceId: idOf('Valley Now') }),
      ),
    ).toEqual(['?', 'Valley Now']);
  });
  test('[IN266] an interpreter stands between the witness and us', () => {
    const hops = chainFor(
      statements('Q: How many?\nA: Nine men came.\n', 'transcript')[0] ??
        statements('Nine men came.')[0]!,
      message(null, { kind: 'transcript', senderSourceId: idOf('Tern'), interpreter: 'Birch' }),
      SOURCES,
    ).hops;
    expect(hops.map(({ role }) => role)).toEqual(['observer', 'translator']);
    expect(hops[1]?.actor).toEqual({ kind: 'source', sourceId: idOf('C-Birch') });
  });
  test('[IN267] a name is a source letter for letter only, never by likeness', () => {
    for (const [name, is] of [
      ['Plum', true],
      ['plum ', true],
      ['Plumm', false],
      ['Plume', false],
      ['Alder', true],
      ['Aldar', false],
      ['the channel Valley Now', true],
      ['Valley News', false],
      ['زيتونه', false],
    ] as const) {
      expect(namedSource(name, SOURCES) !== null, name).toBe(is);
    }
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), (name) => {
        const found = namedSource(name, SOURCES);
        if (found === null) return;
        const bare = name.normalize('NFKC').toLowerCase();
        expect(
          [found.pseudonym, ...found.handles].some((one) => bare.includes(one.toLowerCase())),
        ).toBe(true);
      }),
    );
  });
  test.each([
    ['Wounded: 31, Birch has it from Olive.', 'Alder', ['Olive', 'C-Birch', 'C-Alder']],
    [
      'Fifty families, from Birch, who translated for Plum.',
      'Alder',
      ['Plum', 'C-Birch', 'C-Alder'],
    ],
    ['Our followers report: the road is closed to all.', 'Valley Now', ['?', 'Valley Now']],
    [
      'My source on the roof: they brought nine men.',
      'Alder',
      ['“My source on the roof”', 'C-Alder'],
    ],
  ] as const)('[IN272] “%s” from %s', (text, from, wanted) => {
    expect(names(text, message(from))).toEqual(wanted);
  });
  test('[IN270] a heading names who tells it, and a seller is one hand more', () => {
    const text = 'MEMO 31, bought 13 March 2026, seller: Rook\n\nThe road is closed to all.\n';
    const one = statements(text, 'other')[0]!;
    const facts = message(null, { kind: 'article', head: documentHead(text) });
    const chain = chainFor(one, { ...facts, senderSourceId: idOf('C-Alder') }, SOURCES);
    expect(chain.hops.map(({ actor }) => actor.kind)).toEqual(['gap', 'unnamed', 'source']);
    expect(chain.unknown).toContain('Rook');
    const post = documentHead(
      'VALLEY NOW (channel), 12 March 2026\n\nThe road is closed to all.\n',
    );
    expect(
      chainFor(one, message(null, { kind: 'article', head: post }), SOURCES).hops.at(-1)?.actor,
    ).toEqual({ kind: 'source', sourceId: idOf('Valley Now') });
  });
  test('[IN273] a thing before a colon speaks for nobody, somebody who was told is one hand more', () => {
    expect(names('Market: eleven people were killed there.', message('Alder'))).toEqual([
      'C-Alder',
    ]);
    expect(names('A baker told my man that the store was looted.', message('Alder'))).toEqual([
      '“A baker”',
      '“my man”',
      'C-Alder',
    ]);
  });
  test('[IN266] a name nobody knows stays in its words and is offered', () => {
    const [one] = statements('Wren says the bridge is open again.');
    if (one === undefined) throw new Error('nothing is stated');
    expect(chainFor(one, message('Alder'), SOURCES)).toMatchObject({ unknown: ['Wren'] });
  });
});
