/**
 * A simulator of layered reporting networks: who saw what, who told whom, what was garbled, sold
 * twice, invented or forgotten on the way, and what of it reaches a newsroom – with the truth and the
 * true lineage of every report beside it.
 *
 * A world (`world.ts`) is drawn once from a seed. Then every question is drawn from a stream of
 * its own, told through the network (`tell-question.ts`) and heard (`hear.ts`). Nothing is kept from
 * one question to the next, so memory does not grow with their number.
 *
 * Synthetic data proves that a method does what it should where its world is as assumed; it proves
 * nothing about the world. `docs/simulator.md` says what stands behind each default.
 */
export { ParameterError, readParameters, type Parameters } from './parameters.ts';
export { PRESETS, type PresetName } from './presets.ts';
export { simulate, type Simulation } from './simulation.ts';
export { BASES, simulateTable, type SimulatedTable } from './simulate-table.ts';
export { CopyTally, type Copy } from './copies.ts';
export type * from './question.ts';
export { KINDS, type Kind } from './tell-question.ts';
export type { SimulatedSource, Tier } from './world.ts';
