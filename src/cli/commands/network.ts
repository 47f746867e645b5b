import { Command } from 'commander';
import pc from 'picocolors';
import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import { SOURCE_KINDS, type Source, type Tie } from '#terms/source.ts';
import type { Desk } from '#jobs/desk.ts';
import { networkView, sourceFile } from '#jobs/network.ts';
import { judgeContactRisk } from '#jobs/ask.ts';
import {
  addContactWindow,
  addPayment,
  addSource,
  addTie,
  editContactWindow,
  editPayment,
  editSource,
  editTie,
  removeContactWindow,
  removePayment,
  removeSource,
  removeTie,
} from '#jobs/network-edits.ts';
import type { NetworkView, SourceEdit } from '#jobs/views.ts';
import { byShortName, done, inCase, oneOf, short, type CaseOptions } from '../in-case.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';

type Common = CaseOptions;

const TIES = [
  'reports-to',
  'same-cell',
  'kin',
  'paid-by',
  'rival-of',
  'grudge-against',
  'friend-of',
] as const satisfies readonly Tie['tie'][];
const PAY_FOR = ['retainer', 'per-report', 'bonus', 'expenses', 'protection', 'other'] as const;
const TIERS = ['on the ground', 'collectors', 'cross-checkers', 'leads', 'desks'];

