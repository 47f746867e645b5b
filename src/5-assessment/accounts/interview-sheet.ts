/**
 * The sheet for the next interview with one source: what to ask, in an order that does not lead, and what
 * each answer would settle.
 *
 * 1. **How do you know** – whoever counts origins needs this before anything else, and it names no more than
 *    the scene. Two lines for a scene at most: from whom the witness has it, what is least known deciding
 *    how it is asked; and where they stood, for what they saw and what matters.
 * 2. **In your own words** – an invitation with nothing in it, then one for each scene (`scenes.ts`)
 *    in the order in which the witness first spoke of them, called by a name in the witness's own words;
 *    then whatever else there is. Control questions stand among them, where they do not show.
 * 3. **Two tellings** – differences within the witness's own account that have not been put yet, both sides
 *    in the witness's own words, the peripheral ones first, with a plea for help and no reproach.
 * 4. **Closing** – what we did not ask, what to change, how to go on.
 *
 * Before the third part no statement is quoted and no answer stands on the sheet, not even with a gap where
 * it was: what was said last time is not to be planted in what is told this time, and a line is to be read
 * aloud as it stands.
 *
 * Every line is open or probing by the same rule that types questions of sessions (`question-type.ts`); none
 * can be answered with yes or no. Lines are made of fixed words, of the witness's own words between
 * quotation marks, of names in the witness's words, of the number of the conversation, and of wordings that
 * a person wrote for a question (`askAs`) – of nothing else. A guard that shares no code with this then looks for what others have told
 * and for other sources' names; what it finds is left out, and said to have been left out.
 *
 * What somebody else said is never put to the witness: where accounts of several sources differ, the witness
 * is asked to tell their own part once more. Free account before particular questions, and those before what does
 * not go together, is the order of the PEACE model and of the Méndez Principles (2021); to
 * go back in mind to the place and to leave nothing out is what bears most of the gain of the cognitive
 * interview; asking before showing is what the literature calls strategic use of evidence.
 */
import type { QuestionId } from '#terms/ids.ts';
import type { Session, Source } from '#terms/source.ts';
import type { Subject } from '#terms/subject.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Outcome } from '../finding.ts';
import { oneLine } from '../words.ts';
import { outcomesByQuestion } from './control-answers.ts';
import type { Difference } from './differences.ts';
import { guessQuestionType } from './question-type.ts';
import { wordsSaid } from './scene-name.ts';
import { scenesOf, type Scene } from './scenes.ts';
import { sheetGuard, type SheetGuard } from './sheet-guard.ts';
import type { Statement, Telling } from './tellings.ts';

export type SheetSection = 'knowing' | 'account' | 'differences' | 'closing';

export interface SheetLine {
  readonly section: SheetSection;
  readonly kind: 'lineage' | 'invitation' | 'control' | 'difference' | 'closing';
  /** What to say, word for word. */
  readonly text: string;
  /** What an answer would settle: for the interviewer. */
  readonly settles: string;
  readonly questionIds: readonly QuestionId[];
}

export interface InterviewSheet {
  readonly pseudonym: string;
  /** The number of the session it is for. */
  readonly session: number;
  readonly lines: readonly SheetLine[];
  /** What did not get onto the sheet, for the screen alone: never printed. */
  readonly leftOut: readonly { readonly ref: string; readonly why: string }[];
  /** Control questions that could be asked if somebody worded them neutrally. */
  readonly needWording: readonly QuestionId[];
}

export interface SheetInput {
  readonly source: Source;
  readonly sources: readonly Source[];
  readonly sessions: readonly Session[];
  readonly tellings: readonly Telling[];
  readonly differences: readonly Difference[];
  readonly questions: ReadonlyMap<string, Question>;
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly claims: readonly Claim[];
  readonly outcomes: readonly Outcome[];
  /** What the witness said in transcripts. */
  readonly spoken: readonly string[];
}

const MOST_SCENES = 6;
const MOST_LINEAGE = 10;
const MOST_CONTROLS = 4;

