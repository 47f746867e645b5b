import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Coins, Languages, Split } from 'lucide-react';
import type { Source } from '#terms/source.ts';
import type { FullAssessment } from '#assessment/grade.ts';
import { actorName, statementLabel } from '#assessment/origin-view.ts';
import { percent, signed } from '#assessment/words.ts';
import type { LineageMark } from '#lineage/lineage.ts';
import type { Link } from '#lineage/link.ts';
import type { QuestionBundle } from '#server/views.ts';
import { Figure } from '../parts/arrow.tsx';
import { evidenceCards } from '../parts/evidence.ts';
import { spanWords, whenWords } from '../parts/when.ts';
import { useWords, type Words, words } from '../words/words.ts';
import { bearingOf } from './bearing.ts';
import { type Box, layOutChain } from './chain-layout.ts';
import { type Across, arcMiddle, arcPath, columnsAcross, wirePath } from './geometry.ts';
import { LinkCard } from './link-card.tsx';

export function ChainPicture(props: {
  readonly bundle: QuestionBundle;
  readonly full: FullAssessment;
  readonly reduced: FullAssessment;
  readonly caseId: string;
  readonly off: readonly string[];
  readonly mark: LineageMark | null;
  readonly onDecide: (link: Link, state: Link['state']) => void;
  readonly deciding: boolean;
}) {
  const t = useWords();
  const go = useNavigate();
  const { bundle, full, caseId, off, mark } = props;
  const { input } = bundle;
  const { question } = input;
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(960);
  const [near, setNear] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const numbers = useMemo(
    () => new Map(bundle.documents.map((document) => [document.id, document])),
    [bundle.documents],
  );
  const layout = useMemo(() => {
    const best = full.posterior.answers[0]?.value ?? null;
    const says = new Map(
      evidenceCards(input, full).map((card) => [card.item.origin, card.bearing]),
    );
    const weights = new Map(full.assessment.evidence.map((e) => [e.origin, e.decibans as number]));
    return layOutChain({
      lineage: full.lineage,
      reports: input.claims
        .filter((claim) => claim.status === 'accepted')
        .map((claim) => ({
          claimId: claim.id,
          documentId: claim.documentId,
          order: numbers.get(claim.documentId ?? '')?.number ?? 1e9,
          bearing: bearingOf(claim, best, question),
        })),
      links: input.links,
      weightOf: (origin) => weights.get(origin) ?? 0,
      originSays: (origin) => says.get(origin) ?? 'neither',
    });
  }, [full, input, numbers, question]);
  const across = columnsAcross(layout.columns, width, layout.arcs.length > 0);
  const boxes = new Map(layout.boxes.map((box) => [box.key, box]));
  const arcs = layout.arcs.flatMap((arc) => {
    const from = boxes.get(arc.from);
    const to = boxes.get(arc.to);
    return from === undefined || to === undefined ? [] : [{ arc, from, to }];
  });
  const mirrored = words.dir() === 'rtl' || document.documentElement.dir === 'rtl';

  const dimmed = (claimIds: readonly string[], origins: readonly string[]): boolean => {
    if (near !== null) return !claimIds.some((id) => near.has(id));
    if (mark !== null)
      return !claimIds.some((id) => (mark.claimIds as readonly string[]).includes(id));
    return off.length > 0 && origins.every((origin) => off.includes(origin));
  };
  const isOff = (origins: readonly string[]): boolean =>
    off.length > 0 && origins.length > 0 && origins.every((origin) => off.includes(origin));
  const show = (box: Box | null): void => setNear(box === null ? null : new Set(box.claimIds));
  const openReport = (box: Box): void => {
    const claim = input.claims.find((each) => each.id === box.claimIds[0]);
    const summary = numbers.get(claim?.documentId ?? '');
    if (claim === undefined || summary === undefined) return;
    void go({
      to: '/case/$caseId/reading/$document',
      params: { caseId, document: String(summary.number) },
      search: { claim: claim.id },
    });
  };
  const context: BoxContext = { t, bundle, full, numbers, across };

  return (
    <div className="picture-frame" ref={frame}>
      <div
        className="picture"
        role="group"
        aria-label={t('chain.picture')}
        style={{ inlineSize: across.width, blockSize: layout.height + HEADS }}
      >
        <ColumnHeads across={across} columns={layout.columns} t={t} />
        <svg
          className="wires"
          width={across.width}
          height={layout.height + HEADS}
          aria-hidden
          style={mirrored ? { transform: 'scaleX(-1)' } : {}}
        >
          <g transform={`translate(0 ${HEADS})`}>
            {layout.wires.map((wire) => {
              const path = wirePath(wire, across, boxes);
              return (
                <path
                  key={wire.key}
                  d={path}
                  className={`wire ${wire.look} ${
                    isOff(wire.origins) ? 'off' : dimmed(wire.claimIds, wire.origins) ? 'dim' : ''
                  }`}
                  strokeWidth={wire.width}
                />
              );
            })}
            {arcs.map(({ arc, from, to }) => (
              <path
                key={arc.linkId}
                d={arcPath(from, to, across)}
                className="wire unknown suggested arc"
                strokeWidth={2}
              />
            ))}
          </g>
        </svg>
        {layout.boxes.map((box) => (
          <BoxOf
            key={box.key}
            box={box}
            context={context}
            state={isOff(box.origins) ? 'off' : dimmed(box.claimIds, box.origins) ? 'dim' : ''}
            onNear={show}
            onOpen={openReport}
          />
        ))}
        {arcs.map(({ arc, from, to }) => (
          <LinkButton
            key={arc.linkId}
            {...props}
            linkId={arc.linkId}
            at={arcMiddle(from, to, across)}
            text={arc.probability === null ? '?' : percent(arc.probability)}
          />
        ))}
      </div>
    </div>
  );
}

