import type { CaseRole } from '#terms/case.ts';
import type { RecordKind } from './store.ts';

/**
 * Every verb a command can be called in the audit log, with what it takes to do it.
 *
 * - a role of the case (`reader` < `editor` < `lead`): a member of the case with at least that role;
 * - `owner`: the person the whole desk belongs to; says nothing about cases.
 *
 * A verb that is not in this table is refused. A write must be allowed twice: by the verb of the
 * command and by the verb of what it does to the record (`claim.add`, `case.edit`, …).
 */
export type Needs = CaseRole | 'owner';

export const KINDS = [
  'case',
  'source',
  'tie',
  'payment',
  'contact_window',
  'session',
  'subject',
  'exhibit',
  'import',
  'document',
  'question',
  'claim',
  'link',
  'finding',
  'outcome',
  'reliability',
  'release',
  'disclosure',
  'dismissal',
  'sheet_mapping',
  'saved_search',
] as const satisfies readonly RecordKind[];

/** Kinds whose records only a lead may write. */
const LEADS: readonly RecordKind[] = ['case', 'release', 'disclosure'];

const ofKinds = Object.fromEntries(
  KINDS.flatMap((kind): [string, Needs][] => {
    const write = LEADS.includes(kind) ? 'lead' : 'editor';
    return [
      [`${kind}.read`, 'reader'],
      [`${kind}.add`, write],
      [`${kind}.edit`, write],
      [`${kind}.remove`, write],
    ];
  }),
);

export const VERBS: Readonly<Record<string, Needs>> = {
  ...ofKinds,
  // Cases
  'case.create': 'owner',
  'case.members': 'lead',
  // Intake
  'import.run': 'editor',
  'import.undo': 'editor',
  'import.restore': 'editor',
  'import.rebuild': 'editor',
  'sample.load': 'editor',
  // Claims, lineage
  'claim.decide': 'editor',
  'suggestion.dismiss': 'editor',
  'suggestion.undo': 'editor',
  'model.ask': 'editor',
  'sender.name': 'editor',
  'sender.unname': 'editor',
  'link.suggest': 'editor',
  'link.decide': 'editor',
  // Assessment
  'finding.record': 'editor',
  'outcome.record': 'editor',
  'reliability.learn': 'editor',
  // The desk
  'change.take-back': 'editor',
  'questions.change': 'editor',
  'questions.export': 'lead',
  'outcome.withdraw': 'editor',
  'subject.decide': 'editor',
  'structure.add': 'editor',
  'structure.undo': 'editor',
  'warning.raise': 'editor',
  'warning.decide': 'editor',
  // Release
  'release.make': 'lead',
  'release.sign': 'lead',
  'release.correct': 'lead',
  'disclosure.record': 'lead',
  // Identities
  'vault.seal': 'editor',
  'vault.open': 'lead',
  'vault.erase': 'lead',
  'vault.strings': 'lead',
  // The store as a whole
  'audit.verify': 'owner',
  'backup.make': 'owner',
  'backup.restore': 'owner',
};

/**
 * What a command does to a record as part of itself, so that the verb of the command alone decides:
 * whoever records an outcome also marks the releases it contradicts as due for correction.
 */
export const PART_OF: Readonly<Record<string, readonly string[]>> = {
  'outcome.record': ['release.edit'],
  'outcome.withdraw': ['release.edit'],
  // Of releases it marks what an outcome that was taken back, or brought again, makes due.
  'change.take-back': ['release.edit'],
};

/**
 * What anybody may do with their own keys of the vault; they open nothing by themselves: which
 * compartment a key opens is decided by the case's members.
 */
export const OWN_KEY_VERBS: readonly string[] = [
  'vault.create',
  'vault.join',
  'vault.unlock',
  'vault.unlock-failed',
  'vault.recover',
];
