/**
 * Why the finding says what it says, in Markdown that also reads well in a terminal: what an editor
 * needs to publish, or not to. Everything in it is taken from the assessment and the records it rests
 * on; nothing is said that cannot be looked up under the number beside it.
 *
 * For use inside the house: it holds pseudonyms, quotes and document numbers. What may leave is made
 * by the release stage from an allow-list, never from this text.
 */
import type { Source } from '#terms/source.ts';
import type { Claim } from '#claims/claim.ts';
import type { Lineage, LineageNode, Origin } from '#lineage/lineage.ts';
import type { AssessInput } from './assess-input.ts';
import { assessWithout, type FullAssessment } from './assess.ts';
import type { OriginEvidence } from './finding.ts';
import { letterWords } from './letter.ts';
import { actorName, statementLabel } from './origin-view.ts';
import { capital, countOf, listOf, numberWord, oneLine, percent, signed } from './words.ts';
import { wrap } from './wrap.ts';

/** What the explanation needs to know of a document; a `DocumentSummary` will do. */
export interface DocumentRef {
  readonly id: string;
  /** Running number within the case: printed as `#41`. */
  readonly number: number;
  readonly kind?: string;
  readonly statedTime?: string | null;
}

export function explain(
  input: AssessInput,
  full: FullAssessment,
  documents: readonly DocumentRef[] = [],
): string {
  const context = prepare(input, full, documents);
  const parts = [
    heading(context),
    restsOn(context),
    against(context),
    counting(context),
    without(context),
    flags(context),
    notKnown(context),
    wouldChange(context),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

interface Context {
  readonly input: AssessInput;
  readonly full: FullAssessment;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly documents: ReadonlyMap<string, DocumentRef>;
  readonly nodeOfClaim: ReadonlyMap<string, LineageNode>;
}

function prepare(
  input: AssessInput,
  full: FullAssessment,
  documents: readonly DocumentRef[],
): Context {
  const nodeOfClaim = new Map<string, LineageNode>();
  for (const node of full.lineage.nodes) for (const id of node.claimIds) nodeOfClaim.set(id, node);
  return {
    input,
    full,
    claims: new Map(input.claims.map((claim) => [claim.id as string, claim])),
    sources: new Map(input.sources.map((source) => [source.id as string, source])),
    documents: new Map(documents.map((document) => [document.id, document])),
    nodeOfClaim,
  };
}

function heading({ input, full }: Context): string {
  const { assessment } = full;
  const { likelihood, best } = assessment;
  const lines = [
    `# ${oneLine(input.question.ref, 20)} · ${oneLine(input.question.text, 400)}`,
    '',
    wrap(assessment.sentence, '**', '').replace(/$/, '**'),
  ];
  const grade = `Credibility of the information: ${assessment.credibilityWhy}`;
  lines.push('', wrap(grade));
  if (likelihood !== null && best !== null) {
    const [low, high] = likelihood.band;
    lines.push(
      wrap(
        `In these words “${likelihood.words}” stands for ${Math.round(low * 100)} to ${Math.round(high * 100)} % (${likelihood.scale}). As of ${input.now.slice(0, 16).replace('T', ' ')} UTC.`,
      ),
    );
  }
  return lines.join('\n');
}

function restsOn(context: Context): string {
  const { assessment } = context.full;
  if (assessment.reports === 0) return '';
  const { origins, reports } = assessment;
  const counts = [
    origins.independent === 1
      ? 'one established origin'
      : origins.independent > 1
        ? `${countOf(origins.independent, 'origin')} shown independent`
        : null,
    origins.notEstablished > 0
      ? `${numberWord(origins.notEstablished)} whose lineage is not established`
      : null,
  ].filter((part) => part !== null);
  const repeated =
    origins.dependentReports === 0
      ? ''
      : `; ${countOf(origins.dependentReports, 'report')} only ${origins.dependentReports === 1 ? 'repeats' : 'repeat'} another`;
  const summary = `${capital(countOf(reports, 'report'))} → ${listOf(counts)}${repeated}. Together they weigh as much as ${trim(origins.effective)} independent ${origins.effective === 1 ? 'report' : 'reports'}.`;
  const items = notRepeated(assessment.evidence.filter((item) => item.supportsBest)).map(
    (item, i) => evidenceItem(context, item, `${i + 1}. `),
  );
  const title = assessment.best === null ? '## What has been said' : '## What it rests on';
  const all =
    assessment.best === null
      ? notRepeated(assessment.evidence).map((item, i) => evidenceItem(context, item, `${i + 1}. `))
      : items;
  return [title, wrap(summary), ...all].join('\n\n');
}

function against(context: Context): string {
  const { assessment } = context.full;
  if (assessment.best === null) {
    return assessment.contradictions.length === 0
      ? ''
      : [
          '## What does not fit',
          ...assessment.contradictions.map(({ text }) => wrap(text, '- ', '  ')),
        ].join('\n\n');
  }
  const items = notRepeated(assessment.evidence.filter((item) => !item.supportsBest)).map(
    (item, i) => evidenceItem(context, item, `${i + 1}. `),
  );
  const within = assessment.contradictions.map(({ text }) => wrap(text, '- ', '  '));
  if (items.length === 0 && within.length === 0) {
    return assessment.reports === 0
      ? ''
      : '## What speaks against it\n\nNothing that was reported. That nobody denies it is not evidence that it is so.';
  }
  return ['## What speaks against it', ...items, within.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Without those shown dependent whose every report stands under the origin they go back to. */
function notRepeated(items: readonly OriginEvidence[]): readonly OriginEvidence[] {
  return items.filter(
    (item) =>
      item.standing !== 'dependent' ||
      !item.claimIds.every((id) =>
        items.some((other) => other.standing !== 'dependent' && other.claimIds.includes(id)),
      ),
  );
}

function evidenceItem(context: Context, item: OriginEvidence, mark: string): string {
  const { full, claims } = context;
  const origin = full.lineage.origins.find(({ key }) => key === item.origin);
  const gap = origin?.actor.kind === 'gap';
  const how = origin === undefined || gap ? '' : ` (${HOW[origin.basis]})`;
  const letter = `reliability ${item.reliability} (${letterWords(item.reliability)})`;
  const who = gap ? 'Somebody not traced' : capital(item.name);
  const lead = `**${who}**${how} says **${oneLine(item.says, 120)}** · ${signed(item.decibans)} · ${letter}`;
  const pad = ' '.repeat(mark.length);
  const lines = [wrap(`${lead}.`, mark, pad)];
  const own = item.claimIds.flatMap((id) => claims.get(id) ?? []);
  const quote = chosenQuote(own, item, context);
  if (quote !== null) {
    lines.push(wrap(`“${oneLine(quote.quote)}”${reference(context, quote)}`, pad, pad));
  }
  for (const route of routes(context, own, item)) lines.push(wrap(route, pad, pad));
  if (origin !== undefined && item.standing !== 'independent' && origin.why !== '') {
    const state = item.standing === 'dependent' ? 'Shown dependent' : 'Lineage not established';
    lines.push(wrap(`${state}: ${oneLine(origin.why, 300)}`, pad, pad));
  }
  return lines.join('\n');
}

/** The words nearest the origin: its own if it told us, else those of the shortest chain. */
function chosenQuote(own: readonly Claim[], item: OriginEvidence, context: Context): Claim | null {
  const saying = own.filter(
    (claim) =>
      claim.quote.trim() !== '' && statementLabel(claim, context.input.question) === item.says,
  );
  const ordered = saying.toSorted(
    (a, b) => a.hops.length - b.hops.length || (a.id < b.id ? -1 : 1),
  );
  return ordered[0] ?? null;
}

/** "Reached us through C-Alder → L-Heron: #41, #44 and #58." – one line per way. */
function routes(context: Context, own: readonly Claim[], item: OriginEvidence): readonly string[] {
  const origin = context.full.lineage.origins.find(({ key }) => key === item.origin);
  const ways = new Map<string, { claims: Claim[]; others: Set<string> }>();
  for (const claim of own) {
    const path = pathFrom(context, claim, origin);
    const key = path.join(' → ');
    const way = ways.get(key) ?? { claims: [], others: new Set<string>() };
    way.claims.push(claim);
    const label = statementLabel(claim, context.input.question);
    if (label !== item.says) way.others.add(label);
    ways.set(key, way);
  }
  return [...ways]
    .toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
    .map(([path, { claims, others }]) => {
      const refs = listOf(
        claims.map((claim) => numberOf(context, claim)).filter((ref) => ref !== ''),
        12,
      );
      const n = countOf(claims.length, 'report');
      const which = refs === '' ? n : `${n}, ${refs}`;
      const differ = others.size === 0 ? '' : ` – there it reads ${listOf([...others].toSorted())}`;
      return path === ''
        ? `Told us directly: ${which}${differ}.`
        : `Through ${path}: ${which}${differ}.`;
    });
}

/** Everyone between an origin and us, the origin itself left out. */
function pathFrom(
  { full, nodeOfClaim, sources }: Context,
  claim: Claim,
  origin: Origin | undefined,
): readonly string[] {
  const names: string[] = [];
  let node = nodeOfClaim.get(claim.id);
  while (node !== undefined && node.parent !== null && node.index !== origin?.node) {
    const guess =
      node.viaLink?.state === 'suggested'
        ? ` (link suggested, ${percent(node.viaLink.probability)})`
        : '';
    const role = node.role === 'translator' ? ' (translating)' : '';
    names.unshift(`${actorName(node.actor, sources)}${role}${guess}`);
    node = full.lineage.nodes[node.parent];
  }
  return names;
}

function counting({ full }: Context): string {
  const { countingReports, best, reports } = full.assessment;
  if (countingReports === null || best === null || reports < 2) return '';
  // Of a number or a time the finding is an interval; votes are for single values. Nothing to compare.
  if (best.value.type === 'number' || best.value.type === 'time') return '';
  const text = `Counting every report as a vote of its own would have said ${percent(countingReports)} for “${oneLine(best.label, 80)}”. With reports traced to their origins it is ${percent(best.probability)}.`;
  return `## Counting reports\n\n${wrap(text)}`;
}

function without(context: Context): string {
  const { full } = context;
  const { evidence, best } = full.assessment;
  const told = evidence.filter((item) => item.standing !== 'dependent');
  if (best === null || told.length < 2) {
    return best !== null && told.length === 1
      ? `## Without each origin\n\n${wrap(`Without ${told[0] === undefined ? 'it' : originName(full, told[0])} nothing is left to go on.`)}`
      : '';
  }
  if (best.value.type === 'number' || best.value.type === 'time')
    return withoutStretch(context, told);
  const lines = told.map((item) => {
    const { label, probability, bestWithout } = item.without;
    const other =
      label === best.label
        ? ''
        : `; the best answer would then be “${oneLine(label, 80)}” (${percent(probability)})`;
    return wrap(`Without ${originName(full, item)}: ${percent(bestWithout)}${other}.`, '- ', '  ');
  });
  return `## Without each origin\n\n${lines.join('\n')}`;
}

/** "Plum", "“a guard”", "whoever is behind the reports not traced". */
function originName(full: FullAssessment, item: OriginEvidence): string {
  const origin = full.lineage.origins.find(({ key }) => key === item.origin);
  if (origin?.actor.kind !== 'gap') return item.name;
  return item.claimIds.length === 1
    ? 'the report not traced'
    : `the ${numberWord(item.claimIds.length)} reports not traced`;
}

/** Of a number or a time it is the estimate that moves: two stretches are compared, not their chances. */
function withoutStretch(context: Context, told: readonly OriginEvidence[]): string {
  const { input, full } = context;
  const now = full.assessment.best?.label ?? '';
  const lines = told.map((item) => {
    const then = assessWithout(input, [item.origin]).best?.label;
    const words =
      then === undefined
        ? 'nothing is left to go on'
        : then === now
          ? 'the same estimate'
          : `the estimate would be ${oneLine(then, 80)}`;
    return wrap(`Without ${originName(full, item)}: ${words}.`, '- ', '  ');
  });
  return `## Without each origin\n\n${wrap(`With all of them the estimate is ${oneLine(now, 80)}.`)}\n\n${lines.join('\n')}`;
}

function flags({ full }: Context): string {
  // Contradictions have their own section above.
  const shown = full.assessment.flags.filter(({ kind }) => kind !== 'contradiction');
  if (shown.length === 0) return '';
  const lines = shown.map(({ kind, text }) =>
    wrap(`**${FLAG_TITLES[kind]}.** ${oneLine(text, 500)}`, '- ', '  '),
  );
  return `## Flags\n\n${lines.join('\n')}`;
}

const FLAG_TITLES: Readonly<Record<FullAssessment['assessment']['flags'][number]['kind'], string>> =
  {
    'threat-to-life': 'Threat to life',
    'protected-site': 'Protected site',
    contradiction: 'Contradiction',
    circular: 'Circular reporting',
    resale: 'Resale',
    'single-origin': 'Single origin',
    'lineage-not-established': 'Lineage not established',
    'common-relay': 'Common relay',
    'could-come-from-us': 'Could come from us',
    grudge: 'Motive',
    'paid-per-report': 'Paid per report',
    'suggested-link': 'Suggested links',
    stale: 'Stale',
  };

function notKnown(context: Context): string {
  const { full, input, sources } = context;
  const lines: string[] = [];
  const gaps = full.lineage.origins.filter(({ actor }) => actor.kind === 'gap');
  for (const gap of gaps) {
    const own = gap.claimIds.flatMap((id) => context.claims.get(id) ?? []);
    const refs = listOf(
      own.map((claim) => numberOf(context, claim)).filter((ref) => ref !== ''),
      6,
    );
    const via = own[0] === undefined ? [] : pathFrom(context, own[0], gap);
    lines.push(
      `Who was behind ${refs === '' ? countOf(own.length, 'report') : refs}${via.length === 0 ? '' : `, which came through ${via.join(' → ')}`}.`,
    );
  }
  const middle = full.lineage.nodes.filter(
    ({ actor, parent }) => actor.kind === 'gap' && parent !== null,
  ).length;
  if (middle > 0) {
    lines.push(
      `Who stood between at ${countOf(middle, 'place')} where a step of a chain is missing.`,
    );
  }
  const unnamed = full.lineage.origins.flatMap(({ actor }) =>
    actor.kind === 'unnamed' ? [`“${oneLine(actor.descriptor, 60)}”`] : [],
  );
  if (unnamed.length > 0) {
    lines.push(`Who ${listOf([...new Set(unnamed)])} ${unnamed.length === 1 ? 'is' : 'are'}.`);
  }
  const open = full.lineage.pairs.filter(({ state }) => state === 'not-established');
  const counted = new Set(
    full.lineage.origins.flatMap(({ key, standing }) => (standing === 'dependent' ? [] : [key])),
  );
  const named = open.filter(({ a, b }) =>
    [a, b].every((key) => counted.has(key) && isNamed(full.lineage, key)),
  );
  for (const pair of named.slice(0, 4)) {
    const chance = pair.probability === null ? '' : ` (${percent(pair.probability)} that they do)`;
    lines.push(
      `Whether ${keyName(full.lineage, pair.a, sources)} and ${keyName(full.lineage, pair.b, sources)} go back to the same person${chance}${pair.why === '' ? '' : `: ${oneLine(pair.why.replace(/[.\s]+$/u, ''), 200)}`}.`,
    );
  }
  const newcomers = full.assessment.evidence.filter(
    ({ reliability, sourceId }) => reliability === 'F' && sourceId !== null,
  );
  if (newcomers.length > 0) {
    lines.push(
      `How far ${listOf(newcomers.map(({ name }) => name).toSorted())} can be relied on for “${oneLine(input.question.topic, 60)}”: too few known outcomes.`,
    );
  }
  const undecided = input.claims.filter(({ status }) => status === 'suggested').length;
  if (undecided > 0) {
    lines.push(
      `What ${countOf(undecided, 'suggested claim')} say${undecided === 1 ? 's' : ''} that nobody has decided on yet; ${undecided === 1 ? 'it is' : 'they are'} not counted.`,
    );
  }
  if (full.assessment.none > 0.05 && full.assessment.best !== null) {
    lines.push(`Whether all of the answers given are wrong (${percent(full.assessment.none)}).`);
  }
  if (lines.length === 0) return '';
  return `## What is not known\n\n${lines.map((line) => wrap(line, '- ', '  ')).join('\n')}`;
}

function wouldChange(context: Context): string {
  const { full, input } = context;
  const { assessment } = full;
  const lines: string[] = [];
  if (assessment.reports === 0) {
    lines.push('A first report.');
  } else {
    const counted = assessment.evidence.filter(({ standing }) => standing !== 'dependent');
    const heaviest = counted[0];
    if (assessment.best !== null && heaviest !== undefined && counted.length > 1) {
      lines.push(
        `${capital(originName(full, heaviest))} taking it back: ${percent(assessment.best.probability)} would become ${percent(heaviest.without.bestWithout)}.`,
      );
    }
    const gaps = full.lineage.origins.filter(({ actor }) => actor.kind === 'gap').length;
    if (gaps > 0) {
      lines.push(
        `Learning who is behind ${gaps === 1 ? 'the chain that is' : `the ${numberWord(gaps)} chains that are`} not traced: a new witness would count, one we have already would not.`,
      );
    }
    const links = input.links.filter(({ state }) => state === 'suggested').length;
    if (links > 0) {
      lines.push(
        `Deciding on ${countOf(links, 'suggested link')}: accepted, the reports become one; rejected, they count apart.`,
      );
    }
    if (assessment.origins.independent < 2) {
      lines.push('One more first-hand account, shown to be independent of those we have.');
    }
    for (const { text } of assessment.contradictions.slice(0, 3)) {
      lines.push(`Putting the contradiction to those concerned: ${text}`);
    }
  }
  return `## What would change it\n\n${lines.map((line) => wrap(line, '- ', '  ')).join('\n')}`;
}

const HOW = {
  saw: 'saw it',
  heard: 'was told',
  inferred: 'inferred it',
  document: 'has it from a document',
  unknown: 'how they know is not stated',
} as const;

function isNamed(lineage: Lineage, key: string): boolean {
  return lineage.origins.some((origin) => origin.key === key && origin.actor.kind !== 'gap');
}

function keyName(lineage: Lineage, key: string, sources: ReadonlyMap<string, Source>): string {
  const origin = lineage.origins.find((candidate) => candidate.key === key);
  return origin === undefined ? 'not traced' : actorName(origin.actor, sources);
}

function reference(context: Context, claim: Claim): string {
  const number = numberOf(context, claim);
  if (number === '') return '';
  const document = claim.documentId === null ? undefined : context.documents.get(claim.documentId);
  const when = document?.statedTime ?? null;
  const details = [number, document?.kind, when].filter(
    (part) => part !== undefined && part !== null && part !== '',
  );
  return ` (${details.join(', ')})`;
}

function numberOf({ documents }: Context, claim: Claim): string {
  const document = claim.documentId === null ? undefined : documents.get(claim.documentId);
  return document === undefined ? '' : `#${document.number}`;
}

function trim(n: number): string {
  return String(Math.round(n * 10) / 10);
}
