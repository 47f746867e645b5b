import type { CaseId, QuestionId } from '#terms/ids.ts';
import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import type { Subject } from '#terms/subject.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import { itemsOf, type WhereWhenItem } from '#assessment/cross-check/case-where-when.ts';
import { heldBack } from '#assessment/cross-check/hold-back.ts';
import { placeBook, type PlaceBook } from '#assessment/cross-check/place-book.ts';
import { sideBySide } from '#assessment/cross-check/side-by-side.ts';
import { sightingsOf } from '#assessment/cross-check/sightings.ts';
import { inTwoPlaces, TOP_SPEED, type TwoPlaces } from '#assessment/cross-check/two-places.ts';
import { claimSide } from '#assessment/cross-check/claim-side.ts';
import type { LiveCase } from '#assessment/live-case.ts';
import type { ReadTx } from '#store/store.ts';
import type {
  Landmark,
  SideBySideView,
  TwoPlacesPair,
  TwoPlacesView,
  WhereWhenView,
} from './cross-check-views.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { summaries } from './documents.ts';
import { liveCase } from './live-cases.ts';
import { needQuestion } from './questions.ts';
import { thisHour } from './this-hour.ts';

/** Everything of a case that has a place or a time, for Map and Timeline. */
export async function whereAndWhen(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  speed: number = TOP_SPEED,
): Promise<WhereWhenView> {
  return desk.store.read(principal, async (tx) => {
    const found = await needCase(tx, caseId);
    const live = await liveCase(desk, tx, caseId);
    const subjects = await tx.list('subject', { caseId });
    const book = placeBook(subjects);
    const now = thisHour(desk.clock());
    const { questions, claims } = live.records();
    const digits = found.releasePolicy.coordinateDigits;
    const items: WhereWhenItem[] = [];
    for (const question of questions) {
      const full = live.assess(question.id, now);
      items.push(...itemsOf(live.input(question.id, now), full, book, found.zone, digits));
    }
    return {
      zone: found.zone,
      items,
      landmarks: landmarksOf(book, digits),
      twoPlaces: await twoPlacesOf(tx, found, { questions, claims, subjects, live, book, speed }),
    };
  });
}

/** One question cross-checked: its claims side by side, and where they do not fit. */
export async function questionSideBySide(
  desk: Desk,
  principal: Principal,
  questionId: QuestionId,
  speed: number = TOP_SPEED,
): Promise<SideBySideView> {
  return desk.store.read(principal, async (tx) => {
    const question = await needQuestion(tx, questionId);
    const { caseId } = question;
    const found = await needCase(tx, caseId);
    const live = await liveCase(desk, tx, caseId);
    const subjects = await tx.list('subject', { caseId });
    const book = placeBook(subjects);
    const now = thisHour(desk.clock());
    const input = live.input(questionId, now);
    const full = live.assess(questionId, now);
    const { questions, claims, documents } = live.records();
    const ids = [...new Set(input.claims.flatMap((claim) => claim.documentId ?? []))];
    const own = ids.length === 0 ? [] : await tx.list('document', { caseId, ids });
    const hasMedia = own.some(({ media, photo }) => media.length > 0 || photo != null);
    // Any picture of the case may be a copy of one that came with these claims.
    const photos = hasMedia ? documents.filter(({ photo }) => photo != null) : [];
    const looked = [...own, ...photos.filter(({ id }) => !ids.includes(id))];
    const exhibitIds = [...new Set(looked.map(({ exhibitId }) => exhibitId))];
    const exhibits = new Map(
      (await tx.list('exhibit', { caseId, ids: exhibitIds })).map((one) => [one.id, one]),
    );
    const { columns, differences } = sideBySide({
      input,
      full,
      documents: looked,
      sessions: await tx.list('session', { caseId }),
      subjects,
      book,
      zone: found.zone,
      exhibits: new Map(
        looked.flatMap((document) => {
          const exhibit = exhibits.get(document.exhibitId);
          return exhibit === undefined
            ? []
            : [[document.id, { sha256: exhibit.sha256, receivedAt: exhibit.receivedAt }] as const];
        }),
      ),
    });
    const all = await twoPlacesOf(tx, found, { questions, claims, subjects, live, book, speed });
    return {
      questionId,
      ref: question.ref,
      question: question.text,
      sentence: full.assessment.sentence,
      columns,
      differences,
      documents: await summaries(
        tx,
        caseId,
        own.map(({ id }) => id),
      ),
      twoPlaces: {
        ...all,
        found: all.found.filter(({ sides }) => sides.some((one) => one.questionId === questionId)),
      },
    };
  });
}