/** Room for the column heads above the boxes. */
const HEADS = 30;

function ColumnHeads(props: {
  readonly across: Across;
  readonly columns: number;
  readonly t: Words;
}) {
  const { across, columns, t } = props;
  const heads: [string, number][] = [[t('chain.origin'), 0]];
  if (columns === 3) heads.push([t('chain.passedOn'), 1]);
  if (columns > 3) heads.push([t('chain.collected'), 1], [t('chain.passedOn'), 2]);
  heads.push([t('chain.reachedUs'), columns - 1]);
  return heads.map(([text, column]) => (
    <span
      key={text}
      className="column-head"
      style={{ insetInlineStart: across.start(column), inlineSize: across.size(column) }}
    >
      {text}
    </span>
  ));
}

interface BoxContext {
  readonly t: Words;
  readonly bundle: QuestionBundle;
  readonly full: FullAssessment;
  readonly numbers: ReadonlyMap<string, QuestionBundle['documents'][number]>;
  readonly across: Across;
}

function BoxOf(props: {
  readonly box: Box;
  readonly context: BoxContext;
  readonly state: string;
  readonly onNear: (box: Box | null) => void;
  readonly onOpen: (box: Box) => void;
}) {
  const { box, context, state } = props;
  const { across } = context;
  const place = {
    insetInlineStart: across.start(box.column),
    insetBlockStart: box.y - box.height / 2 + HEADS,
    inlineSize: across.size(box.column),
    blockSize: box.height,
  };
  const hover = {
    onPointerEnter: () => props.onNear(box),
    onPointerLeave: () => props.onNear(null),
    onFocus: () => props.onNear(box),
    onBlur: () => props.onNear(null),
  };
  if (box.kind === 'report') {
    return (
      <button
        type="button"
        className={`report ${box.look} ${state}`}
        style={place}
        title={reportTitle(box, context)}
        onClick={() => props.onOpen(box)}
        {...hover}
      >
        <ReportText box={box} context={context} />
      </button>
    );
  }
  const { name, under, weight, marks, paid, translates } = describe(box, context);
  const spoken = [name, under, weight, ...marks].filter(Boolean);
  return (
    <div
      className={`box ${box.kind} ${box.kind === 'origin' ? box.look : ''} ${state}`}
      style={place}
      tabIndex={0}
      role="img"
      aria-label={spoken.join(', ')}
      title={spoken.join(' · ')}
      {...hover}
    >
      <span className="box-name">
        <bdi className="clip">{name}</bdi>
        {box.kind === 'relay' && box.origins.length > 1 && (
          <span className="box-mark" aria-hidden>
            <Split size={12} /> {box.origins.length}
          </span>
        )}
      </span>
      <span className="box-under">
        <span className="clip">{under}</span>
        {weight !== '' && (
          <span className="nowrap">
            {' · '}
            <Figure>{weight}</Figure>
          </span>
        )}
        <span className="box-icons" aria-hidden>
          {translates && <Languages size={13} />}
          {paid && <Coins size={13} />}
        </span>
      </span>
    </div>
  );
}

