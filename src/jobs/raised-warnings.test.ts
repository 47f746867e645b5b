import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type CaseId, type UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Question } from '#claims/question.ts';
import { makeHop } from '#claims/make-hop.ts';
import { openJobDesk, type JobDesk } from '../../test/harness/job-desk.ts';
import { addClaim, removeClaim } from './claims.ts';
import { addQuestion, editQuestion } from './questions.ts';
import { NO_THREAT_REF, raisedIn } from './raised-warnings.ts';
import { openWarnings } from './warnings.ts';

const lead: Principal = { userId: asId<UserId>('lead'), name: 'R. Marrane', kind: 'owner' };
const silent = { raised: false, why: null, answer: null };
const raised = { raised: true, why: 'the school, on Friday', answer: null };

let own: JobDesk;
let caseId: CaseId;
beforeAll(async () => {
  own = await openJobDesk('raised');
  caseId = await own.newCase(lead);
}, 60_000);
afterAll(() => own.close());

const ask = (ref: string, threat: boolean): Promise<Question> =>
  addQuestion(own.desk, lead, caseId, {
    ref,
    text: `Is ${ref} so?`,
    type: 'yes-no',
    subjectIds: [],
    topic: 'threat',
    period: null,
    importance: 3,
    options: [],
    places: {},
    unit: null,
    staleAfterDays: null,
    protectedSite: silent,
    threatToLife: threat ? raised : silent,
    status: 'open',
  });

const tell = (question: Question) =>
  addClaim(own.desk, lead, caseId, {
    questionId: question.id,
    value: { type: 'yes-no', answer: 'yes' },
    polarity: 'asserts',
    quote: 'they say so',
    documentId: null,
    span: null,
    hops: [makeHop({ kind: 'gap' }, 'observer')],
    basis: 'heard',
    access: 'not-known',
    certainty: [],
    toldAt: null,
    aboutTime: null,
    place: null,
    status: 'accepted',
    comment: null,
  });

/** Everything read again: the slow, right version. */
const slow = () =>
  own.store.read(lead, async (tx) => {
    const questions = (await tx.list('question', { caseId })).filter(
      ({ threatToLife, ref }) => threatToLife.raised || ref === NO_THREAT_REF,
    );
    const ids = new Set<string>(questions.map(({ id }) => id));
    const claims = (await tx.list('claim', { caseId })).filter(({ questionId }) =>
      ids.has(questionId),
    );
    return { questions, claims };
  });

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : 1;

describe('what is raised', () => {
  it('[DE160] kept up with changes it is what reading everything gives, whatever is done', async () => {
    let n = 0;
    const step = fc.record({
      what: fc.constantFrom('ask', 'tell', 'raise', 'lower', 'take out'),
      which: fc.nat(20),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const { what, which } of steps) {
          const { questions, claims } = await own.store.read(lead, async (tx) => ({
            questions: await tx.list('question', { caseId }),
            claims: await tx.list('claim', { caseId }),
          }));
          const question = questions[which % Math.max(1, questions.length)];
          const claim = claims[which % Math.max(1, claims.length)];
          if (what === 'ask' || question === undefined) await ask(`Q-${(n += 1)}`, which % 2 === 0);
          else if (what === 'tell') await tell(question);
          else if (what === 'take out') {
            if (claim !== undefined) await removeClaim(own.desk, lead, claim.id, claim.version);
          } else {
            const threatToLife = what === 'raise' ? raised : silent;
            await editQuestion(own.desk, lead, question.id, question.version, { threatToLife });
          }
          if (which % 3 === 0) await own.store.read(lead, (tx) => raisedIn(own.desk, tx, caseId));
        }
        const kept = await own.store.read(lead, (tx) => raisedIn(own.desk, tx, caseId));
        const right = await slow();
        expect(kept.questions.toSorted(byId)).toEqual(right.questions.toSorted(byId));
        expect(kept.claims.toSorted(byId)).toEqual(right.claims.toSorted(byId));
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  it('[DE160] what stands across thirty cases is told without reading a record while nothing changed', async () => {
    for (let i = 0; i < 30; i += 1) await own.newCase(lead, { title: `Case ${i}` });
    await ask('Q-900', true);
    const first = await openWarnings(own.desk, lead);
    expect(first.cases.map((one) => one.caseId)).toEqual([caseId]);
    const read: string[] = [];
    const before = own.store.read.bind(own.store);
    own.store.read = (principal, work) =>
      before(principal, (tx) =>
        work({
          ...tx,
          list: (kind, filter) => {
            read.push(kind);
            return tx.list(kind, filter);
          },
        }),
      );
    try {
      expect(await openWarnings(own.desk, lead)).toEqual(first);
      expect(read).toEqual([]);
      await ask('Q-901', true);
      const after = await openWarnings(own.desk, lead);
      expect(after.cases[0]?.warnings).toHaveLength((first.cases[0]?.warnings.length ?? 0) + 1);
      expect(read.length).toBeLessThanOrEqual(2);
    } finally {
      own.store.read = before;
    }
  }, 120_000);
});
