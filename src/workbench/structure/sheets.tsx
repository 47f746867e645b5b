/** Deciding who is who, asking about an edge, naming a subject. */
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Subject, SubjectKind, SubjectName } from '#terms/subject.ts';
import { EDGE_RELATIONS, type Relation } from '#claims/relation.ts';
import type { EndDraft, SubjectRow, SubjectsView } from '#server/views.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Choice, Line } from '../sources/fields.tsx';
import { useWords } from '../words/words.ts';
import type { Decisions } from './use-decisions.ts';

export type OpenSheet =
  | { readonly kind: 'merge'; readonly row: SubjectRow; readonly other: SubjectRow | null }
  | { readonly kind: 'apart'; readonly row: SubjectRow; readonly other: SubjectRow }
  | { readonly kind: 'part'; readonly row: SubjectRow }
  | { readonly kind: 'edge' }
  | { readonly kind: 'subject'; readonly subject: Subject | null };

const KINDS = [
  'person',
  'group',
  'office',
  'place',
  'object',
  'stage',
] as const satisfies readonly SubjectKind[];
const NAME_KINDS = ['name', 'alias', 'kunya', 'description'] as const;

interface Common {
  readonly subjects: SubjectsView;
  readonly decisions: Decisions;
  readonly onSubject: (id: string) => void;
  readonly onEdge: (key: string) => void;
  readonly onClose: () => void;
}

export function StructureSheet({ sheet, ...rest }: Common & { readonly sheet: OpenSheet | null }) {
  const t = useWords();
  const title =
    sheet === null
      ? ''
      : sheet.kind === 'merge'
        ? t('structure.sheet.merge', { name: sheet.row.name })
        : sheet.kind === 'apart'
          ? t('structure.done.apart', { name: sheet.row.name, other: sheet.other.name })
          : sheet.kind === 'part'
            ? t('structure.sheet.part', { name: sheet.row.name })
            : sheet.kind === 'edge'
              ? t('structure.sheet.edge')
              : sheet.subject === null
                ? t('structure.sheet.subjectNew')
                : t('structure.sheet.subjectEdit', { name: sheet.subject.names[0]?.text ?? '' });
  return (
    <Sheet title={title} open={sheet !== null} onClose={rest.onClose}>
      {sheet?.kind === 'merge' && <MergeForm {...rest} row={sheet.row} other={sheet.other} />}
      {sheet?.kind === 'apart' && <ApartForm {...rest} row={sheet.row} other={sheet.other} />}
      {sheet?.kind === 'part' && <PartForm {...rest} row={sheet.row} />}
      {sheet?.kind === 'edge' && <EdgeForm {...rest} />}
      {sheet?.kind === 'subject' && <SubjectForm {...rest} subject={sheet.subject} />}
    </Sheet>
  );
}

function Actions(props: {
  readonly words: string;
  readonly disabled: boolean;
  readonly decisions: Decisions;
  readonly onClose: () => void;
}) {
  const t = useWords();
  return (
    <>
      <Refusal error={props.decisions.error ?? null} />
      <div className="sheet-actions">
        <button type="button" className="button" onClick={props.onClose}>
          {t('form.cancel')}
        </button>
        <button className="button primary" disabled={props.disabled || props.decisions.pending}>
          {props.words}
        </button>
      </div>
    </>
  );
}

function recordOf(row: SubjectRow) {
  const [own] = row.records;
  return { id: row.id, version: own?.version ?? 1, name: row.name };
}

function named(view: SubjectsView, text: string): SubjectRow | undefined {
  const wanted = text.trim().toLowerCase();
  return wanted === ''
    ? undefined
    : (view.subjects.find(({ name }) => name.toLowerCase() === wanted) ??
        view.subjects.find(({ names }) => names.some((one) => one.text.toLowerCase() === wanted)));
}

