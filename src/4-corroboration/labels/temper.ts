/**
 * How much reports weigh together that are not shown independent.
 *
 * Treated as equally correlated observations with correlation ρ, n of them weigh as much as
 *
 *     n_eff = n / (1 + (n − 1)·ρ)
 *
 * independent ones (Clemen & Winkler, *Operations Research* 33, 1985; `independence.ts`). All reports
 * of a question share the reduction, whatever they say: with w = n_eff / n the posterior p of its
 * labels becomes p^w, scaled to one. A single report keeps its weight.
 *
 * **The prior is tempered with the evidence.** That keeps the order of the answers, so calibration costs
 * no accuracy. Tempering the evidence alone lets a lopsided prior overrule clear majorities.
 *
 * **What counts as a report.** Each counts by its strength: the most it can move one label against
 * another, in nats, up to `FULL`. So a source at the level of chance counts for nothing and changes
 * nothing, and many weak reports are not treated as if they were many strong ones.
 *
 * **What it means for the law of concurring reports** (L6). The reduction w falls with every report, so
 * one in favour brings its own evidence and takes a little from the others. With log-odds L and
 * strengths s ≤ `FULL` in favour, the balance is positive while L·ρ/FULL ≤ 1 + (n − 1)·ρ, that is, as
 * long as L ≤ FULL·(n + 1/ρ − 1): always, when no report is stronger than `FULL`. After very
 * strong ones a weak one may lower the answer slightly, though never its rank. `independence.ts` keeps the
 * law to the letter by letting the strongest voice count first; on public label sets
 * that was less accurate (by half a point to two) and less well calibrated.
 *
 * Learning uses whole reports: with tempered evidence in the learning rounds the learnt prevalence of
 * labels feeds on itself, and one label swallows the others.
 */

/** Measured on public label sets, of .2, .3 and .4; they differ little. */
export const LABEL_RHO = 0.4;
/** Strength, in nats, from which on a report counts as one; about 9 decibans. */
export const FULL = 2;

/** n_eff, and w, the exponent of a question's posterior: the formulas are those of `independence.ts`. */
export {
  effectiveNumber as effectiveReports,
  weightOfEach as temperature,
} from '../independence.ts';
