/**
 * The newcomer's way from the raw folder of the sample case to findings, over the jobs that the screens call, with the
 * keys reckoned that the screens ask for. Seconds instead of the minutes of a browser.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { asId, type DocumentId, type QuestionId, type SourceId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Source, SourceKind } from '#terms/source.ts';
import { formatValue } from '#claims/format-value.ts';
import type { Claim, Hop } from '#claims/claim.ts';
import type { Value } from '#claims/value.ts';
import { valueAgrees } from '#assessment/value-agrees.ts';
import type { Assessment } from '#assessment/finding.ts';
import { createCase } from '#jobs/cases.ts';
import { loadCaseFile } from '#jobs/case-file.ts';
import type { Desk } from '#jobs/desk.ts';
import { documentView, listDocuments } from '#jobs/documents.ts';
import { importFile } from '#jobs/import-file.ts';
import { decisionsOf, inOrderWritten } from '#jobs/inbox.ts';
import { decideLink, listLinks, suggestLinksForCase } from '#jobs/links.ts';
import { editSource } from '#jobs/network-edits.ts';
import { recordOutcome } from '#jobs/outcome.ts';
import { editQuestion, listQuestionRows } from '#jobs/questions.ts';
import { nameSender, setTeller } from '#jobs/senders.ts';
import { acceptSuggestions, dismissSuggestions, documentSuggestions } from '#jobs/suggestions.ts';
import type { SuggestionCard } from '#jobs/suggestions-views.ts';
import { claimOf } from '#claims/matching/take-card.ts';
import { type Acceptance, basisOf, byWay, originKey } from '#workbench/reading/target.ts';
import { answersGiven, settleOrder } from '#workbench/outcomes/answers-given.ts';
import { placesToTell } from '#workbench/reading/places-to-tell.ts';
import {
  aimOf,
  asked,
  basisSteps,
  CELLS,
  chainOf,
  hopName,
  KNEW,
  NAMES,
  ownerOf,
  placesLeft,
  planFor,
  prepared,
  remember,
  same,
  sameWay,
  SECONDS_A_KEY,
  SEFIN,
  TELLERS,
  turned,
  valueOf,
  valueOfWords,
  type Wanted,
  wantedIn,
} from './newcomer.ts';

export interface Journey {
  readonly counted: Counted;
  readonly equal: {
    /** Verdict, best answer and probability within .1, and origins. */
    readonly all: number;
    readonly answer: number;
    readonly probability: number;
    readonly origins: number;
    readonly of: number;
  };
  readonly told: readonly string[];
}

interface Counted {
  keys: number;
  naming: number;
  reading: number;
  deciding: number;
  documents: number;
  accepted: number;
  byHand: number;
  chains: number;
  values: number;
  bases: number;
  searched: number;
  ways: number;
  aside: number;
  links: number;
  placed: number;
  settled: number;
}