export function networkCommand(): Command {
  const command = new Command('network')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
Examples:
  hearsay network
  hearsay network source Wren --kind witness --tier 0 --cell river --contact "March 2026"
  hearsay network tie Wren reports-to C-Birch --how "both say so"
  hearsay network pay Wren 35 USD --for expenses --on "5 March 2026"
  hearsay network contact Wren --channel chat --reachable "Fridays"
  hearsay network risk Wren high --why "his street is searched every night"
  hearsay network change 4kq2vz --how "seen together twice"
  hearsay network remove 4kq2vz`,
    )
    .action(async (_: unknown, self: Command) => {
      const options = self.opts<Common>();
      if (self.args.length > 0) {
        throw new UsageError(
          `"${self.args[0]}" is nothing of the network; there is source, tie, pay, contact, risk, change, remove.`,
        );
      }
      await inCase(options, async (desk, principal, found) => {
        const view = await networkView(desk, principal, found.id);
        if (options.json === true) return json(view);
        report(view);
      });
    });
  command.addCommand(sourceCommand());
  command.addCommand(tieCommand());
  command.addCommand(payCommand());
  command.addCommand(contactCommand());
  command.addCommand(riskCommand());
  command.addCommand(changeCommand());
  command.addCommand(removeCommand());
  return command;
}

function sourceCommand(): Command {
  return new Command('source')
    .description('add a source, or change what is on record about one')
    .argument('<pseudonym>', 'never a real name: those go into the vault')
    .option('--kind <kind>', SOURCE_KINDS.join(', '))
    .option('--tier <tier>', '0 on the ground … 4 desk, or “unknown”')
    .option('--cell <cell>', 'cell, or “none”')
    .option('--contact <when>', 'first contact, in words')
    .option('--how-met <words>', 'how we met')
    .option('--risk <limit>', 'highest acceptable risk of contact: none, low, medium, high')
    .option('--consent <tier>', 'none, internal, pseudonymous-release, named-release')
    .option('--status <status>', 'active, dormant, closed')
    .option('--languages <codes>', 'such as ar,fr')
    .option('--handles <names>', 'names its messages arrive under, with commas')
    .action(async (name: string, own: Record<string, string>, self: Command) => {
      const options = self.optsWithGlobals<Common>();
      const change = sourceChange(own);
      await inCase(options, async (desk, principal, found) => {
        const known = (await sourcesOf(desk, principal, found)).find(
          (source) => source.pseudonym.toLowerCase() === name.toLowerCase(),
        );
        const saved =
          known === undefined
            ? await addSource(desk, principal, found.id, {
                tier: null,
                cell: null,
                languages: [],
                firstContact: null,
                howMet: null,
                status: 'active',
                riskLimit: 'low',
                consent: 'none',
                handles: [],
                kind: 'witness',
                ...change,
                pseudonym: name,
              })
            : await editSource(desk, principal, known.id, known.version, change);
        done(options, saved, `${known === undefined ? 'Added' : 'Changed'} ${saved.pseudonym}.`);
      });
    });
}

function sourceChange(own: Readonly<Record<string, string>>): Partial<SourceEdit> {
  const list = (text: string) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  const { kind, tier, cell, contact, howMet, risk, consent, status, languages, handles } = own;
  return {
    ...(kind === undefined ? {} : { kind: oneOf('--kind', kind, SOURCE_KINDS) }),
    ...(tier === undefined ? {} : { tier: tierOf(tier) }),
    ...(cell === undefined ? {} : { cell: cell === 'none' ? null : cell }),
    ...(contact === undefined ? {} : { firstContact: contact }),
    ...(howMet === undefined ? {} : { howMet }),
    ...(risk === undefined
      ? {}
      : { riskLimit: oneOf('--risk', risk, ['none', 'low', 'medium', 'high'] as const) }),
    ...(consent === undefined
      ? {}
      : {
          consent: oneOf('--consent', consent, [
            'none',
            'internal',
            'pseudonymous-release',
            'named-release',
          ] as const),
        }),
    ...(status === undefined
      ? {}
      : { status: oneOf('--status', status, ['active', 'dormant', 'closed'] as const) }),
    ...(languages === undefined ? {} : { languages: list(languages) }),
    ...(handles === undefined ? {} : { handles: list(handles) }),
  };
}

function tierOf(text: string): number | null {
  if (text === 'unknown') return null;
  if (!/^[0-4]$/.test(text)) throw new UsageError(`--tier is 0 to 4 or unknown; it is "${text}".`);
  return Number(text);
}

function tieCommand(): Command {
  return new Command('tie')
    .description('record how a source stands to another or to a subject')
    .argument('<from>', 'a pseudonym')
    .argument('<tie>', TIES.join(', '))
    .argument('<to>', 'a pseudonym, or the name of a subject of the case')
    .option('--how <words>', 'how it is known', '')
    .option('--during <when>', 'from when to when, in words')
    .action(
      async (
        from: string,
        word: string,
        to: string,
        own: { how: string; during?: string },
        self: Command,
      ) => {
        const options = self.optsWithGlobals<Common>();
        const tie = oneOf('the tie', word, TIES);
        await inCase(options, async (desk, principal, found) => {
          const view = await networkView(desk, principal, found.id);
          const sources = view.sources.map(({ source }) => source);
          const one = named(sources, from);
          const other = sources.find((s) => s.pseudonym.toLowerCase() === to.toLowerCase());
          const subject = view.subjects.find((s) => s.name.toLowerCase() === to.toLowerCase());
          if (other === undefined && subject === undefined) {
            throw new UsageError(`Nobody and nothing in this case is called "${to}".`);
          }
          const saved = await addTie(desk, principal, found.id, {
            from: one.id,
            to:
              other !== undefined
                ? { kind: 'source', id: other.id }
                : { kind: 'subject', id: (subject as { id: string }).id as never },
            tie,
            howKnown: own.how,
            during: own.during ?? null,
          });
          done(options, saved, `${one.pseudonym} ${tie} ${to} (${short(saved.id)}).`);
        });
      },
    );
}

function payCommand(): Command {
  return new Command('pay')
    .description('record a payment to a source')
    .argument('<source>', 'a pseudonym')
    .argument('<amount>', 'such as 35')
    .argument('<currency>', 'such as USD')
    .requiredOption('--for <what>', PAY_FOR.join(', '))
    .requiredOption('--on <when>', 'the day, in words')
    .option('--decided-by <who>', 'who decided it; else you', '')
    .action(
      async (
        name: string,
        amount: string,
        currency: string,
        own: { for: string; on: string; decidedBy: string },
        self: Command,
      ) => {
        const options = self.optsWithGlobals<Common>();
        const sum = sumOf(amount);
        const what = oneOf('--for', own.for, PAY_FOR);
        await inCase(options, async (desk, principal, found) => {
          const source = named(await sourcesOf(desk, principal, found), name);
          const saved = await addPayment(desk, principal, found.id, {
            sourceId: source.id,
            amount: sum,
            currency,
            for: what,
            on: own.on,
            decidedBy: own.decidedBy,
          });
          done(
            options,
            saved,
            `${source.pseudonym}: ${sum} ${currency}, ${what} (${short(saved.id)}).`,
          );
        });
      },
    );
}

function contactCommand(): Command {
  return new Command('contact')
    .description('record when a source can be reached, and silences')
    .argument('<source>', 'a pseudonym')
    .option('--channel <channel>', 'by which channel', '')
    .option('--reachable <words>', 'when, in words', '')
    .option('--silence <when>', 'a silence, such as "14 March 2026 to 1 April 2026"')
    .action(
      async (
        name: string,
        own: { channel: string; reachable: string; silence?: string },
        self: Command,
      ) => {
        const options = self.optsWithGlobals<Common>();
        await inCase(options, async (desk, principal, found) => {
          const source = named(await sourcesOf(desk, principal, found), name);
          const saved = await addContactWindow(desk, principal, found.id, {
            sourceId: source.id,
            channel: own.channel,
            reachable: own.reachable,
            silences: own.silence === undefined ? [] : [own.silence],
          });
          done(options, saved, `Contact window of ${source.pseudonym} (${short(saved.id)}).`);
        });
      },
    );
}

const RISKS = ['none', 'low', 'medium', 'high'] as const;

function riskCommand(): Command {
  return new Command('risk')
    .description('what contact with a source would risk now; above its limit nobody is sent to it')
    .argument('<source>', 'a pseudonym')
    .argument('<level>', `${RISKS.join(', ')}; “unknown” takes the judgement back`)
    .option('--why <words>', 'why; whoever asks next relies on it', '')
    .action(async (name: string, level: string, own: { readonly why: string }, self: Command) => {
      const options = self.optsWithGlobals<Common>();
      const judged = level === 'unknown' ? null : oneOf('the level', level, RISKS);
      await inCase(options, async (desk, principal, found) => {
        const source = named(await sourcesOf(desk, principal, found), name);
        const saved = await judgeContactRisk(
          desk,
          principal,
          source.id,
          source.version,
          judged === null ? null : { level: judged, why: own.why },
        );
        done(
          options,
          saved,
          judged === null
            ? `What contact with ${source.pseudonym} risks is not judged any more.`
            : `Contact with ${source.pseudonym}: ${judged} (limit ${source.riskLimit}).`,
        );
      });
    });
}

interface Change {
  readonly how?: string;
  readonly during?: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly for?: string;
  readonly on?: string;
  readonly decidedBy?: string;
  readonly channel?: string;
  readonly reachable?: string;
  readonly silence?: readonly string[];
}

function changeCommand(): Command {
  return new Command('change')
    .description('change a tie, payment or contact window')
    .argument('<name>', 'its last six letters')
    .option('--how <words>', 'of a tie: how it is known')
    .option('--during <when>', 'of a tie: from when to when; “unknown”')
    .option('--amount <amount>', 'of a payment')
    .option('--currency <currency>', 'of a payment')
    .option('--for <what>', `of a payment: ${PAY_FOR.join(', ')}`)
    .option('--on <when>', 'of a payment: the day')
    .option('--decided-by <who>', 'of a payment')
    .option('--channel <channel>', 'of a contact window')
    .option('--reachable <words>', 'of a contact window')
    .option('--silence <when...>', 'of a contact window: one more silence')
    .action(async (name: string, own: Change, self: Command) => {
      const options = self.optsWithGlobals<Common>();
      if (Object.keys(own).length === 0) {
        throw new UsageError('Say what to change; `hearsay network change --help` lists it.');
      }
      await inCase(options, async (desk, principal, found) => {
        const caseId = found.id;
        const records = await desk.store.read(principal, async (tx) => ({
          tie: await tx.list('tie', { caseId }),
          payment: await tx.list('payment', { caseId }),
          window: await tx.list('contact_window', { caseId }),
        }));
        const all = [...records.tie, ...records.payment, ...records.window];
        const one = byShortName(
          all,
          name,
          'tie, payment or contact window',
          'hearsay sources NAME',
        );
        const saved =
          'tie' in one
            ? await editTie(desk, principal, one.id, one.version, tieChange(own))
            : 'amount' in one
              ? await editPayment(desk, principal, one.id, one.version, paymentChange(own))
              : await editContactWindow(desk, principal, one.id, one.version, {
                  ...only(own, 'contact window', ['channel', 'reachable', 'silence']),
                  ...(own.channel === undefined ? {} : { channel: own.channel }),
                  ...(own.reachable === undefined ? {} : { reachable: own.reachable }),
                  ...(own.silence === undefined
                    ? {}
                    : { silences: [...one.silences, ...own.silence] }),
                });
        done(options, saved, `Changed ${short(saved.id)}. \`hearsay undo\` takes it back.`);
      });
    });
}

