import { Command } from 'commander';
import pc from 'picocolors';
import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import type { TimeSpan } from '#terms/time.ts';
import type { Claim, Hop } from '#claims/claim.ts';
import { formatValue } from '#claims/format-value.ts';
import { parseTime } from '#claims/parse-time.ts';
import { parseValue } from '#claims/parse-value.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import { parseChain } from '#jobs/case-file-format.ts';
import { addClaim, editClaim, removeClaim } from '#jobs/claims.ts';
import type { Desk } from '#jobs/desk.ts';
import { findQuestion } from '#jobs/questions.ts';
import { countTime, findSource } from '#jobs/sessions.ts';
import { subjectsView } from '#jobs/subjects.ts';
import type { ClaimEdit } from '#jobs/views.ts';
import { makeHop } from '#claims/make-hop.ts';
import {
  byShortName,
  documentNumber,
  done,
  inCase,
  listOf,
  oneOf,
  short,
  type CaseOptions,
} from '../in-case.ts';
import { table } from '../reporters/columns.ts';
import { json, line, say } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { sayChain } from './documents.ts';

const BASES = ['saw', 'heard', 'inferred', 'document', 'unknown'] as const;
const ACCESS = ['direct', 'indirect', 'not-known'] as const;
const STATUSES = ['suggested', 'accepted', 'rejected', 'withdrawn'] as const;

interface ClaimWords {
  readonly chain?: string;
  readonly document?: string;
  readonly quote?: string;
  readonly basis?: string;
  readonly access?: string;
  readonly certainty?: string;
  readonly told?: string;
  readonly about?: string;
  readonly place?: string;
  readonly denies?: boolean;
  readonly comment?: string;
  readonly status?: string;
}

/** `hearsay claims`: who said what on a question, added, changed and taken out. */
export function claimsCommand(): Command {
  const command = new Command('claims')
    .argument('[question]', 'a question, such as Q-017; every claim of the case when left out')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
A chain is written from whoever saw it to whoever told us: Plum > "a guard" > ? > C-Alder. Words in
quotation marks are somebody known by them only, ? is a step that is missing, (translator) marks one who
interpreted.

Examples:
  hearsay claims Q-003
  hearsay claims add Q-003 nine --chain 'Plum > C-Alder' --basis saw --told "13 March 2026"
  hearsay claims add Q-003 yes --document 7 --quote "They shelled the bridge" --chain Fig
  hearsay claims change 4kq2vz --basis heard --comment "asked again: she had it from the baker"
  hearsay claims count 4kq2vz "about a month after" --event Q-005
  hearsay claims remove 4kq2vz`,
    )
    .action(async (name: string | undefined, options: CaseOptions) => {
      await inCase(options, async (desk, principal, found) => {
        const question =
          name === undefined
            ? null
            : await desk.store.read(principal, (tx) => findQuestion(tx, found.id, name));
        await list(desk, principal, found, question, options);
      });
    });
  command.addCommand(addCommand());
  command.addCommand(changeCommand());
  command.addCommand(countCommand());
  command.addCommand(removeCommand());
  return command;
}

async function list(
  desk: Desk,
  principal: Principal,
  found: Case,
  question: Question | null,
  options: CaseOptions,
): Promise<void> {
  const caseId = found.id;
  const records = await desk.store.read(principal, async (tx) => ({
    claims: await tx.list(
      'claim',
      question === null ? { caseId } : { caseId, questionId: question.id },
    ),
    questions: await tx.list('question', { caseId }),
    sources: await tx.list('source', { caseId }),
    numbers: await tx.numbers(caseId),
  }));
  if (options.json === true) return json(records.claims);
  if (records.claims.length === 0) {
    return line(
      question === null ? 'No claims yet.' : `Nobody has said anything on ${question.ref}.`,
    );
  }
  const asked = new Map<string, Question>(records.questions.map((one) => [one.id, one]));
  const names = new Map<string, string>(
    records.sources.map(({ id, pseudonym }) => [id, pseudonym]),
  );
  line(
    table(
      [
        ['', '', 'Says', 'Who, through whom', 'Knows', 'Told', 'In'].map((head) => pc.dim(head)),
        ...records.claims.map((claim) => {
          const own = asked.get(claim.questionId);
          const says = own === undefined ? '?' : formatValue(claim.value, own);
          const number = claim.documentId === null ? null : records.numbers.get(claim.documentId);
          return [
            short(claim.id),
            own?.ref ?? '?',
            `${claim.polarity === 'denies' ? 'not ' : ''}${says}${claim.status === 'accepted' ? '' : ` (${claim.status})`}`,
            sayChain(claim.hops, names),
            claim.basis,
            claim.toldAt?.stated ?? '',
            number == null ? 'by hand' : `#${number}`,
          ];
        }),
      ],
      { width: terminalWidth(), flexible: { 2: 12, 3: 16, 5: 10 } },
    ),
  );
}

