/**
 * What to ask next: for one question, everybody who could know it and every open step of its chains,
 * each with what asking is worth; for a case, the best of all of them.
 *
 * Ranked by expected information × importance of the question (1, 2 or 3). Within one question what is
 * open about the chain stands before the matter itself: who told whom is asked before what, because it
 * decides how much the rest counts. What may not be asked – risk above the limit, no consent – stays in
 * the list with its reason and its gain, so that the price of leaving somebody alone is seen and paid
 * knowingly.
 */
import type { QuestionId, SourceId } from '#terms/ids.ts';
import type { ContactWindow, Source, Tie } from '#terms/source.ts';
import type { Question } from '#claims/question.ts';
import { observerHop } from '#claims/make-hop.ts';
import type { AssessInput } from '../assess-input.ts';
import { inputWith } from './input-with.ts';
import { askWords, consequence } from './ask-words.ts';
import { lineageAsks } from './ask-lineage.ts';
import { contactOf, type Contact } from './contact.ts';
import { engineNow, reliabilitiesOf, standOf } from './engine-now.ts';
import { previewAnswer } from './preview-answer.ts';
import { reachOf, type Reach } from './reachable.ts';
import { isSettled, type Stand } from './settled.ts';
import { couldKnow, type FirstHand } from './who-could-know.ts';

/** One thing that could be asked. */
export interface Ask {
  readonly questionId: QuestionId;
  readonly ref: string;
  readonly question: string;
  readonly importance: 1 | 2 | 3;
  readonly about: 'matter' | 'chain';
  readonly who: readonly { readonly sourceId: SourceId; readonly name: string }[];
  /** "Asking Quince has a 60 % chance of settling it." */
  readonly sentence: string;
  /** What to ask, where it is about the chain. */
  readonly words: string | null;
  /** Why this person could know, or why the chain is open. */
  readonly why: string;
  /** Expected information in bits. */
  readonly gain: number;
  /** Gain × importance: what the list is ordered by. */
  readonly worth: number;
  readonly settles: number;
  /** Expected change of the probability of today's answer, 0 to 1. */
  readonly moves: number;
  readonly outcomes: readonly AskOutcome[];
  /** The chance that nothing comes of it: does not know, does not say. */
  readonly nothing: number;
  readonly contact: Contact;
  /** When they can be reached; empty where nothing is noted. */
  readonly reach: readonly Reach[];
}

export interface AskOutcome {
  readonly says: string;
  readonly chance: number;
  readonly after: Stand;
  readonly settles: boolean;
  /** "if he says yes: 92 %". */
  readonly words: string;
  /** Whom to ask next then; null where that settles it or nobody is left. */
  readonly next: string | null;
}

export interface QuestionAsks {
  readonly questionId: QuestionId;
  readonly now: Stand | null;
  readonly settled: boolean;
  readonly asks: readonly Ask[];
  /** Who was looked at and would bring nothing, in groups. */
  readonly others: {
    readonly toldUs: readonly string[];
    readonly onlyRepeat: readonly string[];
    readonly couldNotKnow: number;
    /** Could know it, and are less likely to than those that were worked out. */
    readonly notWorkedOut: number;
  };
}

/** What the case adds to one question. */
export interface AskContext {
  readonly sources: readonly Source[];
  readonly ties: readonly Tie[];
  readonly windows: readonly ContactWindow[];
  readonly firstHand: FirstHand;
  readonly zone: string;
}

