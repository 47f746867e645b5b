import { Command } from 'commander';
import pc from 'picocolors';
import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import { formatValue } from '#claims/format-value.ts';
import { bulkOf, claimOf, type LeftFor } from '#claims/matching/take-card.ts';
import type { Hop } from '#claims/claim.ts';
import type { Document } from '#intake/document.ts';
import type { Question } from '#claims/question.ts';
import type { Desk } from '#jobs/desk.ts';
import { documentView, listDocuments } from '#jobs/documents.ts';
import { decisionsOf } from '#jobs/inbox.ts';
import { findQuestion } from '#jobs/questions.ts';
import { setTeller } from '#jobs/senders.ts';
import { findSource, readTranscript } from '#jobs/sessions.ts';
import {
  acceptSuggestions,
  dismissSuggestions,
  documentSuggestions,
  type Acceptance,
} from '#jobs/suggestions.ts';
import type { DocumentView, SuggestionCard } from '#jobs/views.ts';
import { SOURCE_KINDS, type SourceKind } from '#terms/source.ts';
import { documentNumber, done, inCase, oneOf, short, type CaseOptions } from '../in-case.ts';
import { broken, table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';

/** `hearsay documents`: what came in, what it says, and what is suggested about it. */
export function documentsCommand(): Command {
  const command = new Command('documents')
    .option('--waiting', 'only those with suggestions that nobody has decided')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Documents go by their numbers, suggestions by where their words stand (12-87).

Examples:
  hearsay documents --waiting
  hearsay documents show 7
  hearsay documents suggestions 7
  hearsay documents accept 7 12-87 90-140
  hearsay documents accept 7 12-87 --on Q-003
  hearsay documents accept 7 --sure
  hearsay documents dismiss 7 200-240
  hearsay documents from 7 Plum`,
    )
    .action(async (own: CaseOptions & { readonly waiting?: boolean }, self: Command) => {
      if (self.args.length > 0) {
        throw new UsageError(
          `"${self.args[0]}" is none of show, turns, suggestions, accept, dismiss, from.`,
        );
      }
      await inCase(own, async (desk, principal, found) => {
        if (own.waiting === true) return waiting(desk, principal, found, own);
        const documents = await listDocuments(desk, principal, found.id);
        if (own.json === true) return json(documents);
        if (documents.length === 0) return line('Nothing has come in yet: `hearsay import FILE`.');
        line(
          table(
            documents.map((one) => [
              `#${one.number}`,
              one.kind,
              one.title,
              one.sender ?? '',
              one.statedTime?.slice(0, 10) ?? '',
              `${one.claims} ${one.claims === 1 ? 'claim' : 'claims'}`,
            ]),
            { width: terminalWidth(), flexible: { 2: 20, 3: 10 } },
          ),
        );
      });
    });
  command.addCommand(showCommand());
  command.addCommand(turnsCommand());
  command.addCommand(suggestionsCommand());
  command.addCommand(acceptCommand());
  command.addCommand(dismissCommand());
  command.addCommand(fromCommand());
  return command;
}

async function waiting(
  desk: Desk,
  principal: Principal,
  found: Case,
  options: CaseOptions,
): Promise<void> {
  const { documents } = await allDecisions(desk, principal, found);
  if (options.json === true) return json(documents);
  if (documents.length === 0) return line('Nothing waits: every suggestion has been decided.');
  line(
    table(
      documents.map((one) => [
        `#${one.number}`,
        one.title,
        `${one.open} open`,
        one.sure === 0 ? '' : `${one.sure} matched`,
      ]),
      { width: terminalWidth(), flexible: { 1: 20 } },
    ),
  );
}

/** What waits for a person in the whole case, every document looked at. */
export async function allDecisions(desk: Desk, principal: Principal, found: Case) {
  return decisionsOf(desk, principal, found.id, Infinity);
}

