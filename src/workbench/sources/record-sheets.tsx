/** Ties, payments and contact windows of one source: new or changed. */
import { useState } from 'react';
import type { ContactWindow, Payment, Source, Tie } from '#terms/source.ts';
import type { NetworkView } from '#server/views.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import { Choice, Line } from './fields.tsx';
import { type Kind, useWrite, type Write, type Written } from './queries.ts';

const TIES = [
  'reports-to',
  'same-cell',
  'kin',
  'friend-of',
  'paid-by',
  'rival-of',
  'grudge-against',
] as const satisfies readonly Tie['tie'][];
const PAY = [
  'per-report',
  'bonus',
  'retainer',
  'expenses',
  'protection',
  'other',
] as const satisfies readonly Payment['for'][];

interface Common<R> {
  readonly caseId: string;
  readonly source: Source;
  /** Null: a new one. */
  readonly record: R | null;
  readonly onClose: () => void;
}

/** What a person sees when they opened a record: which kind, and which one. */
export type OpenSheet =
  | { readonly kind: 'tie'; readonly record: Tie | null }
  | { readonly kind: 'payment'; readonly record: Payment | null }
  | { readonly kind: 'contact'; readonly record: ContactWindow | null };

export function RecordSheet(props: {
  readonly sheet: OpenSheet | null;
  readonly caseId: string;
  readonly source: Source;
  readonly view: NetworkView;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const { sheet, view, ...rest } = props;
  const name = props.source.pseudonym;
  const title =
    sheet === null
      ? ''
      : sheet.kind === 'tie'
        ? t('network.ties.title', { name })
        : sheet.kind === 'payment'
          ? t('network.payments.title', { name })
          : t('network.contact.title', { name });
  return (
    <Sheet title={title} open={sheet !== null} onClose={props.onClose}>
      {sheet?.kind === 'tie' && <TieForm {...rest} record={sheet.record} view={view} />}
      {sheet?.kind === 'payment' && <PaymentForm {...rest} record={sheet.record} />}
      {sheet?.kind === 'contact' && <ContactForm {...rest} record={sheet.record} />}
    </Sheet>
  );
}

type Words = readonly [added: string, changed: string];

/** Saves an edit and keeps the way back: a new record is taken out, a changed one put as it was. */
function useSave<K extends Exclude<Kind, 'source'>>(kind: K, caseId: string) {
  const write = useWrite(kind, caseId);
  const save = (
    record: Written[K]['record'] | null,
    edit: Written[K]['edit'],
    [added, changed]: Words,
    onSaved: () => void,
  ): void => {
    const request: Write<K> =
      record === null ? { add: edit } : { id: record.id, version: record.version, change: edit };
    write.mutate(request, {
      onSuccess: (saved) => {
        say(record === null ? added : changed, () =>
          write.mutateAsync(
            record === null
              ? { remove: saved.id, version: saved.version }
              : { id: record.id, version: saved.version, change: bodyOf(record) as never },
          ),
        );
        onSaved();
      },
    });
  };
  return { save, error: write.error, pending: write.isPending };
}

/** Takes a record out; to take that back is to add the same again. */
export function useRemove<K extends Exclude<Kind, 'source'>>(kind: K, caseId: string) {
  const write = useWrite(kind, caseId);
  return (record: Written[K]['record'], text: string): void => {
    write.mutate(
      { remove: record.id, version: record.version },
      { onSuccess: () => say(text, () => write.mutateAsync({ add: bodyOf(record) as never })) },
    );
  };
}

function bodyOf<R extends Tie | Payment | ContactWindow>(record: R): object {
  const { id: _, caseId: __, version: ___, madeAt: ____, madeBy: _____, ...body } = record;
  return body;
}

/** Words that were not touched keep the interval they were read as. */
function timeOf<S extends { readonly stated: string }>(words: string, was: S | null) {
  if (was !== null && words === was.stated) return was as never;
  return words.trim() === '' ? null : words;
}

function Actions(props: {
  readonly onClose: () => void;
  readonly disabled: boolean;
  readonly error: Error | null;
}) {
  const t = useWords();
  return (
    <>
      <Refusal error={props.error} />
      <div className="sheet-actions">
        <button type="button" className="button" onClick={props.onClose}>
          {t('form.cancel')}
        </button>
        <button className="button primary" disabled={props.disabled}>
          {t('network.save')}
        </button>
      </div>
    </>
  );
}

function TieForm({
  caseId,
  source,
  record,
  view,
  onClose,
}: Common<Tie> & { readonly view: NetworkView }) {
  const t = useWords();
  const { save, error, pending } = useSave('tie', caseId);
  const names = new Map<string, string>(
    view.sources.map(({ source: one }) => [one.id, one.pseudonym]),
  );
  for (const one of view.subjects) names.set(one.id, one.name);
  const [tie, setTie] = useState<Tie['tie']>(record?.tie ?? 'reports-to');
  const [whom, setWhom] = useState(record === null ? '' : (names.get(record.to.id) ?? ''));
  const [how, setHow] = useState(record?.howKnown ?? '');
  const [during, setDuring] = useState(record?.during?.stated ?? '');
  const key = whom.trim().toLowerCase();
  const other = view.sources.find(({ source: one }) => one.pseudonym.toLowerCase() === key);
  const subject = view.subjects.find((one) => one.name.toLowerCase() === key);
  const to: Tie['to'] | null =
    other !== undefined
      ? { kind: 'source', id: other.source.id }
      : subject !== undefined
        ? { kind: 'subject', id: subject.id as never }
        : null;
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (to === null) return;
        save(
          record,
          {
            from: record?.from ?? source.id,
            to,
            tie,
            howKnown: how,
            during: timeOf(during, record?.during ?? null),
          },
          [t('network.ties.added'), t('network.ties.changed')],
          onClose,
        );
      }}
    >
      <Choice
        label={t('network.ties.what')}
        value={tie}
        of={TIES}
        words={(one) => t(`network.tie.${one}`)}
        onChange={setTie}
      />
      <Line
        label={t('network.ties.whom')}
        hint={key !== '' && to === null ? t('network.ties.notFound') : t('network.ties.whomHint')}
        value={whom}
        onChange={setWhom}
        list={[
          ...view.sources.slice(0, 500).map(({ source: one }) => one.pseudonym),
          ...view.subjects.map((one) => one.name),
        ].filter((name) => name !== source.pseudonym)}
        focus
      />
      <Line label={t('network.ties.how')} value={how} onChange={setHow} />
      <Line
        label={t('network.ties.during')}
        placeholder={t('network.ties.duringHint')}
        value={during}
        onChange={setDuring}
      />
      <Actions onClose={onClose} disabled={to === null || pending} error={error} />
    </form>
  );
}