export function asksFor(
  input: AssessInput,
  context: AskContext,
  /** Whether to look one step further: whom to ask after each answer. */
  further = false,
): QuestionAsks {
  const { question } = input;
  const reliabilities = reliabilitiesOf(input);
  const claims = input.claims.filter((claim) => claim.status === 'accepted');
  const now = engineNow(input, reliabilities);
  const stand = standOf(now, now.found.posterior, question);
  const byId = new Map<string, Source>(context.sources.map((source) => [source.id, source]));
  const reach = (ids: readonly SourceId[]): readonly Reach[] =>
    context.windows
      .filter((window) => ids.includes(window.sourceId))
      .map((window) => reachOf(window, input.now, context.zone));
  const asks: Ask[] = [];
  const toldUs: string[] = [];
  const onlyRepeat: string[] = [];
  let couldNotKnow = 0;

  for (const ask of lineageAsks(input, now, reliabilities)) {
    if (ask.gain < LEAST) continue;
    const who = ask.sourceIds.flatMap((id) => byId.get(id) ?? []);
    if (who.length < ask.sourceIds.length) continue;
    const first = who.map(contactOf).find(({ veto }) => veto !== null);
    const contact = first ?? contactOf(who[0] as Source);
    asks.push({
      ...base(question),
      about: 'chain',
      who: who.map(({ id, pseudonym }) => ({ sourceId: id, name: pseudonym })),
      sentence: askWords({
        names: who.map(({ pseudonym }) => pseudonym),
        about: ask.kind,
        settles: ask.settles,
        moves: ask.moves,
      }),
      words: ask.words,
      why: ask.why,
      gain: ask.gain,
      worth: ask.gain * question.importance,
      settles: ask.settles,
      moves: ask.moves,
      outcomes: ask.outcomes
        .filter(({ state }) => state !== 'open')
        .map((one) => ({
          says: one.says,
          chance: one.chance,
          after: one.after,
          settles: one.settles,
          words: consequence(one.says, one.after),
          next: null,
        })),
      nothing: ask.outcomes.reduce((sum, one) => sum + (one.state === 'open' ? one.chance : 0), 0),
      contact,
      reach: reach(ask.sourceIds),
    });
  }

  const candidates: Candidate[] = [];
  const near = inOrAbove(context.ties, claims);
  for (const source of context.sources) {
    const could = couldKnow(source, question, claims, byId, context.firstHand);
    if (!could.could) {
      if (could.because === 'told-us') toldUs.push(source.pseudonym);
      else if (could.because === 'not-first-hand' && near.has(source.id))
        onlyRepeat.push(source.pseudonym);
      else couldNotKnow++;
      continue;
    }
    candidates.push({ source, chance: could.chance, why: could.why });
  }
  const inOrder = candidates.toSorted(
    (a, b) => b.chance - a.chance || (a.source.id < b.source.id ? -1 : 1),
  );
  const isVetoed = ({ source }: Candidate): boolean => contactOf(source).veto !== null;
  const likeliest = [
    ...inOrder.filter((one) => !isVetoed(one)).slice(0, MOST_ASKED),
    // The price of leaving somebody alone is to be seen too.
    ...inOrder.filter(isVetoed).slice(0, MOST_LEFT_ALONE),
  ];
  const worked = likeliest.map((candidate) => ({
    candidate,
    preview: previewAnswer(inputWith(input, [candidate.source], context), now, reliabilities, {
      hops: [observerHop(candidate.source.id)],
      knows: candidate.chance,
    }),
  }));
  for (const { candidate, preview } of worked) {
    const { source, why } = candidate;
    asks.push({
      ...base(question),
      about: 'matter',
      who: [{ sourceId: source.id, name: source.pseudonym }],
      sentence: askWords({
        names: [source.pseudonym],
        about: 'matter',
        settles: preview.settles,
        moves: preview.moves,
      }),
      words: null,
      why,
      gain: preview.gain,
      worth: preview.gain * question.importance,
      settles: preview.settles,
      moves: preview.moves,
      outcomes: preview.answers.slice(0, 6).map(({ says, chance, after, settles }) => ({
        says,
        chance,
        after,
        settles,
        words: consequence(says, after),
        next:
          further && !settles && chance > 0.02
            ? nextAfter(input, context, likeliest, source, says)
            : null,
      })),
      nothing: preview.doesNotKnow,
      contact: contactOf(source),
      reach: reach([source.id]),
    });
  }
  return {
    questionId: question.id,
    now: stand,
    settled: stand !== null && isSettled(stand, question.type),
    asks: asks.toSorted(byWorth),
    others: {
      toldUs,
      onlyRepeat,
      couldNotKnow,
      notWorkedOut: candidates.length - likeliest.length,
    },
  };
}

interface Candidate {
  readonly source: Source;
  readonly chance: number;
  readonly why: string;
}

/** So many people are worked out for one question, those likeliest to know it first. */
const MOST_ASKED = 40;
const MOST_LEFT_ALONE = 10;

/** Bits below which a question about the chain is not worth anybody's time. */
const LEAST = 0.001;

/** What may be asked before what may not; within these the chain before the matter, then by worth. */
export function byWorth(a: Ask, b: Ask): number {
  return (
    Number(a.contact.veto !== null) - Number(b.contact.veto !== null) ||
    b.worth - a.worth ||
    Number(a.about === 'matter') - Number(b.about === 'matter') ||
    (a.sentence < b.sentence ? -1 : 1)
  );
}

function base(question: Question): Pick<Ask, 'questionId' | 'ref' | 'question' | 'importance'> {
  return {
    questionId: question.id,
    ref: question.ref,
    question: question.text,
    importance: question.importance,
  };
}

/** Who stands in the chains of a question, or is told by somebody who does. */
function inOrAbove(ties: readonly Tie[], claims: AssessInput['claims']): ReadonlySet<string> {
  const inChains = new Set(
    claims.flatMap(({ hops }) =>
      hops.flatMap(({ actor }) => (actor.kind === 'source' ? [actor.sourceId as string] : [])),
    ),
  );
  const above = ties.flatMap(({ tie, from, to }) =>
    tie === 'reports-to' && to.kind === 'source' && inChains.has(from) ? [to.id as string] : [],
  );
  return new Set([...inChains, ...above]);
}

/** Whom to ask when that was the answer: the best of the others who may be asked. */
function nextAfter(
  input: AssessInput,
  context: AskContext,
  candidates: readonly Candidate[],
  asked: Source,
  says: string,
): string | null {
  // "Something else" and stretches of a line stand for many values: what comes then is left open.
  const value = engineNow(input, reliabilitiesOf(input)).domain.listed.find(
    ({ label }) => label === says,
  )?.value;
  if (value === undefined || value.type === 'number' || value.type === 'time') return null;
  const after = inputWith(input, [asked], context, { sourceId: asked.id, value });
  const reliabilities = reliabilitiesOf(after);
  const now = engineNow(after, reliabilities);
  let best: { readonly name: string; readonly gain: number } | null = null;
  for (const { source, chance } of candidates) {
    if (source.id === asked.id || contactOf(source).veto !== null) continue;
    const { gain } = previewAnswer(inputWith(after, [source], context), now, reliabilities, {
      hops: [observerHop(source.id)],
      knows: chance,
    });
    if (gain > LEAST && (best === null || gain > best.gain))
      best = { name: source.pseudonym, gain };
  }
  return best?.name ?? null;
}