function showCommand(): Command {
  return new Command('show')
    .description('its text as it is read, and the claims found in it')
    .argument('<number>', 'such as 7')
    .action(async (number: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const view = await viewOf(desk, principal, found, number);
        if (options.json === true) return json(view);
        show(view);
      });
    });
}

function show(view: DocumentView): void {
  const width = terminalWidth();
  const { document, questions, sources } = view;
  for (const part of broken(`#${view.number} ${view.title}`, width)) line(pc.bold(part));
  const facts = [
    document.kind,
    document.sender ?? '',
    document.statedTime?.stated ?? '',
    document.language ?? '',
    `from ${view.receivedFrom}, ${view.receivedAt.slice(0, 10)}`,
  ].filter((fact) => fact !== '');
  line(pc.dim(facts.join(' · ')));
  line();
  for (const row of document.text.split('\n')) for (const part of broken(row, width)) line(part);
  line();
  if (view.claims.length === 0) return line('No claims in it yet.');
  const asked = new Map<string, Question>(questions.map((one) => [one.id, one]));
  const names = new Map<string, string>(sources.map(({ id, pseudonym }) => [id, pseudonym]));
  line(
    table(
      view.claims.map((claim) => {
        const question = asked.get(claim.questionId);
        const says = question === undefined ? '' : formatValue(claim.value, question);
        return [
          short(claim.id),
          question?.ref ?? '?',
          claim.polarity === 'denies' ? `not ${says}` : says,
          sayChain(claim.hops, names),
          claim.status === 'accepted' ? '' : claim.status,
          `“${claim.quote}”`,
        ];
      }),
      { width, flexible: { 2: 10, 3: 12, 5: 20 } },
    ),
  );
}

/** `Plum > a guard > C-Alder`: the origin first. */
export function sayChain(hops: readonly Hop[], names: ReadonlyMap<string, string>): string {
  return hops
    .map(({ actor }) =>
      actor.kind === 'gap'
        ? '?'
        : actor.kind === 'unnamed'
          ? `“${actor.descriptor}”`
          : (names.get(actor.sourceId) ?? '?'),
    )
    .join(' > ');
}

function turnsCommand(): Command {
  return new Command('turns')
    .description('a transcript as its turns, with what was asked and of which kind it seems')
    .argument('<number>', 'such as 7')
    .action(async (number: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const view = await viewOf(desk, principal, found, number);
        const transcript = await readTranscript(desk, principal, view.document.id);
        if (options.json === true) return json(transcript);
        if (transcript.turns.length === 0) return line(`#${view.number} is no transcript.`);
        const kinds = new Map(transcript.questions.map((one) => [one.text, one.type]));
        for (const { speaker, role, text } of transcript.turns) {
          const kind = role === 'interviewer' ? kinds.get(text) : undefined;
          const said = `${speaker ?? role}${kind === undefined ? '' : ` (${kind})`}: ${text}`;
          for (const part of broken(said, terminalWidth())) line(part);
        }
      });
    });
}

function suggestionsCommand(): Command {
  return new Command('suggestions')
    .description('who says what in it, with the questions it may answer')
    .argument('<number>', 'such as 7')
    .option('--all', 'those decided too')
    .action(async (number: string, own: { readonly all?: boolean }, self: Command) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const { document } = await viewOf(desk, principal, found, number);
        const view = await documentSuggestions(desk, principal, document.id);
        const cards = view.cards.filter(({ state }) => own.all === true || state === 'open');
        if (options.json === true) return json({ ...view, cards });
        if (cards.length === 0) return line('Nothing is suggested that waits for a decision.');
        const records = await desk.store.read(principal, async (tx) => ({
          questions: await tx.list('question', { caseId: found.id }),
          sources: await tx.list('source', { caseId: found.id }),
        }));
        const names = new Map<string, string>(
          records.sources.map(({ id, pseudonym }) => [id, pseudonym]),
        );
        for (const card of cards) {
          const mark = card.state === 'open' ? '' : `  ${card.state}`;
          line(`${pc.bold(card.key)}  ${sayChain(card.hops, names)}${pc.dim(mark)}`);
          for (const part of broken(`“${card.suggestion.quote}”`, terminalWidth() - 4)) {
            line(`    ${part}`);
          }
          for (const text of targetsOf(card, records.questions)) {
            for (const part of broken(text, terminalWidth() - 4)) line(pc.dim(`    ${part}`));
          }
          line();
        }
      });
    });
}