export function interviewSheet(input: SheetInput): InterviewSheet {
  const { source, tellings, questions } = input;
  const statements = tellings.flatMap((telling) => telling.statements);
  const guard = sheetGuard({
    source,
    sources: input.sources,
    questions,
    claims: input.claims,
    own: [...statements.map(({ claim }) => claim.quote), ...input.spoken],
  });
  const leftOut: { ref: string; why: string }[] = [];
  const kept = (lines: readonly SheetLine[], most = Infinity): readonly SheetLine[] => {
    const good: SheetLine[] = [];
    for (const line of lines) {
      const ref = refs(line.questionIds, questions);
      const why = whyNot(line, guard);
      if (why !== null) leftOut.push({ ref, why });
      else if (good.length >= most)
        leftOut.push({ ref, why: 'the sheet is long enough: another day' });
      else good.push(line);
    }
    return good;
  };
  const controls = controlLines(input, statements, guard);
  const scenes = openScenes(input, statements);
  const lines = [
    ...kept(lineageLines(input, scenes, guard), MOST_LINEAGE),
    ...among(
      [
        ...kept([beginning(input, statements)]),
        ...kept(invitations(input, scenes, guard), MOST_SCENES),
        ...kept(statements.length === 0 ? [] : [whateverElse()]),
      ],
      kept(controls.lines, MOST_CONTROLS),
    ),
    ...kept(differenceLines(input, guard, leftOut)),
    ...kept(closing(tellings)),
  ];
  return {
    pseudonym: source.pseudonym,
    session: Math.max(0, ...input.sessions.map(({ number }) => number)) + 1,
    lines,
    leftOut,
    needWording: controls.needWording,
  };
}

/** Why a finished line may not be asked; null when it may. */
function whyNot(line: SheetLine, guard: SheetGuard): string | null {
  const { type, why } = guessQuestionType(line.text);
  if (type === 'closed' || type === 'leading') return `it would be ${type}: ${why}`;
  return guard.refuse(`${line.text}\n${line.settles}`, line.questionIds);
}

/** The scenes with something in them that is still open. */
function openScenes(
  { questions, outcomes, subjects, spoken }: SheetInput,
  statements: readonly Statement[],
): readonly Scene[] {
  const settled = outcomesByQuestion(outcomes);
  return scenesOf(
    statements.filter(
      ({ claim: { questionId } }) => questions.has(questionId) && !settled.has(questionId),
    ),
    questions,
    subjects,
    wordsSaid([...statements.map(({ claim }) => claim.quote), ...spoken]),
  );
}

/** Nothing stands in it but the asking. */
function beginning({ sessions }: SheetInput, statements: readonly Statement[]): SheetLine {
  const line =
    statements.length === 0
      ? {
          text: 'Please tell us in your own words what you have lived through, from wherever you wish to begin.',
          settles: 'the account: what the witness can speak about at all',
        }
      : sessions.length === 0
        ? {
            text: 'Please tell us all of it in your own words, from the beginning, also what you have told somebody before.',
            settles: 'the account at first hand: what reached us so far went through others',
          }
        : {
            text: 'Please tell us, from the beginning and in your own words, everything that has come back to you since we last spoke.',
            settles: 'what is remembered without being asked: additions are to be expected',
          };
  return { section: 'account', kind: 'invitation', ...line, questionIds: [] };
}

function whateverElse(): SheetLine {
  return {
    section: 'account',
    kind: 'invitation',
    text: 'Please tell us whatever else comes to your mind about all of this, however small it may seem.',
    settles: 'what a name or a place brings back: nothing is too small to be told',
    questionIds: [],
  };
}

