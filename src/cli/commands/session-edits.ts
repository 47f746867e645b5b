import { Command } from 'commander';
import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import type { AskedQuestion, DisclosedFact, Session, Source } from '#terms/source.ts';
import type { TimeSpan } from '#terms/time.ts';
import { parseTime } from '#claims/parse-time.ts';
import { guessQuestionType } from '#assessment/accounts/question-type.ts';
import type { Desk } from '#jobs/desk.ts';
import { findQuestion } from '#jobs/questions.ts';
import {
  accountView,
  addInterpreterHops,
  addSession,
  decideDifference,
  editSession,
  findSource,
  removeSession,
} from '#jobs/sessions.ts';
import type { SessionEdit } from '#jobs/views.ts';
import {
  documentNumber,
  done,
  inCase,
  listOf,
  oneOf,
  wholeNumber,
  type CaseOptions,
} from '../in-case.ts';
import { say } from '../reporters/print.ts';
import { UsageError } from '../usage-error.ts';

const TYPES = ['open', 'probing', 'closed', 'leading'] as const;
const STANDINGS = ['explained', 'unexplained', 'not-put'] as const;
const WEIGHTS = ['central', 'peripheral', 'as-the-question'] as const;

interface SessionWords {
  readonly held?: string;
  readonly place?: string;
  readonly interpreter?: string;
  readonly documents?: string;
  readonly asked?: readonly string[];
  readonly told?: readonly string[];
  readonly number?: string;
}

/** The commands under `hearsay sessions` that change something. */
export function sessionEdits(): readonly Command[] {
  return [addCommand(), changeCommand(), removeCommand(), putCommand(), interpreterCommand()];
}

function wordsOf(command: Command): Command {
  return command
    .option('--held <when>', 'when it was, in words')
    .option('--place <place>', 'coarse on purpose; “none” drops it')
    .option('--interpreter <source>', 'who interpreted; “none” drops them')
    .option('--documents <numbers>', 'its notes and transcripts, such as 7,8')
    .option(
      '--asked <question...>',
      `what was asked, with its kind in front if you know it: "open: What did you see?" (${TYPES.join(', ')})`,
    )
    .option(
      '--told <fact...>',
      'what was told to the witness; "Q-003 = nine: …" says which answer it gave away',
    );
}

function addCommand(): Command {
  return wordsOf(
    new Command('add')
      .description('record a session with a source')
      .argument('<source>', 'a pseudonym')
      .option('--number <n>', 'which one it is; the next unless said'),
  ).action(async (name: string, own: SessionWords, self: Command) => {
    const options = self.optsWithGlobals<CaseOptions>();
    const held = own.held;
    if (held === undefined) throw new UsageError('Say when it was: --held "12 March 2026".');
    await inCase(options, async (desk, principal, found) => {
      const source = await sourceOf(desk, principal, found, name);
      const sessions = await sessionsOf(desk, principal, found, source);
      const last = sessions.reduce((most, { number }) => Math.max(most, number), 0);
      const change = await changeOf(desk, principal, found, own, null);
      const saved = await addSession(desk, principal, found.id, {
        sourceId: source.id,
        number: own.number === undefined ? last + 1 : wholeNumber('--number', own.number, 1, 9_999),
        place: null,
        interpreter: null,
        questions: [],
        documentIds: [],
        disclosed: [],
        ...change,
        held: timeOf(found, held),
      });
      done(
        options,
        saved,
        `Session ${saved.number} with ${source.pseudonym}, ${saved.held.stated}.`,
      );
    });
  });
}