function MergeForm(
  props: Common & { readonly row: SubjectRow; readonly other: SubjectRow | null },
) {
  const t = useWords();
  const { row, subjects, decisions } = props;
  const [whom, setWhom] = useState(props.other?.name ?? '');
  const [why, setWhy] = useState('');
  const others = subjects.subjects.filter(({ id, kind }) => id !== row.id && kind === row.kind);
  const other =
    props.other?.name === whom ? props.other : named({ ...subjects, subjects: others }, whom);
  const vague = [row, other].some((one) => one?.knownBy === 'kunya');
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (other === undefined) return;
        decisions.same(recordOf(row), other, why, () => {
          props.onClose();
          props.onSubject(other.id);
        });
      }}
    >
      <Line
        label={t('structure.sheet.mergeWhom')}
        value={whom}
        onChange={setWhom}
        focus={props.other === null}
        list={others.map(({ name }) => name)}
        hint={
          whom.trim() !== '' && other === undefined
            ? t('structure.sheet.notFound')
            : t('structure.sheet.mergeHint', { kind: t(`structure.kind.${row.kind}`) })
        }
      />
      {vague && <p className="structure-doubt">{t('structure.sheet.kunya')}</p>}
      <Line
        label={t('structure.sheet.why')}
        value={why}
        onChange={setWhy}
        focus={props.other !== null}
        hint={t('structure.sheet.whyHint')}
      />
      <p className="hint">{t('structure.sheet.standing')}</p>
      <Refusal error={decisions.error ?? null} />
      <div className="sheet-actions">
        <button type="button" className="button" onClick={props.onClose}>
          {t('form.cancel')}
        </button>
        <button
          type="button"
          className="button"
          disabled={other === undefined || decisions.pending}
          onClick={() => {
            if (other !== undefined) decisions.possible(recordOf(row), other, true, props.onClose);
          }}
        >
          {t('structure.sheet.possibleDo')}
        </button>
        <button
          type="button"
          className="button"
          disabled={other === undefined || why.trim() === '' || decisions.pending}
          onClick={() => {
            if (other !== undefined) decisions.notSame(recordOf(row), other, why, props.onClose);
          }}
        >
          {t('structure.sheet.apartDo')}
        </button>
        <button
          className="button primary"
          disabled={other === undefined || why.trim() === '' || decisions.pending}
        >
          {t('structure.sheet.mergeDo')}
        </button>
      </div>
    </form>
  );
}

function ApartForm(props: Common & { readonly row: SubjectRow; readonly other: SubjectRow }) {
  const t = useWords();
  const { row, other, decisions } = props;
  const [why, setWhy] = useState('');
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        decisions.notSame(recordOf(row), other, why, props.onClose);
      }}
    >
      <Line
        label={t('structure.sheet.why')}
        value={why}
        onChange={setWhy}
        focus
        hint={t('structure.sheet.whyHint')}
      />
      <Actions
        words={t('structure.sheet.partDo')}
        disabled={why.trim() === ''}
        decisions={decisions}
        onClose={props.onClose}
      />
    </form>
  );
}

function PartForm(props: Common & { readonly row: SubjectRow }) {
  const t = useWords();
  const { row, decisions } = props;
  const [name, setName] = useState('');
  const [why, setWhy] = useState('');
  const [names, setNames] = useState<ReadonlySet<string>>(new Set());
  const [described, setDescribed] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const first = row.records[0]?.id;
  // What is parted stood with the record itself; what was merged into it is taken back instead.
  const own = row.records.length === 1;
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        decisions.part(
          { id: first ?? row.id, name: row.name },
          {
            name,
            names: [...names],
            descriptors: [...described],
            questionIds: [...asked],
            why,
          },
          (made) => {
            props.onClose();
            props.onSubject(made.id);
          },
        );
      }}
    >
      <Line label={t('structure.sheet.partName')} value={name} onChange={setName} focus />
      {own && row.names.length > 1 && (
        <Ticks
          label={t('structure.sheet.partNames')}
          of={row.names.map(({ text }) => [text, text])}
          chosen={names}
          onChange={setNames}
        />
      )}
      {own && row.descriptors.length > 0 && (
        <Ticks
          label={t('structure.sheet.partDescriptors')}
          of={row.descriptors.map((text) => [text, text])}
          chosen={described}
          onChange={setDescribed}
        />
      )}
      {row.questions.length > 0 && (
        <Ticks
          label={t('structure.sheet.partQuestions')}
          of={row.questions.map(({ id, ref, text }) => [id, `${ref} ${text}`])}
          chosen={asked}
          onChange={setAsked}
        />
      )}
      <Line
        label={t('structure.sheet.why')}
        value={why}
        onChange={setWhy}
        hint={t('structure.sheet.whyHint')}
      />
      <Actions
        words={t('structure.sheet.partDo')}
        disabled={name.trim() === '' || why.trim() === ''}
        decisions={decisions}
        onClose={props.onClose}
      />
    </form>
  );
}