/** One for each scene that has a name; what has none is told in answer to the first and the last. */
function invitations(
  { questions }: SheetInput,
  scenes: readonly Scene[],
  guard: SheetGuard,
): readonly SheetLine[] {
  return scenes.flatMap((scene): SheetLine[] => {
    if (scene.name === null) return [];
    const questionIds = questionsIn(scene.statements);
    return [
      {
        section: 'account',
        kind: 'invitation',
        text: invitationTo(scene, scene.name),
        settles: `${namesOf(questions, questionIds, guard)}: a free account to lay beside the earlier ones`,
        questionIds,
      },
    ];
  });
}

function invitationTo({ kind, statements }: Scene, name: string): string {
  switch (kind) {
    case 'person':
    case 'group':
      return `You have spoken of ${name}. Please tell us everything you know of them, in your own words and your own order.`;
    case 'stage':
      return `You have spoken of ${name}. Please take us through it from the beginning, in your own words, and leave nothing out.`;
    case 'place':
    case 'office':
    case 'object':
    case null:
      // Only who was there can go back there.
      return statements.some((one) => basisOf(one) === 'saw')
        ? `You have spoken of ${name}. Please go back there in your mind, and take your time. Then tell us everything that comes back to you, in your own order.`
        : `You have spoken of ${name}. Please tell us everything you know of it, in your own words and your own order.`;
  }
}

type Basis = Claim['basis'];
const LEAST_KNOWN_FIRST: readonly Basis[] = ['unknown', 'heard', 'inferred', 'document', 'saw'];

/** What a scene's part that rests on this is asked, behind "said about the silo" or "said besides". */
const HOW: Readonly<
  Record<Basis, { readonly ask: (what: string) => string; readonly settles: string }>
> = {
  unknown: {
    ask: (what) =>
      `Of what you have said ${what}: what did you see or hear yourself, what did others tell you, and who were they?`,
    settles: 'whether it was seen, heard from somebody or concluded: that is not known',
  },
  heard: {
    ask: (what) =>
      `Some of what you have said ${what} came to you from others. Who told you, when was that, and how did they know it?`,
    settles: 'who the origin is: until then its lineage is not established',
  },
  inferred: {
    ask: (what) =>
      `Some of what you have said ${what} is what you made of it. What did you see or hear yourself that brought you to it?`,
    settles: 'what was observed, apart from what was concluded',
  },
  document: {
    ask: (what) =>
      `Some of what you have said ${what} you have read. What did you read it in, who wrote that, and where is it now?`,
    settles: 'whether the document can be had, and whether others have it from there too',
  },
  saw: {
    ask: (what) =>
      `Think of what you have said ${what}. Where were you, how far away, and what could you see and hear from there?`,
    settles: 'whether it could be seen from there: place, distance, light',
  },
};

/**
 * For each scene one line on what the witness does not know at first hand, as the least known of it has to be
 * asked, and one on what was seen, where something hangs on it. What is settled needs no lineage.
 */
function lineageLines(
  { questions }: SheetInput,
  scenes: readonly Scene[],
  guard: SheetGuard,
): readonly SheetLine[] {
  const weigh = (group: readonly Statement[]): number =>
    Math.max(...group.map(({ claim }) => questions.get(claim.questionId)?.importance ?? 1));
  const rank = (one: Statement): number => LEAST_KNOWN_FIRST.indexOf(basisOf(one));
  const isOnlyScene = scenes.length === 1;
  return scenes
    .flatMap(({ name, statements }) => {
      const least = new Map<string, Statement>();
      for (const one of statements) {
        const known = least.get(one.claim.questionId);
        if (known === undefined || rank(one) < rank(known)) least.set(one.claim.questionId, one);
      }
      const told = [...least.values()].toSorted((a, b) => rank(a) - rank(b));
      const seen = told.filter((one) => basisOf(one) === 'saw');
      const passedOn = told.filter((one) => basisOf(one) !== 'saw');
      const what = name === null ? (isOnlyScene ? 'to us' : 'besides') : `about ${name}`;
      return [passedOn, weigh(seen) > 1 ? seen : []].flatMap((group) => {
        const [first] = group;
        return first === undefined ? [] : [{ what, group, first }];
      });
    })
    .toSorted((a, b) => rank(a.first) - rank(b.first) || weigh(b.group) - weigh(a.group))
    .map(({ what, group, first }): SheetLine => {
      const bases = [...new Set(group.map(basisOf))];
      // Where it is mixed, the witness is asked to part it.
      const { ask } = HOW[bases.length > 1 ? 'unknown' : basisOf(first)];
      return {
        section: 'knowing',
        kind: 'lineage',
        text: ask(what),
        settles: bases
          .map((basis) => {
            const ids = questionsIn(group.filter((one) => basisOf(one) === basis));
            return `${namesOf(questions, ids, guard)}: ${HOW[basis].settles}`;
          })
          .join('. '),
        questionIds: questionsIn(group),
      };
    });
}