/** The same for every question of a case that has claims, in the order of their names. */
export async function everySideBySide(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  speed: number = TOP_SPEED,
): Promise<readonly SideBySideView[]> {
  const ids = await desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const live = await liveCase(desk, tx, caseId);
    const { questions, claims } = live.records();
    const claimed = new Set<string>(claims.map((claim) => claim.questionId));
    return questions
      .filter(({ id }) => claimed.has(id))
      .toSorted((a, b) => a.ref.localeCompare(b.ref, 'en', { numeric: true }))
      .map(({ id }) => id);
  });
  const views: SideBySideView[] = [];
  for (const id of ids) views.push(await questionSideBySide(desk, principal, id, speed));
  return views;
}

async function twoPlacesOf(
  tx: ReadTx,
  found: Case,
  given: {
    readonly questions: readonly Question[];
    readonly claims: readonly Claim[];
    readonly subjects: readonly Subject[];
    readonly live: LiveCase;
    readonly book: PlaceBook;
    readonly speed: number;
  },
): Promise<TwoPlacesView> {
  const { questions, claims, subjects, live, book, speed } = given;
  const sightings = sightingsOf(questions, claims, subjects, book, found.zone);
  const pairs = inTwoPlaces(sightings, speed);
  const wanted = new Set<string>(pairs.flatMap(({ sides }) => sides.map((one) => one.claimId)));
  const byClaim = new Map<string, Claim>(
    claims.filter(({ id }) => wanted.has(id)).map((claim) => [claim.id, claim]),
  );
  const byQuestion = new Map<string, Question>(questions.map((one) => [one.id, one]));
  const documentIds = [...byClaim.values()].flatMap(({ documentId }) => documentId ?? []);
  const numbers = new Map(
    (documentIds.length === 0 ? [] : await summaries(tx, found.id, documentIds)).map(
      ({ id, number }) => [id, number],
    ),
  );
  const names = new Map<string, string>([
    ...live.records().sources.map((one) => [`source ${one.id}`, one.pseudonym] as const),
    ...subjects.map((one) => [`subject ${one.id}`, one.names[0]?.text ?? 'somebody'] as const),
  ]);
  return {
    speed,
    compared: sightings.length,
    found: pairs.flatMap((pair): readonly TwoPlacesPair[] => {
      const sides = pair.sides.map((side) => {
        const claim = byClaim.get(side.claimId);
        const question = claim === undefined ? undefined : byQuestion.get(claim.questionId);
        return claim === undefined || question === undefined
          ? null
          : claimSide(claim, question, book, found.zone, found.releasePolicy.coordinateDigits);
      });
      const [a, b] = sides;
      if (a == null || b == null) return [];
      const numbered = (side: typeof a) => ({
        ...side,
        documentNumber: numbers.get(side.documentId ?? '') ?? null,
      });
      return [
        {
          ...shown(pair),
          who: names.get(pair.who) ?? 'somebody',
          sides: [numbered(a), numbered(b)],
        },
      ];
    }),
  };
}

function shown({
  judgement,
  metres,
  neededMinutes,
  availableMinutes,
  slackMinutes,
}: TwoPlaces): Omit<TwoPlacesPair, 'who' | 'sides'> {
  return { judgement, metres, neededMinutes, availableMinutes, slackMinutes };
}

function landmarksOf(book: PlaceBook, digits: 0 | 1 | 2): readonly Landmark[] {
  return book.places.map((place) => ({
    id: place.subjectId,
    name: place.name,
    ...(place.protectedSite
      ? { ...heldBack(place, digits), heldBack: true }
      : { lat: place.lat, lon: place.lon, radius: place.radius, heldBack: false }),
  }));
}
