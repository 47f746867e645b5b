import { beforeAll, describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { CaseId, SourceId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { searchedBeginnings } from '#store/fold-words.ts';
import { VERBS } from '#store/verbs.ts';
import type { RecordKind, SearchAnswer, SearchAnswers, SearchedKind, Store } from '#store/store.ts';
import {
  AT,
  DRAFTS,
  EDITOR,
  LEAD,
  OWNER,
  READER,
  STRANGER,
  claimDraft,
  sourceDraft,
} from './drafts.ts';
import { newCase } from './store.contract.ts';
import type { Opened } from './store.contract.ts';

/** Where a person's words stand in a record, and what finds them: a word that stands there and nowhere else. */
const WORDS: {
  readonly [K in SearchedKind]: readonly (readonly [word: string, put: (word: string) => object])[];
} = {
  question: [
    ['askedin', (text) => ({ text })],
    ['oneoption', (word) => ({ type: 'choice', options: ['none', word] })],
    ['protectedbecause', (why) => ({ protectedSite: { raised: true, why, answer: null } })],
  ],
  document: [['toldintext', (text) => ({ text })]],
  claim: [
    ['quotedas', (quote) => ({ quote })],
    ['remarkon', (comment) => ({ comment })],
  ],
  telling: [
    [
      'shopkeeperly',
      (descriptor) => ({
        hops: [{ ...claimDraft('x').hops[0], actor: { kind: 'unnamed', descriptor } }],
      }),
    ],
    ['shownbyletter', (evidence) => ({ hops: [{ ...claimDraft('x').hops[0], evidence }] })],
  ],
  source: [
    ['Pseudonymous', (pseudonym) => ({ pseudonym })],
    ['handleseven', (handle) => ({ handles: [handle] })],
    ['metthrough', (howMet) => ({ howMet })],
  ],
  risk: [
    ['checkpointsout', (why) => ({ contactRisk: { level: 'high', why, by: 'Lead', at: AT } })],
  ],
  subject: [['describedthus', (word) => ({ descriptors: [word] })]],
  identity: [
    ['samescar', (why) => ({ sameAs: { id: 'subject-9', why, by: 'Lead', at: AT } })],
    ['otherheight', (why) => ({ notSameAs: [{ id: 'subject-9', why, by: 'Lead', at: AT }] })],
  ],
  warning: [
    ['threatened', (why) => ({ threatToLife: { raised: true, why, answer: null } })],
    [
      'hidelsewhere',
      (what) => ({
        threatToLife: { raised: true, why: 'a list', answer: null },
        warning: {
          raisedAt: AT,
          raisedBy: 'Editor',
          responsible: 'Lead',
          decisions: [{ action: 'moved', what, why: null, by: 'Lead', at: AT }],
        },
      }),
    ],
  ],
  session: [
    ['quietroom', (place) => ({ place })],
    ['whichgate', (text) => ({ questions: [{ text: `What of the\n${text}?`, type: 'open' }] })],
    ['toldfact', (fact) => ({ disclosed: [{ fact, at: AT, by: 'Lead' }] })],
    [
      'tiredthen',
      (comment) => ({
        put: [
          {
            questionId: 'question-1',
            earlier: null,
            later: 'claim-1',
            weight: null,
            standing: 'explained',
            comment,
            by: 'Lead',
            at: AT,
          },
        ],
      }),
    ],
  ],
  tie: [
    ['howknown', (howKnown) => ({ howKnown })],
    ['rival', () => ({ tie: 'rival-of' })],
  ],
  payment: [
    ['bonus', () => ({ for: 'bonus' })],
    ['deciderly', (decidedBy) => ({ decidedBy })],
  ],
  contact_window: [
    ['radioset', (channel) => ({ channel })],
    ['sundowntime', (reachable) => ({ reachable })],
  ],
  outcome: [
    ['cratebook', (evidence) => ({ evidence })],
    ['convincing', () => ({ standardOfProof: 'clear-and-convincing' })],
  ],
  link: [['copiedword', (comment) => ({ comment, state: 'accepted' })]],
  exhibit: [
    ['chatfile', (name) => ({ name })],
    ['handedover', (description) => ({ receivedFrom: { sourceId: null, description } })],
  ],
  saved_search: [['keptview', (name) => ({ name })]],
  sheet_mapping: [['weeklyform', (name) => ({ name })]],
  release: [
    ['dossierof', (title) => ({ title })],
    ['tribunaly', (audience) => ({ audience })],
  ],
  disclosure: [['receiverly', (to) => ({ to })]],
};

const TABLES: { readonly [K in SearchedKind]?: RecordKind } = {
  telling: 'claim',
  risk: 'source',
  identity: 'subject',
  warning: 'question',
};
const tableOf = (kind: SearchedKind): Exclude<RecordKind, 'case'> =>
  (TABLES[kind] ?? kind) as Exclude<RecordKind, 'case'>;

/** Search, whatever the store stands on. */
export function searchContract(name: string, shared: () => Opened): void {
  describe(`${name}: search`, () => {
    let store: Store;
    let caseId: CaseId;
    let other: CaseId;
    let heron: SourceId;
    const everything = Object.fromEntries(Object.keys(WORDS).map((kind) => [kind, 100])) as Record<
      SearchedKind,
      number
    >;

    const search = (who: Principal, typed: string, where = caseId): Promise<SearchAnswers> =>
      store.read(who, (tx) =>
        tx.search(where, everything, typed.toLowerCase().split(' ').map(searchedBeginnings)),
      );
    const idsOf = (answers: SearchAnswers): Record<string, readonly string[]> =>
      Object.fromEntries(
        Object.entries(answers).map(([kind, answer]) => [
          kind,
          (answer as SearchAnswer<SearchedKind>).found.map(({ record }) => record.id).sort(),
        ]),
      );
    const add = async (
      kind: Exclude<RecordKind, 'case'>,
      change: object,
      where = caseId,
      who = OWNER,
    ): Promise<string> => {
      let draft: object = { ...DRAFTS[kind], ...change };
      if (kind === 'exhibit') {
        const { sha256, size } = await store.exhibits.put(Buffer.from(JSON.stringify(change)));
        draft = { ...draft, sha256, size };
      }
      const made = await store.transact(who, { verb: `${kind}.add` }, (tx) =>
        tx.insert(kind, where, draft as never),
      );
      return made.id;
    };

    beforeAll(async () => {
      ({ store } = shared());
      caseId = await newCase(store);
      other = await newCase(store, [{ userId: STRANGER.userId, role: 'lead' }]);
      heron = (await add('source', sourceDraft('Heron'))) as SourceId;
    });

    it('[ST39] every kind is found by each of the places where a person’s words stand in it', async () => {
      let n = 0;
      for (const [kind, places] of Object.entries(WORDS) as [
        SearchedKind,
        (typeof WORDS)[SearchedKind],
      ][]) {
        for (const [word, put] of places) {
          const table = tableOf(kind);
          const more =
            table === 'question'
              ? { ref: `Q-${(n += 1)}` }
              : table === 'document'
                ? { part: `part ${(n += 1)}` }
                : table === 'sheet_mapping'
                  ? {}
                  : table === 'link'
                    ? { comment: null }
                    : {};
          const id = await add(table, { ...more, ...put(word) });
          const found = idsOf(await search(READER, word.slice(0, -1)));
          expect(found[kind], `${kind} by ${word}`).toEqual([id]);
          expect(idsOf(await search(READER, `${word} nothinglikeit`))).toEqual({});
          // Nobody else's case, and nothing of it by somebody who is in another.
          expect(idsOf(await search(STRANGER, word, other)), word).toEqual({});
          expect(idsOf(await search(STRANGER, word)), word).toEqual({});
        }
      }
    });

    it('[ST39] a corrected record is found by what it says now, a removed one by nothing', async () => {
      const id = await add('tie', { howKnown: 'seen quarrelling' });
      expect(idsOf(await search(READER, 'quarrel'))).toEqual({ tie: [id] });
      await store.transact(EDITOR, { verb: 'tie.edit' }, (tx) =>
        tx.revise('tie', asId(id), 1, { howKnown: 'seen embracing' }),
      );
      expect(idsOf(await search(READER, 'quarrel'))).toEqual({});
      expect(idsOf(await search(READER, 'embracing'))).toEqual({ tie: [id] });
      await store.transact(EDITOR, { verb: 'tie.remove' }, (tx) => tx.remove('tie', id, 2));
      expect(idsOf(await search(READER, 'embracing'))).toEqual({});
    });

    it('[ST40] what belongs to somebody is found by their name, together with its own words', async () => {
      const dunlin = await add('source', { ...sourceDraft('Dunlin'), cell: 'southern' });
      const place = await add('subject', {
        names: [{ ...DRAFTS.subject.names[0], text: 'Ferndale' }],
      });
      const mine = {
        payment: await add('payment', { sourceId: dunlin, for: 'retainer' }),
        session: await add('session', { sourceId: heron, interpreter: dunlin }),
        contact_window: await add('contact_window', { sourceId: dunlin }),
        tie: await add('tie', { from: dunlin, to: { kind: 'subject', id: place } }),
      };
      await add('payment', { sourceId: heron, for: 'retainer' });
      const found = idsOf(await search(READER, 'dunl'));
      for (const [kind, id] of Object.entries(mine)) expect(found[kind], kind).toEqual([id]);
      expect(idsOf(await search(READER, 'retainer dunlin'))).toEqual({ payment: [mine.payment] });
      expect(idsOf(await search(READER, 'fern dunl grudge'))).toEqual({ tie: [mine.tie] });
      expect((await search(READER, 'retainer')).payment?.count).toBe(2);
      // By the name, not by whatever else is said of them.
      expect(Object.keys(await search(READER, 'southern'))).toEqual(['source']);
      // A name of another case is nobody's here.
      await add('source', sourceDraft('Sandpiper'), other, STRANGER);
      await add('payment', { sourceId: dunlin }, other, STRANGER);
      expect(idsOf(await search(STRANGER, 'dunlin', other))).toEqual({});
    });

    it('[ST40] tells the document a claim stands in and the import that read a file', async () => {
      const documentId = await add('document', { part: 'numbered', text: 'in the numbered one' });
      await add('claim', { documentId, quote: 'the numbered claim' });
      const exhibitId = await add('exhibit', { name: 'numbered.zip' });
      const importId = await add('import', { exhibitIds: ['something', exhibitId] });
      const answers = await search(READER, 'numbered');
      expect(answers.document?.found[0]?.number).toBeGreaterThan(0);
      expect(answers.claim?.found[0]?.number).toBe(answers.document?.found[0]?.number);
      expect(answers.exhibit?.found[0]?.importId).toBe(importId);
    });

    it('[ST41] each kind is put before the policy, and so is each name it would be found by', async () => {
      const id = await add('payment', { sourceId: heron, decidedBy: 'Comptroller' });
      const change = (verb: string, needs: 'reader' | 'lead'): void => {
        (VERBS as Record<string, string>)[verb] = needs;
      };
      const kindsFor = async (who: Principal, typed: string) =>
        Object.keys(await search(who, typed));
      expect(idsOf(await search(READER, 'comptroller'))).toEqual({ payment: [id] });
      for (const kind of Object.keys(WORDS) as SearchedKind[]) {
        const [word] = WORDS[kind][0] ?? [''];
        const verb = `${tableOf(kind)}.read`;
        change(verb, 'lead');
        try {
          expect(await kindsFor(READER, word), kind).not.toContain(kind);
          expect(await kindsFor(LEAD, word), kind).toContain(kind);
        } finally {
          change(verb, 'reader');
        }
      }
      change('source.read', 'lead');
      try {
        // Whoever may not know the sources learns nothing by trying their names.
        expect(await kindsFor(READER, 'heron comptroller')).toEqual([]);
        expect(await kindsFor(LEAD, 'heron comptroller')).toEqual(['payment']);
        expect(await kindsFor(READER, 'comptroller')).toEqual(['payment']);
      } finally {
        change('source.read', 'reader');
      }
    });
  });
}