function targetsOf(card: SuggestionCard, questions: readonly Question[]): readonly string[] {
  const matches = card.matches.slice(0, 3).flatMap((match) => {
    const question = questions.find(({ id }) => id === match.questionId);
    if (question === undefined) return [];
    const [reading] = match.readings;
    const says = reading === undefined ? 'no answer read' : formatValue(reading.value, question);
    return [
      `→ ${question.ref} ${says}${match.sure ? (match.firm ? ', sure' : ', likely') : ''} (${match.reasons.join('; ')})`,
    ];
  });
  const [proposal] = card.proposals;
  return [...matches, ...(proposal === undefined ? [] : [`→ new: ${proposal.text}`])];
}

function acceptCommand(): Command {
  return new Command('accept')
    .description('accept suggestions as claims: on the question each surely answers, or as said')
    .argument('<number>', 'such as 7')
    .argument('[keys...]', 'where their words stand, such as 12-87')
    .option('--sure', 'every one that surely answers a question, with nothing in doubt')
    .option('--on <question>', 'on this question, of those each may answer')
    .option('--new', 'on the new question each proposes first')
    .action(
      async (
        number: string,
        keys: readonly string[],
        own: { readonly sure?: boolean; readonly on?: string; readonly new?: boolean },
        self: Command,
      ) => {
        const options = self.optsWithGlobals<CaseOptions>();
        if ((keys.length === 0) !== (own.sure === true)) {
          throw new UsageError('Say which, such as 12-87, or --sure; not both.');
        }
        if (own.on !== undefined && own.new === true) {
          throw new UsageError('Say --on or --new, not both.');
        }
        await inCase(options, async (desk, principal, found) => {
          const { document } = await viewOf(desk, principal, found, number);
          const { cards } = await documentSuggestions(desk, principal, document.id);
          const bulk = bulkOf(cards);
          const left = own.sure === true ? saidLeft(bulk.left) : [];
          const chosen = own.sure === true ? bulk.taken : cardsOf(cards, keys, number);
          if (chosen.length === 0) {
            const why = ['Nothing in it is sure; nothing is accepted.', ...left];
            return done(options, { claims: [], questions: [] }, why.join('\n'));
          }
          const name = own.on;
          const on =
            name === undefined
              ? null
              : await desk.store.read(principal, (tx) => findQuestion(tx, found.id, name));
          const accepted = chosen.map((card) => acceptance(card, document, on, own.new === true));
          const made = await acceptSuggestions(desk, principal, document.id, accepted);
          const opened = made.questions.map(({ ref, text }) => `${ref} ${text}`);
          done(
            options,
            made,
            [
              `Accepted ${made.claims.length} ${made.claims.length === 1 ? 'claim' : 'claims'}. \`hearsay undo\` takes it back.`,
              ...opened.map((text) => `Asked: ${text}`),
              ...left,
            ].join('\n'),
          );
        });
      },
    );
}

/** How many were left out of `--sure`, and why, in the order people can do most about it. */
function saidLeft(left: readonly { readonly why: LeftFor }[]): readonly string[] {
  if (left.length === 0) return [];
  const parts = (Object.keys(LEFT) as LeftFor[]).flatMap((why) => {
    const count = left.filter((one) => one.why === why).length;
    return count === 0 ? [] : [`${count} ${LEFT[why]}`];
  });
  return [`Left for you: ${parts.join(', ')}.`];
}

const LEFT: Readonly<Record<LeftFor, string>> = {
  doubt: 'in doubt how to read the answer',
  name: 'with a name that is no source yet',
  way: 'where another claim says who told it',
  weak: 'with weak reasons for its question',
  new: 'that no question asks for',
};

