import type { CodedHop } from './coded-claim.ts';

/**
 * Which article had it from whom, when a table lists the articles on an event and the sources they
 * named, but not who named whom.
 *
 * 1. One named source: every article goes back to it.
 * 2. One article: every named source is its source.
 * 3. A publisher that is itself among the named sources reports on its own account (one hop).
 * 4. Otherwise, with as many named sources as articles, those left over are paired by position.
 * 5. What is still left over cannot be paired: the article has it through a gap (`gap → publisher`),
 *    the named source is an origin heard through a gap (`source → gap`).
 *
 * Without any named source an article's origin is a gap; without any article a named source was heard
 * through one; without either the record itself has it from a gap.
 *
 * Names are the same when they are equal without case and outer or doubled spaces, and only then
 * ("MoD" and "Ministry of Defence" stay two). An article that is listed twice is two reports.
 */
export interface PairedReport {
  readonly chain: readonly CodedHop[];
  /** Index of the article, or null when no article carries this. */
  readonly article: number | null;
  readonly how: 'one-source' | 'one-article' | 'own-account' | 'position' | 'unpaired';
}

export function pairArticles(
  articles: readonly string[],
  originals: readonly string[],
): readonly PairedReport[] {
  const sources = distinctNames(originals);
  const publisher = (name: string): CodedHop => ({
    actor: { kind: 'source', name },
    role: 'relay',
    channel: 'publication',
  });
  // A source that also publishes is one actor, under the name it publishes by.
  const publishers = new Map(articles.map((name) => [nameKey(name), name]));
  const actorOf = (source: string): CodedHop['actor'] => {
    const name = publishers.get(nameKey(source));
    return name === undefined ? namedActor(source) : { kind: 'source', name };
  };
  const report = (
    source: string | null,
    article: number | null,
    how: PairedReport['how'],
  ): PairedReport => {
    const name = article === null ? null : (articles[article] ?? '');
    if (source !== null && name !== null && nameKey(source) === nameKey(name)) {
      return { chain: [{ ...publisher(name), role: 'observer' }], article, how: 'own-account' };
    }
    const origin: CodedHop = source === null ? GAP : { actor: actorOf(source), role: 'observer' };
    if (name === null && source === null) return { chain: [GAP], article, how };
    return { chain: [origin, name === null ? GAP : publisher(name)], article, how };
  };

  const [onlySource] = sources;
  if (articles.length === 0) {
    return sources.length === 0
      ? [report(null, null, 'unpaired')]
      : sources.map((source) => report(source, null, 'unpaired'));
  }
  if (onlySource !== undefined && sources.length === 1) {
    return articles.map((_, i) => report(onlySource, i, 'one-source'));
  }
  if (articles.length === 1 && sources.length > 0) {
    return sources.map((source) => report(source, 0, 'one-article'));
  }

  const reports: PairedReport[] = [];
  const byKey = new Map(sources.map((source) => [nameKey(source), source]));
  const used = new Set<string>();
  const openArticles: number[] = [];
  for (const [i, name] of articles.entries()) {
    const own = byKey.get(nameKey(name));
    if (own === undefined) {
      openArticles.push(i);
      continue;
    }
    used.add(own);
    reports.push(report(own, i, 'own-account'));
  }
  const openSources = sources.filter((source) => !used.has(source));
  if (sources.length === articles.length && openSources.length === openArticles.length) {
    openSources.forEach((source, k) =>
      reports.push(report(source, openArticles[k] ?? null, 'position')),
    );
  } else {
    openArticles.forEach((i) => reports.push(report(null, i, 'unpaired')));
    openSources.forEach((source) => reports.push(report(source, null, 'unpaired')));
  }
  return reports.sort((a, b) => (a.article ?? articles.length) - (b.article ?? articles.length));
}

const GAP: CodedHop = { actor: { kind: 'gap' }, role: 'relay' };

/** The form in which two spellings of one name are equal: case and spaces aside. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function distinctNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const name of names) {
    const key = nameKey(name);
    if (/[\p{L}\p{N}]/u.test(key) && !seen.has(key))
      seen.set(key, name.replace(/\s+/g, ' ').trim());
  }
  return [...seen.values()];
}

/**
 * A source by name, or – when the words only say what kind of person it was ("police", "local
 * residents", "a doctor", "Interior Ministry") – somebody unnamed. Such words name another person at
 * each event, so they must not become one source with one record.
 */
export function namedActor(words: string): CodedHop['actor'] {
  const plain = words.replace(/\s+/g, ' ').trim();
  const parts = plain.toLowerCase().match(/[\p{L}\p{N}@]+/gu) ?? [];
  const generic =
    parts.length > 0 &&
    parts.every((word) =>
      [word, word.replace(/s$/, ''), word.replace(/es$/, '')].some((w) => GENERIC.has(w)),
    );
  const allSmall = !/[\p{Lu}\p{Lo}\d@./]/u.test(plain);
  return generic || allSmall
    ? { kind: 'unnamed', descriptor: plain }
    : { kind: 'source', name: plain };
}

const GENERIC = new Set(
  (
    'a an the of and or in on at from by to for with near some several two three many various other ' +
    'person people man men woman women civilian resident villager inhabitant local witness eyewitness eye ' +
    'survivor victim relative family refugee prisoner detainee guard driver farmer fisherman ' +
    'police policeman policemen officer official authority authoritie army military soldier troop security force ' +
    'commander general colonel spokesman spokeswoman spokesperson speaker statement source report radio tv ' +
    'government gov governor ministry minister interior defence defense foreign health administrative ' +
    'administration council chairman head chief chef leader elder tribal mayor provincial province district ' +
    'regional region state federal national municipal village town city senior high anonymous unnamed ' +
    'doctor medic medical hospital nurse humanitarian aid worker human right group organisation organization ' +
    'rebel militant insurgent guerrilla fighter militia opposition activist coalition intelligence ' +
    'media press news journalist reporter correspondent lawyer court judicial diplomat diplomatic priest ' +
    'pastor teacher student'
  ).split(' '),
);