/** Name and second line of a box, and what to mark on it. */
function describe(
  box: Box,
  { t, bundle, full }: BoxContext,
): {
  readonly name: string;
  readonly under: string;
  readonly weight: string;
  readonly marks: readonly string[];
  readonly paid: boolean;
  readonly translates: boolean;
} {
  const { input } = bundle;
  const sources = new Map<string, Source>(input.sources.map((source) => [source.id, source]));
  const [node] = box.nodes;
  const plain = { weight: '', marks: [], paid: false, translates: false };
  if (node === undefined) return { ...plain, name: '', under: '' };
  const origin = full.lineage.origins.find((each) => each.node === node.index);
  const item = full.assessment.evidence.find((each) => each.origin === origin?.key);
  const source = node.actor.kind === 'source' ? sources.get(node.actor.sourceId) : undefined;
  const name = node.actor.kind === 'gap' ? t('chain.unknown') : actorName(node.actor, sources);
  if (box.kind === 'origin') {
    const parts =
      node.actor.kind === 'gap'
        ? [t('chain.gap')]
        : [origin === undefined ? '' : t(`basis.${origin.basis}`), item?.reliability ?? ''];
    return {
      ...plain,
      name,
      under: parts.filter(Boolean).join(' · '),
      weight: item === undefined ? '' : signed(item.decibans),
    };
  }
  const paid =
    input.claims.some((claim) =>
      claim.hops.some(
        (hop) =>
          hop.paidPerReport === true &&
          hop.actor.kind === 'source' &&
          hop.actor.sourceId === source?.id,
      ),
    ) || input.payments.some((each) => each.sourceId === source?.id && each.for === 'per-report');
  const under = [
    source === undefined
      ? node.actor.kind === 'gap'
        ? t('chain.gap')
        : ''
      : t(`sourceKind.${source.kind}`),
    source?.cell ?? '',
  ].filter(Boolean);
  const translates = node.role === 'translator';
  return {
    ...plain,
    name,
    under: under.join(' · '),
    marks: [
      ...(translates ? [t('role.translator')] : []),
      ...(paid ? [t('chain.paid')] : []),
      ...(box.origins.length > 1 ? [t('chain.common', { count: box.origins.length })] : []),
    ],
    paid,
    translates,
  };
}

function ReportText({ box, context }: { readonly box: Box; readonly context: BoxContext }) {
  const { bundle, numbers, t } = context;
  const claim = bundle.input.claims.find((each) => each.id === box.claimIds[0]);
  if (claim === undefined) return null;
  const document = numbers.get(claim.documentId ?? '');
  const when =
    spanWords(claim.toldAt, words.language, 'no year') ||
    whenWords(document?.statedTime ?? null, words.language, 'no year');
  return (
    <>
      <span className="report-number">{document === undefined ? '·' : `#${document.number}`}</span>
      <span className="clip">
        {when !== '' && `${when} `}
        <span className={when === '' ? '' : 'mute'}>
          {document === undefined ? t('document.none') : t(`kind.${document.kind}`)}
        </span>
      </span>
      <bdi className="report-says clip">{statementLabel(claim, bundle.input.question)}</bdi>
    </>
  );
}

function reportTitle(box: Box, { bundle }: BoxContext): string {
  const claim = bundle.input.claims.find((each) => each.id === box.claimIds[0]);
  return claim === undefined ? '' : `“${claim.quote}”`;
}

/** The button on a dotted line: what is suggested, why, and the decision. */
function LinkButton(props: {
  readonly bundle: QuestionBundle;
  readonly caseId: string;
  readonly linkId: string;
  readonly at: readonly [x: number, y: number];
  readonly text: string;
  readonly deciding: boolean;
  readonly onDecide: (link: Link, state: Link['state']) => void;
}) {
  const t = useWords();
  const link = props.bundle.input.links.find((each) => each.id === props.linkId);
  const [open, setOpen] = useState(false);
  if (link === undefined) return null;
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button
        className="link-button"
        aria-label={t('link.label', { probability: props.text })}
        style={{
          insetInlineStart: props.at[0],
          insetBlockStart: props.at[1] + HEADS,
        }}
      >
        <Figure>{props.text}</Figure>
      </Button>
      <Popover
        className="popover link-popover"
        placement="bottom"
        offset={6}
        isNonModal
        // In the page's main part, so that a screen reader finds it where the picture is.
        UNSTABLE_portalContainer={document.getElementById('stage') ?? document.body}
      >
        <Dialog aria-label={t('link.title')}>
          <p className="strong">{t('link.title')}</p>
          <LinkCard
            link={link}
            bundle={props.bundle}
            caseId={props.caseId}
            deciding={props.deciding}
            onDecide={(each, state) => {
              setOpen(false);
              props.onDecide(each, state);
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