function tieChange(own: Change) {
  return {
    ...only(own, 'tie', ['how', 'during']),
    ...(own.how === undefined ? {} : { howKnown: own.how }),
    ...(own.during === undefined ? {} : { during: own.during === 'unknown' ? null : own.during }),
  };
}

function paymentChange(own: Change) {
  return {
    ...only(own, 'payment', ['amount', 'currency', 'for', 'on', 'decidedBy']),
    ...(own.amount === undefined ? {} : { amount: sumOf(own.amount) }),
    ...(own.currency === undefined ? {} : { currency: own.currency }),
    ...(own.for === undefined ? {} : { for: oneOf('--for', own.for, PAY_FOR) }),
    ...(own.on === undefined ? {} : { on: own.on }),
    ...(own.decidedBy === undefined ? {} : { decidedBy: own.decidedBy }),
  };
}

/** Nothing, where all that was said belongs to this kind of record; else one line. */
function only(own: Change, what: string, fields: readonly (keyof Change)[]): object {
  const other = Object.keys(own).find((field) => !fields.includes(field as keyof Change));
  if (other !== undefined) {
    const option = other.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new UsageError(`--${option} says nothing of a ${what}.`);
  }
  return {};
}

function sumOf(amount: string): number {
  const sum = Number(amount);
  if (amount.trim() === '' || !Number.isFinite(sum)) {
    throw new UsageError(`The amount is a number, such as 35; it is "${amount}".`);
  }
  return sum;
}

