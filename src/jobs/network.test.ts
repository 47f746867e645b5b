import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type CaseId, type UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Source } from '#terms/source.ts';
import { instant } from '#terms/time.ts';
import { openStore } from '#store/open.ts';
import { createCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { networkView, sourceFile } from './network.ts';
import {
  addContactWindow,
  addPayment,
  addSource,
  addTie,
  editPayment,
  editSource,
  editTie,
  removePayment,
  removeSource,
  removeTie,
} from './network-edits.ts';

const lead: Principal = { userId: asId<UserId>('lead'), name: 'Lead', kind: 'owner' };
const stranger: Principal = { userId: asId<UserId>('nobody'), name: 'Nobody', kind: 'user' };

let folder: string;
let desk: Desk & { store: Awaited<ReturnType<typeof openStore>> };
let caseId: CaseId;
let plum: Source;
let birch: Source;

const draft = (pseudonym: string) => ({
  pseudonym,
  kind: 'witness' as const,
  tier: 0,
  cell: 'river',
  languages: [],
  firstContact: null,
  howMet: null,
  status: 'active' as const,
  riskLimit: 'low' as const,
  consent: 'none' as const,
  handles: [],
});
const newCase = async (title: string): Promise<CaseId> =>
  (
    await createCase(desk, lead, {
      title,
      purpose: 'event',
      members: [{ userId: lead.userId, role: 'lead' }],
      releasePolicy: { signatures: 1, coordinateDigits: 1, timePrecision: 'day' },
      zone: 'Etc/UTC',
    })
  ).caseId;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-network-'));
  const clock = () => instant('2026-05-01T08:00:00Z');
  const store = await openStore({
    folder: join(folder, 'data'),
    keyFolder: join(folder, 'keys'),
    clock,
    newId: ulid,
  });
  desk = { store, clock, newId: ulid };
  caseId = await newCase('The valley');
  plum = await addSource(desk, lead, caseId, draft('Plum'));
  birch = await addSource(desk, lead, caseId, { ...draft('C-Birch'), tier: 1, handles: ['Birch'] });
});
afterAll(async () => {
  await desk?.store.close();
  await rm(folder, { recursive: true, force: true });
});