function PaymentForm({ caseId, source, record, onClose }: Common<Payment>) {
  const t = useWords();
  const { save, error, pending } = useSave('payment', caseId);
  const [amount, setAmount] = useState(record === null ? '' : String(record.amount));
  const [currency, setCurrency] = useState(record?.currency ?? 'USD');
  const [what, setWhat] = useState<Payment['for']>(record?.for ?? 'per-report');
  const [on, setOn] = useState(record?.on.stated ?? '');
  const [by, setBy] = useState(record?.decidedBy ?? '');
  const sum = Number(amount.replace(',', '.'));
  const bad = amount.trim() === '' || !Number.isFinite(sum) || sum < 0;
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        save(
          record,
          {
            sourceId: source.id,
            amount: sum,
            currency,
            for: what,
            on: timeOf(on, record?.on ?? null) ?? '',
            decidedBy: by,
          },
          [t('network.payments.added'), t('network.payments.changed')],
          onClose,
        );
      }}
    >
      <div className="two">
        <Line
          label={t('network.payments.amount')}
          value={amount}
          onChange={setAmount}
          number
          focus
        />
        <Line label={t('network.payments.currency')} value={currency} onChange={setCurrency} />
      </div>
      <Choice
        label={t('network.payments.for')}
        value={what}
        of={PAY}
        words={(one) => t(`network.pay.${one}`)}
        onChange={setWhat}
      />
      <Line
        label={t('network.payments.on')}
        placeholder={t('network.payments.onHint')}
        value={on}
        onChange={setOn}
      />
      <Line
        label={t('network.payments.by')}
        placeholder={t('network.payments.byHint')}
        value={by}
        onChange={setBy}
      />
      <Actions onClose={onClose} disabled={bad || on.trim() === '' || pending} error={error} />
    </form>
  );
}

function ContactForm({ caseId, source, record, onClose }: Common<ContactWindow>) {
  const t = useWords();
  const { save, error, pending } = useSave('contact', caseId);
  const [channel, setChannel] = useState(record?.channel ?? '');
  const [reachable, setReachable] = useState(record?.reachable ?? '');
  const [silences, setSilences] = useState(
    record?.silences.map((one) => one.stated).join('\n') ?? '',
  );
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        const lines = silences.split('\n').filter((one) => one.trim() !== '');
        save(
          record,
          {
            sourceId: source.id,
            channel,
            reachable,
            silences: lines.map(
              (words) => record?.silences.find((one) => one.stated === words) ?? words,
            ),
          },
          [t('network.contact.added'), t('network.contact.changed')],
          onClose,
        );
      }}
    >
      <Line
        label={t('network.contact.channel')}
        placeholder={t('network.contact.channelHint')}
        value={channel}
        onChange={setChannel}
        focus
      />
      <Line
        label={t('network.contact.reachable')}
        placeholder={t('network.contact.reachableHint')}
        value={reachable}
        onChange={setReachable}
      />
      <Line
        label={t('network.contact.silences')}
        placeholder={t('network.contact.silencesHint')}
        value={silences}
        onChange={setSilences}
        long
      />
      <Actions
        onClose={onClose}
        disabled={`${channel}${reachable}${silences}`.trim() === '' || pending}
        error={error}
      />
    </form>
  );
}