function removeCommand(): Command {
  return new Command('remove')
    .description('take out a tie, payment, contact window or unused source; its history stays')
    .argument('<name>', 'its last six letters, or a pseudonym')
    .action(async (name: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<Common>();
      await inCase(options, async (desk, principal, found) => {
        const caseId = found.id;
        const records = await desk.store.read(principal, async (tx) => ({
          tie: await tx.list('tie', { caseId }),
          payment: await tx.list('payment', { caseId }),
          window: await tx.list('contact_window', { caseId }),
          source: await tx.list('source', { caseId }),
        }));
        const wanted = name.toLowerCase();
        const fits = [
          ...records.tie.map((one) => ({ what: 'tie', name: '', ...pick(one), remove: removeTie })),
          ...records.payment.map((one) => ({
            what: 'payment',
            name: '',
            ...pick(one),
            remove: removePayment,
          })),
          ...records.window.map((one) => ({
            what: 'contact window',
            name: '',
            ...pick(one),
            remove: removeContactWindow,
          })),
          ...records.source.map((one) => ({
            what: 'source',
            name: one.pseudonym.toLowerCase(),
            ...pick(one),
            remove: removeSource,
          })),
        ].filter(
          (one) =>
            one.name === wanted || (wanted.length >= 4 && one.id.toLowerCase().endsWith(wanted)),
        );
        const [one] = fits;
        if (one === undefined || fits.length > 1) {
          throw new UsageError(
            one === undefined
              ? `There is no tie, payment, contact window or source "${name}"; \`hearsay sources NAME\` lists them.`
              : `"${name}" fits ${fits.length} records; give more of its name.`,
          );
        }
        await one.remove(desk, principal, one.id as never, one.version);
        done(options, { removed: one.id }, `Took out the ${one.what}. Its history stays.`);
      });
    });
}