export async function rawJourney(desk: Desk, principal: Principal): Promise<Journey> {
  const told: string[] = [];
  const counted: Counted = {
    keys: 0,
    naming: 0,
    reading: 0,
    deciding: 0,
    documents: 0,
    accepted: 0,
    byHand: 0,
    chains: 0,
    values: 0,
    bases: 0,
    searched: 0,
    ways: 0,
    aside: 0,
    links: 0,
    placed: 0,
    settled: 0,
  };
  const { id: caseId } = await createCase(desk, principal, {
    title: `${prepared.title}, from its folder`,
    purpose: 'event',
    zone: prepared.zone,
    members: [{ userId: principal.userId, role: 'lead' }],
    releasePolicy: { signatures: 2, coordinateDigits: 1, timePrecision: 'day' },
  });
  const fileOf = new Map<string, string>();
  for (const name of readdirSync(path.join(SEFIN, 'raw')).toSorted()) {
    const { import: record } = await importFile(desk, principal, caseId, {
      name,
      bytes: readFileSync(path.join(SEFIN, 'raw', name)),
      from: 'a folder',
      channel: 'stick',
    });
    fileOf.set(record.id, name);
  }
  const sources = (): Promise<readonly Source[]> =>
    desk.store.read(principal, (tx) => tx.list('source', { caseId }));
  await nameEverybody();
  await sayCells();
  const documents = await listDocuments(desk, principal, caseId);
  const views = new Map(
    await Promise.all(
      documents.map(
        async ({ id }) => [id as string, await documentView(desk, principal, asId(id))] as const,
      ),
    ),
  );
  const known = new Map<string, QuestionId>();
  const inverted = new Set<string>();
  const called = new Map<string, string>();
  for (const { question } of await listQuestionRows(desk, principal, caseId))
    known.set(question.ref, question.id);
  // In the order in which it was written, as the screen goes from one to the next.
  const times = new Map<string, string>();
  for (const { id } of documents) {
    const { writtenOn } = await documentSuggestions(desk, principal, asId(id));
    times.set(id, views.get(id)?.document.statedTime?.from ?? writtenOn ?? '9');
  }
  const inTime = documents.toSorted((a, b) =>
    inOrderWritten(
      { writtenAt: times.get(a.id) ?? '', number: a.number },
      { writtenAt: times.get(b.id) ?? '', number: b.number },
    ),
  );
  counted.naming = counted.keys;
  for (const summary of inTime) await read(summary);
  counted.reading = counted.keys - counted.naming;
  await decideLinks();
  await recordOutcomes();
  counted.deciding = counted.keys - counted.naming - counted.reading;
  const equal = await compare();
  told.push(
    `same finding (answer, probability within .1, origins): ${equal.all} of ${equal.of} questions; same answer ${equal.answer}, same origins ${equal.origins}`,
    `claims accepted: ${counted.accepted}; put right: ${counted.chains} chains, ${counted.values} values; typed by hand: ${counted.byHand}; set aside: ${counted.aside}`,
    `keystrokes: ${counted.keys}; taking in and naming ${counted.naming}; reading ${counted.reading} in ${counted.documents} documents (${(counted.reading / counted.documents).toFixed(1)} each); links and outcomes ${counted.deciding}; ${Math.round((counted.keys * SECONDS_A_KEY) / 60)} minutes at ${SECONDS_A_KEY} s a key`,
  );
  return { counted, equal, told };

  /** Everybody who is met under a name, as the Inbox lists them. */
  async function nameEverybody(): Promise<void> {
    for (let round = 0; round < 60; round += 1) {
      let waits = await decisionsOf(desk, principal, caseId);
      while (waits.workedOut < waits.all) waits = await decisionsOf(desk, principal, caseId);
      const next = waits.senders.find(({ name }) => NAMES[name] !== undefined);
      if (next === undefined) {
        told.push(`names left: ${waits.senders.map(({ name }) => name).join(', ')}`);
        break;
      }
      await sayWho(next.name);
    }
    for (const name of Object.keys(NAMES)) {
      const all = await sources();
      const { is } = NAMES[name] as { is: string };
      if (!all.some((one) => one.pseudonym === is)) {
        told.push(`never met: ${name}`);
        await sayWho(name);
      }
    }
    for (const name of Object.values(TELLERS)) {
      if ((await sources()).some(({ pseudonym }) => pseudonym === name)) continue;
      await addSource(name, name, 'desk');
      counted.keys += name.length + 3;
    }
  }
  /** On the Sources screen: who works side by side. */
  async function sayCells(): Promise<void> {
    for (const [name, cell] of Object.entries(CELLS)) {
      const source = (await sources()).find(({ pseudonym }) => pseudonym === name);
      if (source === undefined) continue;
      await editSource(desk, principal, source.id, source.version, { cell });
      // Said as the name becomes a source: two fields on, and the letters.
      counted.keys += cell.length + 2;
    }
  }
  async function sayWho(name: string): Promise<void> {
    const { is, kind } = NAMES[name] as { is: string; kind: SourceKind };
    const there = (await sources()).find(({ pseudonym }) => pseudonym === is);
    if (there === undefined) {
      await addSource(name, is, kind);
      counted.keys += (is === name ? 0 : is.length) + 4;
    } else {
      await nameSender(desk, principal, caseId, { name, sourceId: there.id, newSource: null });
      counted.keys += is
        .toLowerCase()
        .split(/[\s-]+/)
        .includes(name.toLowerCase())
        ? 3
        : Math.min(6, is.length) + 2;
    }
  }
  async function addSource(name: string, pseudonym: string, kind: SourceKind): Promise<void> {
    await nameSender(desk, principal, caseId, {
      name,
      sourceId: null,
      newSource: { pseudonym, kind, tier: null, cell: null },
    });
  }

  async function read(summary: (typeof documents)[number]): Promise<void> {
    const view = views.get(summary.id);
    if (view === undefined) return;
    const file = fileOf.get(view.document.importId) ?? '';
    const wanted = wantedIn(summary, file, documents, views, fileOf);
    const id = asId<DocumentId>(summary.id);
    const cardsNow = async (): Promise<readonly SuggestionCard[]> =>
      (await documentSuggestions(desk, principal, id)).cards;
    let cards = await cardsNow();
    if (wanted.length === 0 && cards.every(({ state }) => state !== 'open')) return;
    counted.documents += 1;
    const teller = TELLERS[file];
    if (wanted.length > 0 && teller !== undefined) {
      const source = (await sources()).find(({ pseudonym }) => pseudonym === teller);
      await setTeller(desk, principal, id, view.document.version, source?.id ?? null);
      counted.keys += 5;
      cards = await cardsNow();
    }
    const names = new Map((await sources()).map((one) => [one.id as string, one.pseudonym]));
    told.push(`#${summary.number} ${file} ${view.document.part}`);
    const done = new Set<Wanted>();
    const bases = new Map<string, Claim['basis']>();
    const ofCard = new Map<string, Claim['basis']>();
    for (const { key } of cards.filter(({ state }) => state === 'open')) {
      const here = wanted.filter(
        (one) => ownerOf(cards, view.document.text, one.claim)?.key === key,
      );
      for (const [i, one] of here.entries()) {
        const card = (await cardsNow()).find((each) => each.key === key) as SuggestionCard;
        if (i < here.length - 1) counted.keys += 1;
        await accept(id, card, one, names, view, bases, ofCard);
        done.add(one);
      }
      if (here.length === 0) counted.aside += 1;
    }
    const left = (await cardsNow()).filter(({ state }) => state === 'open');
    if (left.length > 0) {
      await dismissSuggestions(
        desk,
        principal,
        id,
        left.map(({ suggestion }) => suggestion.quote),
      );
    }
    // One key sets the rest aside and goes on; where nothing is left, the desk goes on by itself.
    if (left.length > 0) counted.keys += 1;
    for (const one of wanted) {
      if (done.has(one)) continue;
      counted.byHand += 1;
      counted.keys += one.claim.quote.length + one.claim.says.length + one.claim.chain.length + 12;
      told.push(`   BY HAND ${one.question.ref}: ${one.claim.quote}`);
    }
  }

  async function accept(
    id: DocumentId,
    card: SuggestionCard,
    one: Wanted,
    names: ReadonlyMap<string, string>,
    view: NonNullable<ReturnType<typeof views.get>>,
    bases: Map<string, Claim['basis']>,
    ofCard: Map<string, Claim['basis']>,
  ): Promise<void> {
    const { claim, question } = one;
    const plan = planFor(
      card,
      one,
      known.get(question.ref),
      inverted.has(question.ref),
      names,
      called,
    );
    const aimed = aimOf(card, plan, known.get(question.ref));
    const steps = basisSteps(basisOf(card, aimed, ofCard, bases), claim);
    if (steps !== 0) {
      ofCard.set(card.key, claim.basis ?? 'unknown');
      bases.set(originKey(byWay(card, aimed)), claim.basis ?? 'unknown');
    }
    // A yes-or-no question that is asked the other way round is answered the other way round.
    if (plan.kind === 'new' && plan.inverted) inverted.add(question.ref);
    const want = valueOf(claim, question, inverted.has(question.ref));
    const way = plan.kind === 'match' ? plan.way : 0;
    const hopsOfWay =
      way === 0
        ? card.hops
        : (card.matches[plan.kind === 'match' ? plan.place : 0]?.ways[way - 1]?.hops ?? card.hops);
    const right = sameWay(hopsOfWay, claim.chain, names, called);
    let reading: { readonly value: Value } | null = null;
    let newQuestion: Acceptance['newQuestion'] = null;
    let how = '';
    counted.keys += Math.abs(steps);
    counted.bases += steps === 0 ? 0 : 1;
    if (plan.kind === 'new') {
      const proposal = card.proposals[Math.max(0, plan.proposal)];
      reading = proposal?.readings[0] ?? null;
      counted.keys += 2 + Math.max(0, plan.proposal);
      if (plan.proposal < 0) counted.keys += 3;
      how = `new “${proposal?.text ?? ''}”${plan.proposal < 0 ? ` NO ${question.type} PROPOSED` : plan.proposal > 0 ? ` at ${plan.proposal}` : ''}${plan.instead ? ' INSTEAD OF A SURE MATCH' : ''}`;
      newQuestion = {
        text: plan.proposal < 0 ? question.text : (proposal?.text ?? ''),
        type: question.type,
        unit: proposal?.unit ?? null,
        options: plan.proposal < 0 ? [] : (proposal?.options ?? []),
        topic: proposal?.topic ?? 'general',
        places: plan.proposal < 0 ? {} : (proposal?.places ?? {}),
      };
    } else if (plan.kind === 'match') {
      reading = card.matches[plan.place]?.readings[plan.reading] ?? null;
      counted.keys += (plan.first ? 0 : 1) + plan.reading + 1;
      counted.keys += way;
      counted.ways += way > 0 ? 1 : 0;
      how = `match ${way > 0 ? `way ${way} ` : ''}${plan.first ? 'sure' : `at ${plan.place} OF ${card.matches.length}`}${plan.reading > 0 ? ` reading ${plan.reading}` : ''}`;
    } else {
      counted.searched += 1;
      reading = plan.offered === null ? null : { value: plan.offered };
      counted.keys += 1 + 3 + 1 + plan.reading + (plan.offered === null ? 0 : 1);
      how = 'SEARCHED';
    }
    if (reading === null || !same(reading.value, want)) {
      counted.values += 1;
      counted.keys += question.type === 'yes-no' ? 3 : claim.says.length + 2;
      how += ` VALUE ${reading === null ? '–' : formatValue(reading.value, { unit: null })} → ${claim.says}`;
    }
    let hops = hopsOfWay;
    if (!right) {
      counted.chains += 1;
      const wanted = chainOf(claim.chain);
      const is = card.hops.map((hop) => hopName(hop, names));
      counted.keys += 4 + Math.abs(wanted.length - is.length) * 2;
      for (const [i, step] of wanted.entries())
        if (is[i] !== step.name) counted.keys += step.unnamed ? 3 + step.name.length : 4;
      hops = await hopsOf(claim.chain);
      how += ` CHAIN ${is.join(' > ')} → ${claim.chain}`;
    }
    remember(hops, claim.chain, called);
    const basis = claim.basis ?? 'unknown';
    if (steps !== 0) how += ` BASIS ${card.suggestion.basis} → ${basis}`;
    if (newQuestion !== null) how += ` (${newQuestion.topic})`;
    told.push(`   ${question.ref} [${card.suggestion.quote.slice(0, 90)}] ${how}`);
    const taken = claimOf(
      { ...card, hops, suggestion: { ...card.suggestion, basis } },
      { value: want },
      view.document,
    );
    const made = await acceptSuggestions(desk, principal, id, [
      {
        claim: taken,
        questionId: newQuestion === null ? (known.get(question.ref) ?? null) : null,
        newQuestion,
      },
    ]);
    if (made.questions[0] !== undefined) known.set(question.ref, made.questions[0].id);
    counted.accepted += 1;
    await tellPlaces(one);
  }

  /** Which place lies in which, where an answer makes that a matter: `p`, and Enter on what is proposed. */
  async function tellPlaces({ claim, question }: Wanted): Promise<void> {
    const id = known.get(question.ref);
    if (question.type !== 'place' || id === undefined) return;
    const claims = await desk.store.read(principal, (tx) => tx.list('claim', { caseId }));
    const own = claims.filter(({ questionId }) => questionId === id);
    for (const pair of placesLeft(question, claim, own, (await need(id)).places)) {
      const now = await need(id);
      const offered = placesToTell(
        now,
        own,
        valueOf(claim, question).type === 'place' ? claim.says : '',
      );
      const places = { ...now.places, [pair.part]: pair.whole };
      await editQuestion(desk, principal, id, now.version, { places });
      counted.keys +=
        2 + (offered.part === pair.part ? 0 : 3) + (offered.whole === pair.whole ? 0 : 4);
      counted.placed += 1;
      told.push(`   ${question.ref} PLACES ${pair.part} in ${pair.whole}`);
    }
  }
  async function need(id: QuestionId) {
    const question = (await listQuestionRows(desk, principal, caseId)).find(
      (row) => row.question.id === id,
    );
    if (question === undefined) throw new Error('There is no such question.');
    return question.question;
  }

  async function hopsOf(chain: string): Promise<readonly Hop[]> {
    const all = await sources();
    return chainOf(chain).map(({ name, unnamed, translator }, i) => ({
      actor:
        name === '?'
          ? { kind: 'gap' }
          : unnamed
            ? { kind: 'unnamed', descriptor: name.replace(/[“”]/g, '') }
            : {
                kind: 'source',
                sourceId: all.find(({ pseudonym }) => pseudonym === name)?.id as SourceId,
              },
      role: translator ? 'translator' : i === 0 ? 'observer' : 'relay',
      channel: null,
      heardAt: null,
      passedAt: null,
      language: null,
      rendering: translator ? 'translated' : 'unknown',
      known: 'declared',
      paidPerReport: null,
      evidence: null,
    }));
  }

  async function decideLinks(): Promise<void> {
    await suggestLinksForCase(desk, principal, caseId);
    const docs = new Map([...views].map(([id, view]) => [id, view.document]));
    const claims = new Map(
      (await desk.store.read(principal, (tx) => tx.list('claim', { caseId }))).map((one) => [
        one.id as string,
        one.documentId as string,
      ]),
    );
    for (const link of await listLinks(desk, principal, caseId)) {
      const [child, parent] = [link.child, link.parent].map((end) =>
        docs.get(end.kind === 'document' ? end.id : (claims.get(end.id) ?? '')),
      );
      const is = (end: typeof child, one: { in: string; near?: string }): boolean =>
        end !== undefined &&
        fileOf.get(end.importId) === one.in &&
        (one.near === undefined || end.text.includes(one.near));
      const wanted = prepared.links.some(
        (one) =>
          (is(child, one.child) && is(parent, one.parent)) ||
          (is(child, one.parent) && is(parent, one.child)),
      );
      told.push(
        `link ${link.kind} ${wanted ? 'accepted' : 'left'}: ${child?.text.slice(0, 50)} ← ${parent?.text.slice(0, 50)}`,
      );
      if (!wanted) continue;
      await decideLink(desk, principal, link.id, {
        version: link.version,
        state: 'accepted',
        comment: null,
      });
      counted.links += 1;
      counted.keys += 2;
    }
  }

  /** On the Outcomes screen, several at once: the evidence is said once, each answer by its number. */
  async function recordOutcomes(): Promise<void> {
    counted.keys += 2 + 1 + KNEW.length + 4;
    let at = 0;
    for (;;) {
      const rows = settleOrder(await listQuestionRows(desk, principal, caseId));
      const next = rows.findIndex((row, i) => i >= at && outcomeOf(row.question.id) !== undefined);
      const row = rows[next];
      if (row === undefined) break;
      const prepared = outcomeOf(row.question.id) as Wanted['question'];
      const { type, ref, outcome } = prepared;
      if (outcome === undefined) break;
      const value = turned(valueOfWords(outcome.value, type), inverted.has(ref));
      const offered = answersGiven(row).some((given) => same(given.value, value));
      await recordOutcome(desk, principal, row.question.id, {
        value,
        standardOfProof: outcome.standardOfProof as 'clear-and-convincing',
        evidence: KNEW,
      });
      counted.keys += next - at + (offered ? 2 : outcome.value.length + 4);
      counted.settled += 1;
      // What was recorded is gone from the list, and the next one stands in its place.
      at = next;
    }
  }
  function outcomeOf(id: QuestionId): Wanted['question'] | undefined {
    return prepared.questions.find((one) => one.outcome !== undefined && known.get(one.ref) === id);
  }

  async function compare(): Promise<Journey['equal']> {
    const { caseId: model } = await loadCaseFile(desk, principal, SEFIN);
    const wantedRows = await listQuestionRows(desk, principal, model);
    const rows = await listQuestionRows(desk, principal, caseId);
    const equal = { all: 0, answer: 0, probability: 0, origins: 0, of: asked.length };
    for (const question of asked) {
      const want = wantedRows.find((one) => one.question.ref === question.ref);
      const row = rows.find((one) => one.question.id === known.get(question.ref));
      if (want === undefined || row === undefined) {
        told.push(`${question.ref} was not asked`);
        continue;
      }
      const [a, b] = [row.assessment, want.assessment];
      const answer = sameAnswer(a, b, want.question.places, inverted.has(question.ref));
      const probability =
        (a.likelihood?.words ?? '') === (b.likelihood?.words ?? '') ||
        Math.abs((a.best?.probability ?? 0) - (b.best?.probability ?? 0)) <= 0.1;
      const origins =
        a.origins.independent === b.origins.independent &&
        a.origins.notEstablished === b.origins.notEstablished;
      equal.answer += Number(answer);
      equal.probability += Number(probability);
      equal.origins += Number(origins);
      if (answer && probability && origins) equal.all += 1;
      if (!(answer && probability && origins))
        for (const one of [a, b])
          told.push(
            `     ${one.evidence.map((e) => `${e.name} ${e.standing} ${e.says} ${e.reliability} ${e.decibans.toFixed(1)} (${e.claimIds.length})`).join('; ')}`,
          );
      told.push(
        `${answer && probability && origins ? '  ' : '≠ '}${question.ref} ${line(a)}   |   ${line(b)}`,
      );
    }
    return equal;
  }
}

function sameAnswer(
  a: Assessment,
  b: Assessment,
  places: Readonly<Record<string, string>>,
  inverted: boolean,
): boolean {
  if (a.verdict !== b.verdict) return false;
  if (a.best === null || b.best === null) return a.best === b.best;
  return valueAgrees(a.best.value, turned(b.best.value, inverted), { places });
}

function line(one: Assessment): string {
  return `${one.verdict === 'assessed' ? `${one.best?.label} ${(one.best?.probability ?? 0).toFixed(2)} ${one.likelihood?.words}` : 'cannot be judged'} ${one.reports}r ${one.origins.independent}+${one.origins.notEstablished}`;
}