describe('network', () => {
  it('[AS71] times are read from words; the file and the network show what was added', async () => {
    const changed = await editSource(desk, lead, plum.id, plum.version, {
      firstContact: 'March 2026',
    });
    expect(changed.firstContact).toMatchObject({ stated: 'March 2026' });
    plum = changed;
    const tie = await addTie(desk, lead, caseId, {
      from: plum.id,
      to: { kind: 'source', id: birch.id },
      tie: 'reports-to',
      howKnown: 'both say so',
      during: null,
    });
    await addPayment(desk, lead, caseId, {
      sourceId: plum.id,
      on: '5 March 2026',
      amount: 35,
      currency: 'USD',
      for: 'expenses',
      decidedBy: '',
    });
    await addContactWindow(desk, lead, caseId, {
      sourceId: plum.id,
      channel: 'chat',
      reachable: 'Fridays',
      silences: ['14 March 2026 to 1 April 2026'],
    });
    const file = await sourceFile(desk, lead, plum.id);
    expect(file.row.cohort).toBe('2026-03');
    expect(file.ties.map(({ id }) => id)).toEqual([tie.id]);
    expect(file.payments[0]).toMatchObject({ amount: 35, decidedBy: 'Lead' });
    expect(file.payments[0]?.on.from).toContain('2026-03-05');
    expect(file.windows[0]?.silences[0]?.from).toContain('2026-03-14');
    expect(file.contact.verdict).toBe('never-heard');
    const view = await networkView(desk, lead, caseId);
    expect(view.sources.map(({ source }) => source.pseudonym)).toEqual(['Plum', 'C-Birch']);
    expect(view.drift[0]?.drift.verdict).toBe('too-little');
  });

  it('[AS71] what was changed can be put as it was, and the history keeps every version', async () => {
    const [payment] = (await sourceFile(desk, lead, plum.id)).payments;
    if (payment === undefined) throw new Error('there is a payment');
    const changed = await editPayment(desk, lead, payment.id, payment.version, { amount: 40 });
    const back = await editPayment(desk, lead, payment.id, changed.version, {
      amount: payment.amount,
      on: payment.on,
    });
    expect(back).toMatchObject({ amount: 35, on: payment.on, version: 3 });
    await removePayment(desk, lead, payment.id, back.version);
    expect((await sourceFile(desk, lead, plum.id)).payments).toEqual([]);
    const history = await desk.store.read(lead, (tx) => tx.history('payment', payment.id));
    expect(history.map(({ removed }) => removed)).toEqual([false, false, false, true]);
  });

  it('[AS71] a change of somebody else in between is a conflict, and nothing is lost', async () => {
    const [tie] = (await sourceFile(desk, lead, plum.id)).ties;
    if (tie === undefined) throw new Error('there is a tie');
    await editTie(desk, lead, tie.id, tie.version, { howKnown: 'Alder says so' });
    await expect(
      editTie(desk, lead, tie.id, tie.version, { howKnown: 'later' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it.each([
    ['a pseudonym that is taken', () => addSource(desk, lead, caseId, draft('plum')), /is taken/],
    [
      'a name messages arrive under',
      () => addSource(desk, lead, caseId, draft('Birch')),
      /is taken/,
    ],
    ['no pseudonym', () => addSource(desk, lead, caseId, draft('  ')), /needs a pseudonym/],
    [
      'a tier there is not',
      () => addSource(desk, lead, caseId, { ...draft('X'), tier: 7 }),
      /0 to 4/,
    ],
    [
      'a tie to oneself',
      () => addTie(desk, lead, caseId, tieTo(plum.id)),
      /nobody is tied to themselves/,
    ],
    [
      'somebody of another case',
      async () => {
        const other = await newCase('Another');
        return addTie(desk, lead, other, tieTo(birch.id));
      },
      /not in this case/,
    ],
    [
      'words that are no time',
      () =>
        addPayment(desk, lead, caseId, {
          sourceId: plum.id,
          on: 'some day, surely',
          amount: 1,
          currency: 'USD',
          for: 'bonus',
          decidedBy: '',
        }),
      /some day, surely/,
    ],
    [
      'an empty contact window',
      () =>
        addContactWindow(desk, lead, caseId, {
          sourceId: plum.id,
          channel: '',
          reachable: ' ',
          silences: [],
        }),
      /by which channel/,
    ],
  ])('[AS71] %s is refused in words', async (_, work, words) => {
    await expect(work()).rejects.toThrow(words);
  });

  it('[AS72] a source that something names is not taken out; one that nothing names is', async () => {
    await expect(removeSource(desk, lead, plum.id, plum.version)).rejects.toThrow(
      /contact windows, ties that name it/,
    );
    const wren = await addSource(desk, lead, caseId, draft('Wren'));
    await removeSource(desk, lead, wren.id, wren.version);
    const names = (await networkView(desk, lead, caseId)).sources.map((s) => s.source.pseudonym);
    expect(names).not.toContain('Wren');
  });

  it('[AS71] a stranger sees nothing and changes nothing', async () => {
    const gone = { code: 'not-found' };
    await expect(networkView(desk, stranger, caseId)).rejects.toMatchObject(gone);
    await expect(sourceFile(desk, stranger, plum.id)).rejects.toMatchObject(gone);
    await expect(
      editSource(desk, stranger, plum.id, plum.version, { cell: 'x' }),
    ).rejects.toMatchObject(gone);
    const [tie] = (await sourceFile(desk, lead, plum.id)).ties;
    await expect(
      removeTie(desk, stranger, tie?.id as never, tie?.version ?? 0),
    ).rejects.toMatchObject(gone);
  });
});

const tieTo = (id: Source['id']) => ({
  from: plum.id,
  to: { kind: 'source' as const, id },
  tie: 'kin' as const,
  howKnown: '',
  during: null,
});