function changeCommand(): Command {
  return wordsOf(
    new Command('change')
      .description('change a session; questions and facts are added to those there are')
      .argument('<source>', 'a pseudonym')
      .argument('<number>', 'the session, such as 2')
      .option('--clear-asked', 'begin the questions anew')
      .option('--clear-told', 'begin the facts told to the witness anew'),
  ).action(
    async (
      name: string,
      number: string,
      own: SessionWords & { readonly clearAsked?: boolean; readonly clearTold?: boolean },
      self: Command,
    ) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const { session } = await sessionNamed(desk, principal, found, name, number);
        const before = {
          questions: own.clearAsked === true ? [] : session.questions,
          disclosed: own.clearTold === true ? [] : session.disclosed,
        };
        const change: Partial<SessionEdit> = {
          ...(own.clearAsked === true ? { questions: [] } : {}),
          ...(own.clearTold === true ? { disclosed: [] } : {}),
          ...(await changeOf(desk, principal, found, own, before)),
        };
        if (Object.keys(change).length === 0) {
          throw new UsageError('Say what to change; `hearsay sessions change --help` lists it.');
        }
        const saved = await editSession(desk, principal, session.id, session.version, change);
        done(options, saved, `Changed session ${saved.number}. \`hearsay undo\` takes it back.`);
      });
    },
  );
}

function removeCommand(): Command {
  return new Command('remove')
    .description('take a session out; its documents and claims stay')
    .argument('<source>', 'a pseudonym')
    .argument('<number>', 'the session, such as 2')
    .action(async (name: string, number: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const { session } = await sessionNamed(desk, principal, found, name, number);
        await removeSession(desk, principal, session.id, session.version);
        done(options, { removed: session.id }, 'Taken out. `hearsay undo` brings it back.');
      });
    });
}

function putCommand(): Command {
  return new Command('put')
    .description('say how a difference stands: whether the witness was asked, and what they said')
    .argument('<source>', 'a pseudonym')
    .argument('<difference>', 'its number in `hearsay sessions SOURCE`')
    .requiredOption('--standing <standing>', STANDINGS.join(', '))
    .option('--weight <weight>', WEIGHTS.join(', '), 'as-the-question')
    .option('--comment <words>', 'what the witness said to it')
    .action(
      async (
        name: string,
        number: string,
        own: { readonly standing: string; readonly weight: string; readonly comment?: string },
        self: Command,
      ) => {
        const options = self.optsWithGlobals<CaseOptions>();
        const standing = oneOf('--standing', own.standing, STANDINGS);
        const weight = oneOf('--weight', own.weight, WEIGHTS);
        const at = wholeNumber('The difference', number, 1, 100_000);
        await inCase(options, async (desk, principal, found) => {
          const source = await sourceOf(desk, principal, found, name);
          const { differences, sessions } = await accountView(desk, principal, source.id);
          const one = differences[at - 1];
          if (one === undefined) {
            throw new UsageError(
              `${source.pseudonym} has ${differences.length} differences; \`hearsay sessions ${source.pseudonym}\` numbers them.`,
            );
          }
          const session = sessions.find(({ id }) => id === one.sessionId);
          if (session === undefined) {
            throw new UsageError(
              'The later telling belongs to no session yet; record one first: `hearsay sessions add`.',
            );
          }
          const saved = await decideDifference(desk, principal, session.id, session.version, {
            questionId: one.questionId,
            earlier: one.earlier.claimId,
            later: one.later.claimId,
            weight: weight === 'as-the-question' ? null : weight,
            standing,
            comment: own.comment ?? null,
          });
          done(options, saved, `On record: ${standing}. \`hearsay undo\` takes it back.`);
        });
      },
    );
}

function interpreterCommand(): Command {
  return new Command('interpreter')
    .description('put the interpreter of a session into the chains that stand without one')
    .argument('<source>', 'a pseudonym')
    .argument('<number>', 'the session, such as 2')
    .action(async (name: string, number: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const { session } = await sessionNamed(desk, principal, found, name, number);
        const made = await addInterpreterHops(desk, principal, session.id);
        const n = made.changed.length;
        done(options, made, `${n} ${n === 1 ? 'chain has' : 'chains have'} the interpreter now.`);
      });
    });
}

