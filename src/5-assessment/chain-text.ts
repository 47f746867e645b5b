/**
 * The chains of a question drawn in text: origins at the left, who passed it on in the middle, what
 * reached us at the right.
 *
 *     ORIGIN              PASSED ON                   REACHED US
 *
 *     Plum, saw it ───┬── C-Alder ─── L-Heron ──┬──── #41  yes
 *                     │                         └──── #44  yes
 *                     └╌╌ L-Ibis ? 96 % ╌╌╌╌╌╌╌╌╌╌╌╌╌ #61  yes
 *     ┄ not traced ╌╌╌╌╌╌ Valley Now ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ #47  yes
 *
 * A dashed line is a step we do not know or that is only suggested; "? 96 %" is the probability of
 * the suggested link. Reports are sorted by document number so that the drawing of a case can be
 * compared from day to day.
 */
import type { Source } from '#terms/source.ts';
import type { Claim } from '#claims/claim.ts';
import type { LineageNode } from '#lineage/lineage.ts';
import type { AssessInput } from './assess-input.ts';
import type { FullAssessment } from './assess.ts';
import type { DocumentRef } from './explain.ts';
import { actorName, statementLabel } from './origin-view.ts';
import { oneLine, percent, signed } from './words.ts';
import { columns } from './wrap.ts';

const NAME_AT_MOST = 26;

/** One thing in the tree: somebody a report passed through, or a report that reached us. */
interface Box {
  readonly label: string;
  readonly report: boolean;
  /** The step that leads here is not known for sure. */
  readonly dashed: boolean;
  readonly children: readonly Box[];
  readonly order: number;
}

export function chainText(
  input: AssessInput,
  full: FullAssessment,
  documents: readonly DocumentRef[] = [],
): string {
  const { question } = input;
  const title = `${oneLine(question.ref, 20)} · ${oneLine(question.text, 400)}`;
  const roots = trees(input, full, documents);
  if (roots.length === 0) return `${title}\n\nNobody has reported on it.\n`;

  const widths: number[] = [];
  const measure = (box: Box, depth: number): void => {
    if (!box.report) widths[depth] = Math.max(widths[depth] ?? 0, columns(box.label));
    for (const child of box.children) measure(child, depth + 1);
  };
  for (const root of roots) measure(root, 0);
  const starts: number[] = [];
  let at = 0;
  for (const width of widths) {
    starts.push(at);
    at += width + GAP;
  }
  const reportsAt = at;

  const lines = roots.flatMap((root) => draw(root, 0, starts, reportsAt));
  const head = ['ORIGIN', ...(widths.length > 1 ? ['PASSED ON'] : [])].reduce(
    (line, text, i) => line.padEnd(starts[i] ?? 0) + text,
    '',
  );
  const { origins } = full.assessment;
  const { reports } = full.assessment;
  const counts = [
    `${reports} ${reports === 1 ? 'report' : 'reports'}`,
    origins.independent === 1
      ? '1 origin established'
      : `${origins.independent} origins shown independent`,
    ...(origins.notEstablished > 0 ? [`${origins.notEstablished} not established`] : []),
  ].join(' · ');
  const marks = full.lineage.marks.map((mark) => `! ${oneLine(mark.text, 300)}`);
  return [
    title,
    counts,
    '',
    `${head.padEnd(reportsAt)}REACHED US`,
    '',
    ...lines.map((line) => line.trimEnd()),
    ...(marks.length > 0 ? ['', ...marks] : []),
    '',
  ].join('\n');
}

/** Room for the line between two columns: " ─┬─ ". */
const GAP = 7;

/** The drawing of a box and everything after it; the first line is the box's own. */
function draw(
  box: Box,
  depth: number,
  starts: readonly number[],
  reportsAt: number,
): readonly string[] {
  if (box.report) return [box.label];
  const width = (starts[depth + 1] ?? reportsAt) - (starts[depth] ?? 0);
  const name = box.label;
  const lines: string[] = [];
  const last = box.children.length - 1;
  box.children.forEach((child, i) => {
    const stroke = child.dashed ? '╌' : '─';
    const childAt = child.report ? reportsAt : (starts[depth + 1] ?? reportsAt);
    // Where the lines to several children part: at the same column for all of them.
    const partAt = width - 4;
    const reach = childAt - (starts[depth] ?? 0) - partAt - 2;
    const knot = last === 0 ? stroke : i === 0 ? '┬' : i === last ? '└' : '├';
    const before =
      i === 0
        ? `${name} ${stroke.repeat(Math.max(0, partAt - columns(name) - 1))}`
        : ' '.repeat(partAt);
    const below =
      i < last
        ? `${' '.repeat(partAt)}│${' '.repeat(childAt - (starts[depth] ?? 0) - partAt - 1)}`
        : ' '.repeat(childAt - (starts[depth] ?? 0));
    draw(child, depth + 1, starts, reportsAt).forEach((line, j) => {
      lines.push(j === 0 ? `${before}${knot}${stroke.repeat(reach)} ${line}` : `${below}${line}`);
    });
  });
  if (box.children.length === 0) lines.push(name);
  return lines;
}