function pick(record: { readonly id: string; readonly version: number }) {
  return { id: record.id as string, version: record.version };
}

/** The file of one source, for `hearsay sources NAME`. */
export async function showSource(
  desk: Desk,
  principal: Principal,
  found: Case,
  name: string,
  asJson: boolean,
): Promise<void> {
  const sources = await sourcesOf(desk, principal, found);
  const names = new Map<string, string>(sources.map(({ id, pseudonym }) => [id, pseudonym]));
  const file = await sourceFile(desk, principal, named(sources, name).id);
  if (asJson) return json(file);
  const { source } = file.row;
  const subjects = new Map(
    (await networkView(desk, principal, found.id)).subjects.map((one) => [one.id, one.name]),
  );
  line(
    `${pc.bold(source.pseudonym)}  ${source.kind}, ${source.tier === null ? 'place not known' : TIERS[source.tier]}${source.cell === null ? '' : `, cell ${source.cell}`}`,
  );
  line(
    `  first contact ${source.firstContact?.stated ?? 'not known'}; ${source.status}; risk up to ${source.riskLimit}; consent: ${source.consent}`,
  );
  if (source.contactRisk != null) {
    const { level, why, by, at } = source.contactRisk;
    line(`  contact risks ${level} now: ${why} (${by}, ${at.slice(0, 10)})`);
  }
  if (source.howMet !== null) line(`  ${source.howMet}`);
  const section = (title: string, rows: readonly (readonly string[])[], none: string): void => {
    line();
    line(pc.bold(title));
    if (rows.length === 0) line(pc.dim(`  ${none}`));
    else {
      line(
        table(
          rows.map((row) => ['', ...row]),
          { width: terminalWidth(), flexible: { 2: 20, 3: 20, 4: 20 } },
        ),
      );
    }
  };
  section(
    'Reliability, and the cases behind it',
    [
      ...file.row.reliability.map((one) => [
        `${one.letter}`,
        `${one.role}, ${one.topic}`,
        `${Math.round(one.mean * 100)} % (${Math.round(one.low * 100)}–${Math.round(one.high * 100)} %)`,
        `${plain(one.right)} right, ${plain(one.wrong)} wrong`,
      ]),
      ...file.cases.map((one) => [
        one.ref,
        one.text,
        `said ${one.said.join(', ') || '–'}; was ${one.turnedOut}`,
        one.right > 0 ? `right ${plain(one.right)}` : `wrong ${plain(one.wrong)}`,
      ]),
    ],
    'Not measured: no outcome is known of anything that came this way.',
  );
  section(
    'Ties',
    file.ties.map((tie) => [
      short(tie.id),
      `${names.get(tie.from) ?? '?'} ${tie.tie} ${names.get(tie.to.id) ?? subjects.get(tie.to.id) ?? '?'}`,
      tie.howKnown,
      tie.during?.stated ?? '',
    ]),
    'None on record.',
  );
  section(
    'Payments',
    file.payments.map((one) => [
      short(one.id),
      `${one.on.stated}: ${one.amount} ${one.currency}`,
      one.for,
      `decided by ${one.decidedBy}`,
    ]),
    'None on record.',
  );
  if (file.paymentTest !== null) line(`  ${file.paymentTest.text}`);
  section(
    'Contact',
    file.windows.map((one) => [
      short(one.id),
      one.channel,
      one.reachable,
      one.silences.map(({ stated }) => `silent ${stated}`).join('; '),
    ]),
    'No contact window on record.',
  );
  line(`  ${file.contact.text}`);
  for (const one of file.resale) line(`\n${pc.bold('Resale')}  ${one.ref}: ${one.text}`);
}