async function changeOf(
  desk: Desk,
  principal: Principal,
  found: Case,
  own: SessionWords,
  before: Pick<SessionEdit, 'questions' | 'disclosed'> | null,
): Promise<Partial<SessionEdit>> {
  const { held, place, interpreter, documents, asked, told } = own;
  return {
    ...(held === undefined ? {} : { held: timeOf(found, held) }),
    ...(place === undefined ? {} : { place: place === 'none' ? null : place }),
    ...(interpreter === undefined
      ? {}
      : {
          interpreter:
            interpreter === 'none'
              ? null
              : (await sourceOf(desk, principal, found, interpreter)).id,
        }),
    ...(documents === undefined
      ? {}
      : { documentIds: await documentsOf(desk, principal, found, documents) }),
    ...(asked === undefined
      ? {}
      : { questions: [...(before?.questions ?? []), ...asked.map(askedOf)] }),
    ...(told === undefined
      ? {}
      : {
          disclosed: [
            ...(before?.disclosed ?? []),
            ...(await factsOf(desk, principal, found, told)),
          ],
        }),
  };
}

/** `open: What did you see?`; without its kind the wording tells it. */
function askedOf(text: string): AskedQuestion {
  const [, kind, words] = /^(open|probing|closed|leading):\s*(.+)$/s.exec(text) ?? [];
  if (kind !== undefined && words !== undefined) {
    return { text: words.trim(), type: oneOf('--asked', kind, TYPES), why: null };
  }
  return { text: text.trim(), ...guessQuestionType(text) };
}

/**
 * `Q-003 = nine: that nine were found`, `How many were found? = nine: …`, `Q-003: …`, or the fact alone.
 */
async function factsOf(
  desk: Desk,
  principal: Principal,
  found: Case,
  told: readonly string[],
): Promise<readonly DisclosedFact[]> {
  const facts: DisclosedFact[] = [];
  for (const text of told) {
    const [, ref, says, fact] =
      /^([A-Za-z]-\d+)(?:\s*=\s*([^:]+))?:\s*(.+)$/s.exec(text) ??
      /^([^=]+\?)\s*=\s*([^:]+):\s*(.+)$/s.exec(text) ??
      [];
    const question =
      ref === undefined
        ? null
        : await desk.store.read(principal, (tx) => findQuestion(tx, found.id, ref));
    facts.push({
      fact: (fact ?? text).trim(),
      at: desk.clock(),
      by: principal.name,
      questionId: question?.id ?? null,
      says: says?.trim() ?? null,
    });
  }
  return facts;
}

async function documentsOf(
  desk: Desk,
  principal: Principal,
  found: Case,
  numbers: string,
): Promise<SessionEdit['documentIds']> {
  return desk.store.read(principal, async (tx) => {
    const ids: SessionEdit['documentIds'][number][] = [];
    for (const number of listOf(numbers).map(documentNumber)) {
      const document = await tx.documentNumbered(found.id, number);
      if (document === null) {
        throw new UsageError(`There is no document #${number}; \`hearsay documents\` lists them.`);
      }
      ids.push(document.id);
    }
    return ids;
  });
}

function timeOf(found: Case, text: string): TimeSpan {
  const parsed = parseTime(text, { zone: found.zone, dayFirst: true });
  if (parsed.value === null) throw new UsageError(`--held: ${parsed.reason}`);
  for (const doubt of parsed.doubts) say(doubt);
  return parsed.value;
}

async function sourceOf(
  desk: Desk,
  principal: Principal,
  found: Case,
  name: string,
): Promise<Source> {
  return desk.store.read(principal, (tx) => findSource(tx, found.id, name));
}

async function sessionsOf(
  desk: Desk,
  principal: Principal,
  found: Case,
  source: Source,
): Promise<readonly Session[]> {
  return desk.store.read(principal, (tx) =>
    tx.list('session', { caseId: found.id, sourceId: source.id }),
  );
}

async function sessionNamed(
  desk: Desk,
  principal: Principal,
  found: Case,
  name: string,
  number: string,
): Promise<{ readonly source: Source; readonly session: Session }> {
  const wanted = wholeNumber('The session', number, 1, 9_999);
  const source = await sourceOf(desk, principal, found, name);
  const sessions = await sessionsOf(desk, principal, found, source);
  const session = sessions.find((one) => one.number === wanted);
  if (session === undefined) {
    const there = sessions.map((one) => one.number).sort((a, b) => a - b);
    throw new UsageError(
      `There is no session ${wanted} with ${source.pseudonym}; ${there.length === 0 ? 'there is none yet' : `there is ${there.join(', ')}`}.`,
    );
  }
  return { source, session };
}