function cardsOf(
  cards: readonly SuggestionCard[],
  keys: readonly string[],
  number: string,
): readonly SuggestionCard[] {
  return keys.map((key) => {
    const card = cards.find((one) => one.key === key);
    if (card === undefined) {
      throw new UsageError(
        `Nothing is suggested at ${key}; \`hearsay documents suggestions ${number}\` lists it.`,
      );
    }
    if (card.state !== 'open') {
      throw new UsageError(`What stands at ${key} is ${card.state} already.`);
    }
    return card;
  });
}

function acceptance(
  card: SuggestionCard,
  document: Document,
  on: Question | null,
  open: boolean,
): Acceptance {
  const [sure] = card.matches;
  const match = on === null ? sure : card.matches.find(({ questionId }) => questionId === on.id);
  if (!open && match !== undefined && (on !== null || match.sure)) {
    const [reading] = match.readings;
    if (reading !== undefined) {
      return {
        claim: claimOf(card, reading, document),
        questionId: match.questionId,
        newQuestion: null,
      };
    }
  }
  if (on !== null) {
    throw new UsageError(
      `What stands at ${card.key} cannot be read as an answer to ${on.ref}; \`hearsay claims add\` takes the answer as you say it.`,
    );
  }
  const [proposal] = card.proposals;
  const reading = proposal?.readings[0];
  if (!open || proposal === undefined || reading === undefined) {
    throw new UsageError(
      `What stands at ${card.key} answers no question for sure; say --on QUESTION, or --new.`,
    );
  }
  const { text, type, unit, options, topic, places } = proposal;
  return {
    claim: claimOf(card, reading, document),
    questionId: null,
    newQuestion: { text, type, unit, options, topic, places },
  };
}

function dismissCommand(): Command {
  return new Command('dismiss')
    .description('set suggestions aside; they stay so when the file is read again')
    .argument('<number>', 'such as 7')
    .argument('<keys...>', 'where their words stand, such as 12-87')
    .action(async (number: string, keys: readonly string[], _: unknown, self: Command) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const { document } = await viewOf(desk, principal, found, number);
        const { cards } = await documentSuggestions(desk, principal, document.id);
        const quotes = cardsOf(cards, keys, number).map(({ suggestion }) => suggestion.quote);
        const made = await dismissSuggestions(desk, principal, document.id, quotes);
        done(options, made, `Set aside: ${keys.join(', ')}. \`hearsay undo\` takes it back.`);
      });
    });
}

function fromCommand(): Command {
  return new Command('from')
    .description('say which source a document is from that names no sender')
    .argument('<number>', 'such as 7')
    .argument('<source>', 'a pseudonym, or none')
    .action(async (number: string, name: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<CaseOptions>();
      await inCase(options, async (desk, principal, found) => {
        const { document } = await viewOf(desk, principal, found, number);
        const source =
          name === 'none'
            ? null
            : await desk.store.read(principal, (tx) => findSource(tx, found.id, name));
        const id = source?.id ?? null;
        const saved = await setTeller(desk, principal, document.id, document.version, id);
        done(
          options,
          saved,
          `#${documentNumber(number)} is from ${source?.pseudonym ?? 'nobody known'}.`,
        );
      });
    });
}

async function viewOf(
  desk: Desk,
  principal: Principal,
  found: Case,
  number: string,
): Promise<DocumentView> {
  const wanted = documentNumber(number);
  const document = await desk.store.read(principal, (tx) => tx.documentNumbered(found.id, wanted));
  if (document === null) {
    throw new UsageError(`There is no document #${wanted}; \`hearsay documents\` lists them.`);
  }
  return documentView(desk, principal, document.id);
}

/** A kind of source from an option. */
export function sourceKind(text: string): SourceKind {
  return oneOf('--kind', text, SOURCE_KINDS);
}