function trees(
  input: AssessInput,
  full: FullAssessment,
  documents: readonly DocumentRef[],
): readonly Box[] {
  const { lineage, assessment } = full;
  const claims = new Map(input.claims.map((claim) => [claim.id as string, claim]));
  const sources = new Map<string, Source>(input.sources.map((source) => [source.id, source]));
  const numbers = new Map(documents.map((document) => [document.id, document]));
  const children = new Map<number, LineageNode[]>();
  for (const node of lineage.nodes) {
    if (node.parent === null) continue;
    const list = children.get(node.parent);
    if (list === undefined) children.set(node.parent, [node]);
    else list.push(node);
  }

  const report = (claim: Claim, dashed: boolean): Box => {
    const document = claim.documentId === null ? undefined : numbers.get(claim.documentId);
    const number = document === undefined ? '·' : `#${document.number}`;
    const details = [document?.kind, document?.statedTime ?? null]
      .filter((part) => part !== undefined && part !== null && part !== '')
      .join(' ');
    const says = oneLine(statementLabel(claim, input.question), 40);
    return {
      label: `${number.padEnd(5)} ${says}${details === '' ? '' : `  (${details})`}`,
      report: true,
      dashed,
      children: [],
      order: document?.number ?? Infinity,
    };
  };

  const box = (node: LineageNode, root: boolean): Box => {
    const gap = node.actor.kind === 'gap';
    const own = node.claimIds.flatMap((id) => claims.get(id) ?? []);
    const after = [
      ...own.map((claim) => report(claim, gap)),
      ...(children.get(node.index) ?? []).map((child) => box(child, false)),
    ].toSorted((a, b) => a.order - b.order || (a.label < b.label ? -1 : 1));
    const suggested = node.viaLink?.state === 'suggested' ? node.viaLink : null;
    const name = gap ? (root ? 'not traced' : '?') : clip(actorName(node.actor, sources));
    const role = node.role === 'translator' ? ' (transl.)' : '';
    const link = suggested === null ? '' : ` ? ${percent(suggested.probability)}`;
    return {
      label: `${name}${role}${link}${root ? rootDetails(node) : ''}`,
      report: false,
      dashed: suggested !== null || gap,
      // What comes out of a gap is dashed too: we do not know how it got there.
      children: gap ? after.map((child) => ({ ...child, dashed: true })) : after,
      order: after[0]?.order ?? Infinity,
    };
  };

  const rootDetails = (node: LineageNode): string => {
    const origin = lineage.origins.find((candidate) => candidate.node === node.index);
    const item = assessment.evidence.find((candidate) => candidate.origin === origin?.key);
    if (origin === undefined || item === undefined) return '';
    const how = node.actor.kind === 'gap' ? '' : SHORT[origin.basis];
    return `, ${[how, signed(item.decibans)].filter((part) => part !== '').join(', ')}`;
  };

  const weight = new Map(assessment.evidence.map((item, i) => [item.origin, i]));
  return lineage.origins
    .toSorted(
      (a, b) =>
        Number(a.actor.kind === 'gap') - Number(b.actor.kind === 'gap') ||
        (weight.get(a.key) ?? Infinity) - (weight.get(b.key) ?? Infinity) ||
        (a.key < b.key ? -1 : 1),
    )
    .flatMap((origin): Box[] => {
      const node = lineage.nodes[origin.node];
      // An origin shown to go back to another hangs under it in the tree.
      return node === undefined || node.parent !== null ? [] : [box(node, true)];
    });
}

function clip(name: string): string {
  return oneLine(name, NAME_AT_MOST);
}

const SHORT = {
  saw: 'saw it',
  heard: 'was told',
  inferred: 'inferred',
  document: 'document',
  unknown: '',
} as const;
