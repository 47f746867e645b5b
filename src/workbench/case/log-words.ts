import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';

const VERBS: Readonly<Record<string, Readonly<Record<string, string>>>> = en.log.verbs;

/** What a verb of the log did, for people: `outcome.record` is “recorded an outcome”; itself when unknown. */
export function verbWords(t: Words, verb: string): string {
  const [kind = '', act = ''] = verb.split('.');
  if (VERBS[kind]?.[act] !== undefined)
    return t(`log.verbs.${kind}.${act}` as 'log.verbs.case.create');
  return kind in en.log.kinds && act in en.log.did
    ? t(`log.did.${act as 'add'}`, { kind: kindWords(t, kind) })
    : verb;
}

/** A kind of record, for people; itself when unknown. */
export function kindWords(t: Words, kind: string): string {
  return kind in en.log.kinds ? t(`log.kinds.${kind as 'claim'}`) : kind;
}