function Ticks(props: {
  readonly label: string;
  readonly of: readonly (readonly [value: string, words: string])[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}) {
  return (
    <fieldset className="ticks">
      <legend className="label">{props.label}</legend>
      {props.of.map(([value, words]) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={props.chosen.has(value)}
            onChange={(event) => {
              const next = new Set(props.chosen);
              if (event.target.checked) next.add(value);
              else next.delete(value);
              props.onChange(next);
            }}
          />
          <bdi>{words}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

function EdgeForm(props: Common) {
  const t = useWords();
  const { subjects, decisions } = props;
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [relation, setRelation] = useState<Relation>('commands');
  const [kinds, setKinds] = useState<{ readonly from: SubjectKind; readonly to: SubjectKind }>({
    from: 'person',
    to: 'group',
  });
  const names = subjects.subjects.map(({ name }) => name);
  const end = (text: string, kind: SubjectKind): EndDraft | null => {
    if (text.trim() === '') return null;
    const known = named(subjects, text);
    return known === undefined ? { name: text.trim(), kind } : { id: known.id };
  };
  const [a, b] = [end(from, kinds.from), end(to, kinds.to)];
  const ready = a !== null && (relation === 'lasts' || b !== null);
  const newKind = (which: 'from' | 'to', text: string, draft: EndDraft | null) =>
    draft !== null &&
    'name' in draft && (
      <Choice
        label={t('structure.sheet.newKind', { name: text.trim() })}
        value={kinds[which]}
        of={KINDS}
        words={(one) => t(`structure.kind.${one}`)}
        onChange={(kind) => setKinds({ ...kinds, [which]: kind })}
      />
    );
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (a === null) return;
        decisions.edge({ relation, from: a, to: relation === 'lasts' ? null : b }, (key) => {
          props.onClose();
          if (key !== null) props.onEdge(key);
        });
      }}
    >
      <Line
        label={t('structure.sheet.from')}
        value={from}
        onChange={setFrom}
        focus
        list={names}
        hint={t('structure.sheet.endHint')}
      />
      {newKind('from', from, a)}
      <Choice
        label={t('structure.sheet.relation')}
        value={relation}
        of={[...EDGE_RELATIONS, 'lasts']}
        words={(one) => t(`structure.relation.${one}`)}
        onChange={setRelation}
      />
      {relation !== 'lasts' && (
        <>
          <Line label={t('structure.sheet.to')} value={to} onChange={setTo} list={names} />
          {newKind('to', to, b)}
        </>
      )}
      <Actions
        words={t('structure.sheet.edgeDo')}
        disabled={!ready}
        decisions={decisions}
        onClose={props.onClose}
      />
    </form>
  );
}

function SubjectForm(props: Common & { readonly subject: Subject | null }) {
  const t = useWords();
  const { subject, decisions } = props;
  const [kind, setKind] = useState<SubjectKind>(subject?.kind ?? 'person');
  const [names, setNames] = useState<readonly SubjectName[]>(
    subject?.names ?? [{ text: '', language: null, script: null, kind: 'name' }],
  );
  const [descriptors, setDescriptors] = useState((subject?.descriptors ?? []).join('\n'));
  const [site, setSite] = useState(subject?.protectedSite ?? false);
  const change = (i: number, own: Partial<SubjectName>): void =>
    setNames(names.map((one, k) => (k === i ? { ...one, ...own } : one)));
  const edit = {
    kind,
    names: names.filter(({ text }) => text.trim() !== ''),
    descriptors: descriptors
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    possibleSameAs: subject?.possibleSameAs ?? [],
    protectedSite: site,
  };
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (subject === null) {
          decisions.addSubject(edit, (made) => {
            props.onClose();
            props.onSubject(made.id);
          });
        } else decisions.editSubject(subject, edit, props.onClose);
      }}
    >
      <Choice
        label={t('structure.sheet.kind')}
        value={kind}
        of={KINDS}
        words={(one) => t(`structure.kind.${one}`)}
        onChange={setKind}
      />
      {names.map((one, i) => (
        <div key={i} className="structure-name-line">
          <input
            className="input"
            dir="auto"
            autoFocus={i === 0}
            autoComplete="off"
            aria-label={t('structure.sheet.nameN', { n: i + 1 })}
            value={one.text}
            onChange={(event) => change(i, { text: event.target.value, script: null })}
          />
          <select
            className="input"
            aria-label={t('structure.sheet.nameKindN', { n: i + 1 })}
            value={one.kind}
            onChange={(event) => change(i, { kind: event.target.value as SubjectName['kind'] })}
          >
            {NAME_KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`structure.nameKind.${each}`)}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="icon-button"
            disabled={names.length === 1}
            aria-label={t('structure.sheet.dropName', { n: i + 1 })}
            onClick={() => setNames(names.filter((_, k) => k !== i))}
          >
            <X size={15} aria-hidden />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button small"
        onClick={() =>
          setNames([...names, { text: '', language: null, script: null, kind: 'alias' }])
        }
      >
        <Plus size={13} aria-hidden />
        {t('structure.sheet.moreNames')}
      </button>
      <Line
        label={t('structure.sheet.descriptors')}
        value={descriptors}
        onChange={setDescriptors}
        long
      />
      {kind === 'place' && (
        <label className="tick">
          <input
            type="checkbox"
            checked={site}
            onChange={(event) => setSite(event.target.checked)}
          />
          {t('structure.sheet.protectedSite')}
        </label>
      )}
      <Actions
        words={t('structure.sheet.save')}
        disabled={edit.names.length === 0}
        decisions={decisions}
        onClose={props.onClose}
      />
    </form>
  );
}