function wordsOf(command: Command): Command {
  return command
    .option('--chain <chain>', 'from whoever saw it to whoever told us, with > between')
    .option('--document <number>', 'the document that says it')
    .option('--quote <words>', 'the words that say it, as they stand there')
    .option('--basis <basis>', `how the origin knows: ${BASES.join(', ')}`)
    .option('--access <access>', `whoever told us knows it: ${ACCESS.join(', ')}`)
    .option('--certainty <words>', 'the speaker’s own words of certainty, with commas')
    .option('--told <when>', 'when it was told, in words')
    .option('--about <when>', 'the time it is about, in words')
    .option('--place <place>', 'the place it is about')
    .option('--comment <words>', 'why, for whoever reads it later')
    .option('--status <status>', STATUSES.join(', '));
}

function addCommand(): Command {
  return wordsOf(
    new Command('add')
      .description('put on record that somebody said something on a question')
      .argument('<question>', 'such as Q-017')
      .argument('<answer>', 'what they said: "yes", "nine", "Tell Varo", a name of a person')
      .option('--denies', 'they deny that very answer'),
  ).action(async (name: string, answer: string, own: ClaimWords, self: Command) => {
    const options = self.optsWithGlobals<CaseOptions>();
    const chain = own.chain;
    if (chain === undefined) {
      throw new UsageError('Say who told us: --chain Plum, or --chain "?" when nobody knows.');
    }
    await inCase(options, async (desk, principal, found) => {
      const question = await desk.store.read(principal, (tx) => findQuestion(tx, found.id, name));
      const value = await valueOf(desk, principal, found, question, answer);
      const change = await changeOf(desk, principal, found, { ...own, chain }, null);
      const hops = change.hops ?? [];
      const basis = change.basis ?? 'unknown';
      const saved = await addClaim(desk, principal, found.id, {
        polarity: 'asserts',
        quote: '',
        documentId: null,
        span: null,
        hops,
        access: hops.length > 1 ? 'indirect' : basis === 'saw' ? 'direct' : 'not-known',
        certainty: [],
        toldAt: null,
        aboutTime: null,
        place: null,
        status: 'accepted',
        comment: null,
        ...change,
        basis,
        questionId: question.id,
        value,
      });
      done(
        options,
        saved,
        `${short(saved.id)}: ${question.ref} ${formatValue(saved.value, question)}. \`hearsay undo\` takes it back.`,
      );
    });
  });
}

function changeCommand(): Command {
  return wordsOf(
    new Command('change')
      .description('change what is on record of a claim; its history stays')
      .argument('<claim>', 'its last six letters')
      .option('--answer <answer>', 'what they said')
      .option('--question <question>', 'it answers this question')
      .option('--denies', 'they deny that very answer')
      .option('--asserts', 'they say that very answer'),
  ).action(
    async (
      name: string,
      own: ClaimWords & {
        readonly answer?: string;
        readonly question?: string;
        readonly asserts?: boolean;
      },
      self: Command,
    ) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const claim = await claimNamed(desk, principal, found, name);
        const question = await desk.store.read(principal, (tx) =>
          findQuestion(tx, found.id, own.question ?? claim.questionId),
        );
        const change: Partial<ClaimEdit> = {
          ...(await changeOf(desk, principal, found, own, claim)),
          ...(own.asserts === true ? { polarity: 'asserts' as const } : {}),
          ...(own.question === undefined ? {} : { questionId: question.id }),
          ...(own.answer === undefined
            ? {}
            : { value: await valueOf(desk, principal, found, question, own.answer) }),
        };
        if (Object.keys(change).length === 0) {
          throw new UsageError('Say what to change; `hearsay claims change --help` lists it.');
        }
        const saved = await editClaim(desk, principal, claim.id, claim.version, change);
        done(options, saved, `Changed ${short(saved.id)}. \`hearsay undo\` takes it back.`);
      });
    },
  );
}

function countCommand(): Command {
  return new Command('count')
    .description('count the time a claim is about from an event: “about a month after”')
    .argument('<claim>', 'its last six letters')
    .argument('<words>', 'such as "about a month after"')
    .requiredOption('--event <question>', 'the question that asks when the event was')
    .action(async (name: string, words: string, own: { readonly event: string }, self: Command) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const claim = await claimNamed(desk, principal, found, name);
        const event = await desk.store.read(principal, (tx) =>
          findQuestion(tx, found.id, own.event),
        );
        const saved = await countTime(desk, principal, claim.id, {
          version: claim.version,
          words,
          questionId: event.id,
        });
        done(options, saved, `${saved.aboutTime?.stated ?? ''}: ${saved.countedFrom?.why ?? ''}`);
      });
    });
}

function removeCommand(): Command {
  return new Command('remove')
    .description('take a claim out; its history stays')
    .argument('<claim>', 'its last six letters')
    .action(async (name: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const claim = await claimNamed(desk, principal, found, name);
        await removeClaim(desk, principal, claim.id, claim.version);
        done(options, { removed: claim.id }, 'Taken out. `hearsay undo` brings it back.');
      });
    });
}

async function claimNamed(
  desk: Desk,
  principal: Principal,
  found: Case,
  name: string,
): Promise<Claim> {
  const claims = await desk.store.read(principal, (tx) => tx.list('claim', { caseId: found.id }));
  return byShortName(claims, name, 'claim', 'hearsay claims QUESTION');
}

