/**
 * Whether somebody may be asked at all. Each refusal is shown with its reason: a source that is left
 * alone is left alone visibly.
 *
 * - **Risk above the limit.** The risk of contact, as somebody judged it by name, is above what was
 *   agreed for this source. Where nobody has judged it, contact with a person counts as *low*: there is
 *   no contact without any risk, and a limit of "none" then holds until somebody takes it on themselves
 *   to say that there is none.
 * - **No consent.** The source has agreed to nothing.
 * - **Closed.** The source is no longer one.
 */
import type { ContactRisk, Source } from '#terms/source.ts';

export type RiskLevel = Source['riskLimit'];

export const RISKS: readonly RiskLevel[] = ['none', 'low', 'medium', 'high'];

export interface Contact {
  readonly risk: RiskLevel;
  readonly limit: RiskLevel;
  /** Who judged the risk; null when it is assumed. */
  readonly judged: ContactRisk | null;
  /** Why this source is left alone; null when it may be asked. */
  readonly veto: { readonly kind: 'risk' | 'consent' | 'closed'; readonly why: string } | null;
}

export function contactOf(source: Source): Contact {
  const judged = source.contactRisk ?? null;
  const risk = judged?.level ?? assumedRisk(source.kind);
  const limit = source.riskLimit;
  return { risk, limit, judged, veto: vetoOf(source, risk, judged) };
}

function vetoOf(source: Source, risk: RiskLevel, judged: ContactRisk | null): Contact['veto'] {
  if (source.status === 'closed') return { kind: 'closed', why: 'left alone: no longer a source' };
  if (RISKS.indexOf(risk) > RISKS.indexOf(source.riskLimit)) {
    const who =
      judged === null
        ? 'nobody has judged it, so it counts as low'
        : `judged by ${judged.by}: ${judged.why}`;
    return {
      kind: 'risk',
      why: `left alone: risk of contact ${risk} (${who}) is above the limit, ${source.riskLimit}`,
    };
  }
  if (source.consent === 'none') {
    return { kind: 'consent', why: 'left alone: has agreed to nothing' };
  }
  return null;
}

/** Nobody is put at risk by our reading a newspaper. */
export function assumedRisk(kind: Source['kind']): RiskLevel {
  return kind === 'publication' || kind === 'device' || kind === 'desk' ? 'none' : 'low';
}
