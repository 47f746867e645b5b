/**
 * Who could know the answer first-hand, and how we come to think so.
 *
 * Only what is on record counts: nobody is asked on the chance that they might have been there.
 *
 * | what is on record                                              | chance that they know |
 * |----------------------------------------------------------------|-----|
 * | stands at the start of a chain of this question                 | 1   |
 * | spoke at first hand of the same place, person or thing          | .8  |
 * | spoke at first hand of the same topic, from the same cell as somebody who knows | .6 |
 * | spoke at first hand of the same topic                           | .2  |
 * | is of the same cell as somebody who knows                       | .3  |
 *
 * The chances are judgements, the same for every case and stated wherever a gain is shown; they scale
 * the gain and the chance of settling, and never the finding. Whoever has none of these cannot know as
 * far as we can tell; asking them is worth nothing and is not proposed. Publications, devices and desks
 * are never first-hand. A source that has told us its answer itself has been asked: to ask again is a
 * matter for the next session, not news.
 */
import type { SourceId } from '#terms/ids.ts';
import type { Source } from '#terms/source.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';

export type CouldKnow =
  | { readonly could: true; readonly chance: number; readonly why: string }
  | { readonly could: false; readonly because: 'told-us' | 'not-first-hand' | 'no-access' };

/** What the whole case says of who speaks of what at first hand; made once. */
export interface FirstHand {
  /** Topics a source has spoken of first-hand. */
  readonly topics: ReadonlyMap<SourceId, ReadonlySet<string>>;
  /** Subjects, with the question that shows it. */
  readonly subjects: ReadonlyMap<SourceId, ReadonlyMap<string, string>>;
}

export function firstHandOf(questions: readonly Question[], claims: readonly Claim[]): FirstHand {
  const asked = new Map(questions.map((question) => [question.id, question]));
  const topics = new Map<SourceId, Set<string>>();
  const subjects = new Map<SourceId, Map<string, string>>();
  for (const claim of claims) {
    const source = originOf(claim);
    const question = asked.get(claim.questionId);
    if (source === null || question === undefined || claim.status !== 'accepted') continue;
    if (claim.basis !== 'saw' && claim.basis !== 'document') continue;
    const known = topics.get(source) ?? new Set<string>();
    topics.set(source, known.add(question.topic));
    const about = subjects.get(source) ?? new Map<string, string>();
    for (const id of question.subjectIds) if (!about.has(id)) about.set(id, question.ref);
    subjects.set(source, about);
  }
  return { topics, subjects };
}

const PEOPLE: readonly Source['kind'][] = ['witness', 'defector', 'collector', 'checker', 'lead'];

export function couldKnow(
  source: Source,
  question: Question,
  /** Accepted claims on this question. */
  claims: readonly Claim[],
  sources: ReadonlyMap<string, Source>,
  known: FirstHand,
): CouldKnow {
  if (!PEOPLE.includes(source.kind)) return { could: false, because: 'not-first-hand' };
  if (claims.some((claim) => tellerOf(claim) === source.id)) {
    return { could: false, because: 'told-us' };
  }
  const relays = claims.some(({ hops }) =>
    hops.some(
      ({ actor, role }) =>
        actor.kind === 'source' && actor.sourceId === source.id && role !== 'observer',
    ),
  );
  if (claims.some((claim) => originOf(claim) === source.id)) {
    return {
      could: true,
      chance: 1,
      why: 'the report we hold goes back to them, but we have it from others only',
    };
  }
  if (relays) return { could: false, because: 'not-first-hand' };
  const about = known.subjects.get(source.id);
  const ref = question.subjectIds.flatMap((id) => about?.get(id) ?? [])[0];
  if (ref !== undefined) {
    return {
      could: true,
      chance: 0.8,
      why: `spoke first-hand of the same place, person or thing (${ref})`,
    };
  }
  const topic = known.topics.get(source.id)?.has(question.topic) === true;
  const mate = claims
    .map((claim) => sources.get(originOf(claim) ?? ''))
    .find(
      (one) =>
        one !== undefined && one.id !== source.id && one.cell !== null && one.cell === source.cell,
    );
  if (topic && mate !== undefined) {
    return {
      could: true,
      chance: 0.6,
      why: `spoke first-hand of ${question.topic} before, and is of the same cell (${source.cell}) as ${mate.pseudonym}`,
    };
  }
  if (topic)
    return { could: true, chance: 0.2, why: `spoke first-hand of ${question.topic} before` };
  if (mate !== undefined && (source.kind === 'witness' || source.kind === 'defector')) {
    return {
      could: true,
      chance: 0.3,
      why: `is of the same cell (${source.cell}) as ${mate.pseudonym}`,
    };
  }
  return { could: false, because: 'no-access' };
}

/** Whoever told us; an interpreter only put it into our language. */
function tellerOf({ hops }: Claim): SourceId | null {
  const last = hops.findLast(({ role }) => role !== 'translator') ?? hops.at(-1);
  return last?.actor.kind === 'source' ? last.actor.sourceId : null;
}

/** The source that a claim says saw it. */
function originOf(claim: Claim): SourceId | null {
  const first = claim.hops[0];
  return first?.actor.kind === 'source' && claim.basis !== 'heard' ? first.actor.sourceId : null;
}