/** What the options say of a claim, with everything they name looked up. */
async function changeOf(
  desk: Desk,
  principal: Principal,
  found: Case,
  own: ClaimWords,
  before: Claim | null,
): Promise<Partial<ClaimEdit>> {
  const when = (option: string, text: string | undefined): TimeSpan | undefined => {
    if (text === undefined) return undefined;
    const parsed = parseTime(text, { zone: found.zone, dayFirst: true });
    if (parsed.value === null) throw new UsageError(`${option}: ${parsed.reason}`);
    for (const doubt of parsed.doubts) say(doubt);
    return parsed.value;
  };
  const [toldAt, aboutTime] = [when('--told', own.told), when('--about', own.about)];
  const words = await placeIn(desk, principal, found, own, before);
  return {
    ...words,
    ...(own.chain === undefined
      ? {}
      : { hops: await hopsOf(desk, principal, found, own.chain, before) }),
    ...(own.basis === undefined ? {} : { basis: oneOf('--basis', own.basis, BASES) }),
    ...(own.access === undefined ? {} : { access: oneOf('--access', own.access, ACCESS) }),
    ...(own.certainty === undefined ? {} : { certainty: listOf(own.certainty) }),
    ...(toldAt === undefined ? {} : { toldAt }),
    ...(aboutTime === undefined ? {} : { aboutTime, countedFrom: null }),
    ...(own.place === undefined ? {} : { place: own.place }),
    ...(own.denies === true ? { polarity: 'denies' as const } : {}),
    ...(own.comment === undefined ? {} : { comment: own.comment }),
    ...(own.status === undefined ? {} : { status: oneOf('--status', own.status, STATUSES) }),
  };
}

/** The document and the place of the words in it. */
async function placeIn(
  desk: Desk,
  principal: Principal,
  found: Case,
  own: ClaimWords,
  before: Claim | null,
): Promise<Partial<ClaimEdit>> {
  const said = own.document;
  if (said === undefined && own.quote === undefined) return {};
  const number = said === undefined ? null : documentNumber(said);
  const document = await desk.store.read(principal, async (tx) => {
    if (number !== null) return tx.documentNumbered(found.id, number);
    return before?.documentId == null ? null : tx.get('document', before.documentId);
  });
  if (document === null) {
    if (number === null) return { quote: own.quote ?? '' };
    throw new UsageError(`There is no document #${number}; \`hearsay documents\` lists them.`);
  }
  const quote = own.quote ?? before?.quote ?? '';
  const at = quote === '' ? -1 : document.text.indexOf(quote);
  if (own.quote !== undefined && at < 0) {
    throw new UsageError(
      `These words do not stand in the document as you give them: “${quote}”. \`hearsay documents show\` prints it.`,
    );
  }
  const again = at < 0 ? -1 : document.text.indexOf(quote, at + 1);
  if (again >= 0) say(`“${quote}” stands there more than once; the first is taken.`);
  return {
    documentId: document.id,
    span: at < 0 ? null : [at, at + quote.length],
    quote,
    ...(before === null && document.statedTime !== null ? { toldAt: document.statedTime } : {}),
  };
}

async function hopsOf(
  desk: Desk,
  principal: Principal,
  found: Case,
  words: string,
  before: Claim | null,
): Promise<readonly Hop[]> {
  const chain = parseChain(words);
  if ('reason' in chain) throw new UsageError(`${chain.reason}.`);
  const hops: Hop[] = [];
  for (const [i, { actor, role }] of chain.entries()) {
    const source =
      actor.kind === 'source'
        ? await desk.store.read(principal, (tx) => findSource(tx, found.id, actor.name))
        : null;
    const made = makeHop(
      actor.kind === 'source' ? { kind: 'source', sourceId: source!.id } : actor,
      role,
    );
    // A step that stands where it stood keeps what is known of it.
    const old = before?.hops[i];
    const same = old !== undefined && JSON.stringify(old.actor) === JSON.stringify(made.actor);
    hops.push(same ? { ...old, role } : made);
  }
  return hops;
}

async function valueOf(
  desk: Desk,
  principal: Principal,
  found: Case,
  question: Question,
  answer: string,
): Promise<Value> {
  if (question.type === 'person') {
    const { subjects } = await subjectsView(desk, principal, found.id);
    const wanted = answer.trim().toLowerCase();
    const fits = subjects.filter((one) =>
      one.names.some(({ text }) => text.toLowerCase() === wanted),
    );
    const [only] = fits;
    if (only === undefined || fits.length > 1) {
      throw new UsageError(
        only === undefined
          ? `There is no subject "${answer}"; \`hearsay subjects\` lists them.`
          : `More than one subject is called "${answer}".`,
      );
    }
    return { type: 'person', subjectId: only.id };
  }
  const parsed = parseValue(answer, question.type, { zone: found.zone, dayFirst: true });
  if (parsed.value === null) {
    throw new UsageError(`"${answer}" is no answer to ${question.ref}: ${parsed.reason}`);
  }
  for (const doubt of parsed.doubts) say(doubt);
  return parsed.value;
}