function report(view: NetworkView): void {
  const width = terminalWidth();
  if (view.sources.length === 0) {
    return line('This case has no sources yet. `hearsay network source NAME` adds one.');
  }
  const cells = [...new Set(view.sources.map(({ source }) => source.cell))].sort((a, b) =>
    a === null ? 1 : b === null ? -1 : a.localeCompare(b),
  );
  const tiers = [4, 3, 2, 1, 0, null].filter((tier) =>
    view.sources.some(({ source }) => source.tier === tier),
  );
  line(pc.bold('Sources by tier and cell'));
  line(
    table(
      [
        ['', ...cells.map((cell) => pc.dim(cell ?? 'no cell'))],
        ...tiers.map((tier) => [
          tier === null ? 'not known' : (TIERS[tier] ?? ''),
          ...cells.map((cell) => {
            const own = view.sources.filter(
              ({ source }) => source.tier === tier && source.cell === cell,
            );
            if (own.length === 0) return '';
            return own.length > 6
              ? String(own.length)
              : own.map(({ source }) => source.pseudonym).join(', ');
          }),
        ]),
      ],
      { width, flexible: Object.fromEntries(cells.map((_, i) => [i + 1, 8])) },
    ),
  );
  line();
  line(pc.bold('Drift as the network grows'));
  for (const { role, drift, unknown } of view.drift) {
    line(`  As ${role}: ${drift.text}`);
    if (unknown > 0) {
      line(pc.dim(`    Not counted: ${unknown} whose first contact is not known.`));
    }
  }
  line();
  line(pc.bold('Pay against reports that nobody bears out'));
  line(`  ${view.payments.together.text}`);
  const names = new Map<string, string>(
    view.sources.map(({ source }) => [source.id, source.pseudonym]),
  );
  for (const one of view.payments.sources) {
    line(`  ${names.get(one.sourceId) ?? '?'}: ${one.text}`);
  }
  line();
  line(pc.bold('The same root offered through two sellers'));
  if (view.resale.length === 0) line('  Nothing on record shows it.');
  for (const one of view.resale) {
    line(`  ${one.ref} ${one.state === 'possible' ? '(possible) ' : ''}${one.text}`);
    for (const sign of one.shownBy) {
      line(
        pc.dim(
          `    ${sign.what}: ${sign.detail}${sign.decibans === null ? '' : ` (${sign.decibans.toFixed(1)} dB)`}`,
        ),
      );
    }
  }
  line();
  line(pc.bold('Silences longer than usual'));
  const quiet = view.sources.filter(({ contact }) => contact.verdict === 'longer-than-usual');
  if (quiet.length === 0) line('  None.');
  for (const { source, contact } of quiet) line(`  ${source.pseudonym}: ${contact.text}`);
  const many = view.sources.filter(({ contact }) => contact.verdict === 'long-among-many');
  if (many.length > 0) {
    line('  Long, but no longer than chance alone would make them among so many:');
    for (const { source, contact } of many) line(`  ${source.pseudonym}: ${contact.text}`);
  }
}

async function sourcesOf(
  desk: Desk,
  principal: Principal,
  found: Case,
): Promise<readonly Source[]> {
  return desk.store.read(principal, (tx) => tx.list('source', { caseId: found.id }));
}

function named(sources: readonly Source[], name: string): Source {
  const wanted = name.toLowerCase();
  const found = sources.find(
    ({ pseudonym, id }) => pseudonym.toLowerCase() === wanted || id.toLowerCase() === wanted,
  );
  if (found === undefined) {
    throw new UsageError(`There is no source "${name}"; \`hearsay sources\` lists them.`);
  }
  return found;
}

function plain(n: number): string {
  return Number.isInteger(n) ? String(n) : n.toFixed(1);
}
