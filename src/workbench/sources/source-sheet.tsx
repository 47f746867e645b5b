import { useState } from 'react';
import { SOURCE_KINDS, type Source } from '#terms/source.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import { Choice, Line, listOf } from './fields.tsx';
import { useWrite } from './queries.ts';

const TIERS = ['unknown', '0', '1', '2', '3', '4'] as const;
const STATUS = ['active', 'dormant', 'closed'] as const;
const RISK = ['none', 'low', 'medium', 'high'] as const;
const CONSENT = ['none', 'internal', 'pseudonymous-release', 'named-release'] as const;

/** A source, new or changed. */
export function SourceSheet(props: {
  readonly caseId: string;
  readonly source: Source | null;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}) {
  const t = useWords();
  const { source } = props;
  return (
    <Sheet
      title={
        source === null ? t('network.addTitle') : t('network.editTitle', { name: source.pseudonym })
      }
      open={props.open}
      wide
      onClose={props.onClose}
    >
      <Form {...props} />
    </Sheet>
  );
}

function Form(props: {
  readonly caseId: string;
  readonly source: Source | null;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}) {
  const t = useWords();
  const { source } = props;
  const write = useWrite('source', props.caseId);
  const [pseudonym, setPseudonym] = useState(source?.pseudonym ?? '');
  const [kind, setKind] = useState<Source['kind']>(source?.kind ?? 'witness');
  const [tier, setTier] = useState<(typeof TIERS)[number]>(
    source === null || source.tier === null ? 'unknown' : (String(source.tier) as '0'),
  );
  const [cell, setCell] = useState(source?.cell ?? '');
  const [languages, setLanguages] = useState(source?.languages.join(', ') ?? '');
  const [first, setFirst] = useState(source?.firstContact?.stated ?? '');
  const [howMet, setHowMet] = useState(source?.howMet ?? '');
  const [status, setStatus] = useState<Source['status']>(source?.status ?? 'active');
  const [riskLimit, setRisk] = useState<Source['riskLimit']>(source?.riskLimit ?? 'low');
  const [consent, setConsent] = useState<Source['consent']>(source?.consent ?? 'none');
  const [handles, setHandles] = useState(source?.handles.join(', ') ?? '');

  const save = (): void => {
    const edit = {
      pseudonym,
      kind,
      tier: tier === 'unknown' ? null : Number(tier),
      cell: cell.trim() === '' ? null : cell.trim(),
      languages: listOf(languages),
      // Words that were not touched keep the interval they were read as.
      firstContact:
        first === (source?.firstContact?.stated ?? '')
          ? (source?.firstContact ?? null)
          : first.trim() === ''
            ? null
            : first,
      howMet: howMet.trim() === '' ? null : howMet,
      status,
      riskLimit,
      consent,
      handles: listOf(handles),
    };
    write.mutate(
      source === null ? { add: edit } : { id: source.id, version: source.version, change: edit },
      {
        onSuccess: (saved) => {
          say(
            t(source === null ? 'network.source.added' : 'network.source.changed', {
              name: saved.pseudonym,
            }),
            () => {
              if (source === null) {
                return write.mutateAsync({ remove: saved.id, version: saved.version });
              }
              const { id, caseId: _, version: __, madeAt: ___, madeBy: ____, ...before } = source;
              return write.mutateAsync({ id, version: saved.version, change: before });
            },
          );
          props.onClose();
          props.onSaved(saved.id);
        },
      },
    );
  };
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="two">
        <Line
          label={t('network.source.pseudonym')}
          hint={t('network.source.pseudonymHint')}
          value={pseudonym}
          onChange={setPseudonym}
          focus
        />
        <Choice
          label={t('network.source.kind')}
          value={kind}
          of={SOURCE_KINDS}
          words={(one) => t(`sourceKind.${one}`)}
          onChange={setKind}
        />
        <Choice
          label={t('network.source.tier')}
          value={tier}
          of={TIERS}
          words={(one) =>
            one === 'unknown' ? t('network.source.tierUnknown') : t(`network.tier.t${one}`)
          }
          onChange={setTier}
        />
        <Line label={t('network.source.cell')} value={cell} onChange={setCell} />
        <Line
          label={t('network.source.first')}
          placeholder={t('network.source.firstHint')}
          value={first}
          onChange={setFirst}
        />
        <Line
          label={t('network.source.languages')}
          placeholder={t('network.source.languagesHint')}
          value={languages}
          onChange={setLanguages}
        />
        <Choice
          label={t('network.source.risk')}
          value={riskLimit}
          of={RISK}
          words={(one) => t(`risk.${one}`)}
          onChange={setRisk}
        />
        <Choice
          label={t('network.source.consent')}
          value={consent}
          of={CONSENT}
          words={(one) => t(`network.consent.${one}`)}
          onChange={setConsent}
        />
        <Choice
          label={t('network.source.status')}
          value={status}
          of={STATUS}
          words={(one) => t(`network.status.${one}`)}
          onChange={setStatus}
        />
        <Line
          label={t('network.source.handles')}
          placeholder={t('network.source.handlesHint')}
          value={handles}
          onChange={setHandles}
        />
      </div>
      <Line label={t('network.source.howMet')} value={howMet} onChange={setHowMet} long />
      <Refusal error={write.error} />
      <div className="sheet-actions">
        <button type="button" className="button" onClick={props.onClose}>
          {t('form.cancel')}
        </button>
        <button className="button primary" disabled={pseudonym.trim() === '' || write.isPending}>
          {t('network.save')}
        </button>
      </div>
    </form>
  );
}