/** Told by somebody else, whatever that person's own basis is. */
function basisOf({ claim, origin }: Statement): Basis {
  return origin === '[]' ? claim.basis : 'heard';
}

function questionsIn(statements: readonly Statement[]): readonly QuestionId[] {
  return [...new Set(statements.map(({ claim }) => claim.questionId))];
}

/** Questions the desk knows the answer to and the witness has not been asked. */
function controlLines(
  { questions, outcomes }: SheetInput,
  statements: readonly Statement[],
  guard: SheetGuard,
): { readonly lines: readonly SheetLine[]; readonly needWording: readonly QuestionId[] } {
  const answered = new Set<string>(statements.map(({ claim }) => claim.questionId));
  const topics = new Set(
    [...answered].map((id) => questions.get(id)?.topic).filter((topic) => topic !== undefined),
  );
  const known = outcomesByQuestion(outcomes);
  const candidates = [...questions.values()]
    .filter((question) => known.has(question.id) && !answered.has(question.id))
    // Of a field the witness has spoken about; of another they may know nothing.
    .filter((question) => topics.has(question.topic))
    .toSorted((a, b) => a.ref.localeCompare(b.ref, 'en', { numeric: true }));
  return {
    lines: candidates.flatMap((question): SheetLine[] => {
      const text = worded(question);
      if (text === null) return [];
      return [
        {
          section: 'account',
          kind: 'control',
          text,
          settles: `${nameOf(questions, question.id, guard)}: the desk knows the answer; show neither surprise nor approval`,
          questionIds: [question.id],
        },
      ];
    }),
    needWording: candidates.filter((one) => worded(one) === null).map(({ id }) => id),
  };
}

function worded(question: Question): string | null {
  const text = question.askAs?.trim() ?? '';
  return text === '' ? null : text;
}

function differenceLines(
  { differences, questions, tellings }: SheetInput,
  guard: SheetGuard,
  leftOut: { ref: string; why: string }[],
): readonly SheetLine[] {
  const translated = new Map(
    tellings.flatMap(({ statements }) =>
      statements.map(({ claim, translators }) => [claim.id as string, translators.length > 0]),
    ),
  );
  const place = new Map(
    tellings.filter((one) => one.statements.length > 0).map(({ key }, i) => [key, i]),
  );
  const order = { peripheral: 0, central: 1 } as const;
  return differences
    .filter(({ standing }) => standing === 'not-put')
    .toSorted((a, b) => order[a.weight] - order[b.weight])
    .flatMap((difference): SheetLine[] => {
      const { kind, earlier, later, questionId } = difference;
      const name = nameOf(questions, questionId, guard);
      const line = (text: string, settles: string): SheetLine[] => [
        {
          section: 'differences',
          kind: 'difference',
          text,
          settles: `${name}: ${settles}`,
          questionIds: [questionId],
        },
      ];
      const when = (key: string): string => conversation(place.get(key) ?? 0);
      if (earlier.quote !== null && later.quote !== null) {
        const same = earlier.telling === later.telling;
        if (same && translated.get(earlier.claimId ?? '') !== translated.get(later.claimId ?? '')) {
          leftOut.push({
            ref: refs([questionId], questions),
            why: 'one of the two is a translation: compare it with the original before asking the witness',
          });
          return [];
        }
        const versions = same
          ? `In ${when(earlier.telling)} you said: “${oneLine(earlier.quote, 200)}” and also: “${oneLine(later.quote, 200)}”.`
          : `In ${when(earlier.telling)} you said: “${oneLine(earlier.quote, 200)}”. In ${when(later.telling)} you said: “${oneLine(later.quote, 200)}”.`;
        return line(
          `${versions} Please help us understand how these go together.`,
          kind === 'contradiction'
            ? `which holds, or whether both do (${difference.weight})`
            : `how exactly it can be said (${difference.weight})`,
        );
      }
      if (earlier.quote !== null) {
        return line(
          `In ${when(earlier.telling)} you said: “${oneLine(earlier.quote, 200)}”. Please tell us about this once more.`,
          `whether it stands: it was not told again (${difference.weight})`,
        );
      }
      if (later.quote !== null) {
        return line(
          `In ${when(later.telling)} you told us for the first time: “${oneLine(later.quote, 200)}”. What brought this back to you?`,
          `whether it was remembered, or learnt since, and from whom (${difference.weight})`,
        );
      }
      return [];
    });
}

