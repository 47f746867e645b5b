import { RefreshCw, SearchCheck } from 'lucide-react';
import { Switch } from 'react-aria-components';
import type { Link } from '#lineage/link.ts';
import type { FullAssessment } from '#assessment/grade.ts';
import { percent, signed } from '#assessment/words.ts';
import type { QuestionBundle } from '#server/views.ts';
import { Figure } from '../parts/arrow.tsx';
import type { EvidenceCard } from '../parts/evidence.ts';
import { isStretch } from '../parts/estimate-bar.tsx';
import { WeightBar } from '../parts/weight-bar.tsx';
import { useSuggestLinks } from '../queries.ts';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import { foundPlace } from '../parts/found-place.ts';
import { LinkCard } from './link-card.tsx';

/** At the side: what the finding rests on, each to be switched off; then the links to decide. */
export function ChainPanel(props: {
  readonly bundle: QuestionBundle;
  readonly full: FullAssessment;
  readonly reduced: FullAssessment;
  readonly cards: readonly EvidenceCard[];
  readonly caseId: string;
  readonly off: readonly string[];
  readonly onOff: (origin: string, off: boolean) => void;
  readonly onAll: () => void;
  readonly onDecide: (link: Link, state: Link['state']) => void;
  readonly deciding: boolean;
  /** The link the address names: it is brought into view. */
  readonly link: string | null;
}) {
  const t = useWords();
  const { bundle, full, cards, off } = props;
  const suggest = useSuggestLinks(props.caseId);
  const most = Math.max(1, ...cards.map((card) => Math.abs(card.item.decibans)));
  const open = bundle.input.links.filter((link) => link.state === 'suggested');
  const decided = bundle.input.links.filter((link) => link.state !== 'suggested');
  const { countingReports, best } = full.assessment;
  const stretch = isStretch(full.assessment, bundle.input.question);
  return (
    <aside className="chain-panel" aria-label={t('chain.panel')}>
      <section aria-labelledby="rests-on">
        <div className="panel-head">
          <h2 id="rests-on">{t('chain.restsOn')}</h2>
          {off.length > 0 && (
            <button type="button" className="button small quiet" onClick={props.onAll}>
              <RefreshCw size={13} aria-hidden />
              {t('chain.all')}
            </button>
          )}
        </div>
        {cards.length > 0 && <p className="small mute">{t('chain.switchOff')}</p>}
        <ul className="origin-list">
          {cards.map(({ item, bearing, origin, via }) => {
            const isOff = off.includes(item.origin);
            return (
              <li key={item.origin} className={isOff ? 'off' : ''}>
                <Switch
                  className="switch"
                  isSelected={!isOff}
                  onChange={(on) => props.onOff(item.origin, !on)}
                >
                  <span className="switch-text">
                    <bdi className="strong">
                      {origin.actor.kind === 'gap' && via[0] !== undefined
                        ? t('chain.unknownVia', { name: via[0] })
                        : item.name}
                    </bdi>
                    <span className="small mute">
                      <bdi>{t('count.reports', { count: item.claimIds.length })}</bdi> ·{' '}
                      <Figure>{signed(item.decibans)}</Figure>
                    </span>
                  </span>
                  <WeightBar
                    decibans={item.decibans}
                    most={most}
                    look={
                      item.standing !== 'independent'
                        ? 'unknown'
                        : bearing === 'against'
                          ? 'against'
                          : 'for'
                    }
                  />
                  <span className="knob" aria-hidden />
                </Switch>
              </li>
            );
          })}
        </ul>
        {countingReports !== null && best !== null && !stretch && (
          <p className="counting">
            {t('drawer.counting', {
              reports: t('count.reports', { count: full.assessment.reports }),
              counted: percent(countingReports),
              found: percent(best.probability),
            })}
          </p>
        )}
      </section>

      <section aria-labelledby="to-decide">
        <h2 id="to-decide">
          {open.length > 0 ? t('chain.linksOpen', { count: open.length }) : t('chain.links')}
        </h2>
        {open.length === 0 && <p className="small mute">{t('chain.linksNone')}</p>}
        <ul className="link-list">
          {open.map((link) => (
            <li key={link.id} className="note unknown" {...foundPlace(link.id === props.link)}>
              <LinkCard
                link={link}
                bundle={bundle}
                caseId={props.caseId}
                deciding={props.deciding}
                onDecide={props.onDecide}
              />
            </li>
          ))}
        </ul>
        {decided.length > 0 && (
          <details
            className="decided"
            open={decided.some(({ id }) => id === props.link) || undefined}
          >
            <summary>{t('chain.linksDecided', { count: decided.length })}</summary>
            <ul className="link-list">
              {decided.map((link) => (
                <li key={link.id} className="note" {...foundPlace(link.id === props.link)}>
                  <LinkCard
                    link={link}
                    bundle={bundle}
                    caseId={props.caseId}
                    deciding={props.deciding}
                    onDecide={props.onDecide}
                  />
                </li>
              ))}
            </ul>
          </details>
        )}
        <button
          type="button"
          className="button small"
          disabled={suggest.isPending}
          onClick={() =>
            suggest.mutate(undefined, {
              onSuccess: ({ added }) => say(t('chain.suggested', { count: added })),
              onError: (error) => say(error.message),
            })
          }
        >
          <SearchCheck size={14} aria-hidden />
          {t('chain.suggest')}
        </button>
      </section>
    </aside>
  );
}