function closing(tellings: readonly Telling[]): readonly SheetLine[] {
  const spoken = tellings.some((one) => one.statements.length > 0);
  return [
    {
      section: 'closing',
      kind: 'closing',
      text: 'What would you like us to know that we did not ask?',
      settles: 'what the desk has not thought of',
      questionIds: [],
    },
    {
      section: 'closing',
      kind: 'closing',
      text: 'With whom have you spoken about these things since, and what have you read or seen of them?',
      settles: 'what may have come from others: later statements that repeat it confirm nothing',
      questionIds: [],
    },
    ...(spoken
      ? [
          {
            section: 'closing' as const,
            kind: 'closing' as const,
            text: 'We now read to you what we wrote down. Please tell us what you would like to change in it.',
            settles: 'the record: a correction is the witness’s right and no mark against them',
            questionIds: [],
          },
        ]
      : []),
    {
      section: 'closing',
      kind: 'closing',
      text: 'How do you want us to reach you, and what would make it safer for you?',
      settles: 'risk and consent, before anything else is asked',
      questionIds: [],
    },
  ];
}

/** Controls spread evenly between the invitations: never the first, never the last. */
function among(
  invited: readonly SheetLine[],
  controls: readonly SheetLine[],
): readonly SheetLine[] {
  const result: SheetLine[] = [];
  let used = 0;
  invited.forEach((line, i) => {
    result.push(line);
    const due =
      i === invited.length - 1 ? 0 : Math.round(((i + 1) * controls.length) / (invited.length - 1));
    while (used < due) result.push(controls[used++] as SheetLine);
  });
  return result;
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** "our second conversation": no date, which could be one that somebody else gave. */
function conversation(place: number): string {
  const ordinal = ORDINALS[place];
  return ordinal === undefined ? 'one of our later conversations' : `our ${ordinal} conversation`;
}

/** "Q-018 How many men …": the reference alone when its wording would give something away. */
function nameOf(
  questions: ReadonlyMap<string, Question>,
  id: QuestionId,
  guard: SheetGuard,
): string {
  const question = questions.get(id);
  if (question === undefined) return 'a question';
  const full = `${question.ref} (${oneLine(question.text, 120)})`;
  return guard.refuse(full, [id]) === null ? full : question.ref;
}

/** Several of them; the references alone where one wording would give away what was said on another. */
function namesOf(
  questions: ReadonlyMap<string, Question>,
  ids: readonly QuestionId[],
  guard: SheetGuard,
): string {
  const full = ids.map((id) => nameOf(questions, id, guard)).join('; ');
  return guard.refuse(full, ids) === null ? full : refs(ids, questions);
}

function refs(ids: readonly QuestionId[], questions: ReadonlyMap<string, Question>): string {
  return ids.map((id) => questions.get(id)?.ref ?? '?').join(', ');
}
