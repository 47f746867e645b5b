/**
 * Worlds by name: what differs from the defaults. `layered`, `rumour` and `dirty` follow an earlier
 * generator, whose networks our bench knows; there nobody declares lineage, so that it must be found.
 */
import type { Parameters } from './parameters.ts';

export interface Preset {
  readonly means: string;
  readonly sets: Partial<Parameters>;
}

/** No tier but the witnesses, and everybody honest. */
const WITNESSES_ONLY = {
  translators: 0,
  collectors: 0,
  checkers: 0,
  leads: 0,
  desks: 0,
  seeWitnesses: 1,
  declared: 0,
  fabricators: 0,
  grudgeGroups: 0,
} as const;

/** Ground sources, collectors, leads, buyers; lineage undeclared. */
const LAYERED = {
  checkers: 0,
  translators: 0,
  foreign: 0,
  cells: 1,
  cover: 0.4,
  coverZipf: 0.4,
  pass: 0.8,
  misperceive: 0,
  dirty: 0.2,
  resale: 0,
  fabricators: 0.2,
  fabricate: 0.02,
  declared: 0,
} as const;

export const PRESETS = {
  independent: {
    means: 'witnesses only, each on its own, all heard',
    sets: { ...WITNESSES_ONLY, misperceive: 0 },
  },
  crowd: {
    means: 'many judges, four labels all questions share, shared misperception',
    sets: {
      ...WITNESSES_ONLY,
      type: 'labels',
      falseAnswers: 3,
      witnesses: 100,
      cover: 0.07,
      accuracyA: 7.7,
      accuracyB: 2.0,
      misperceive: 0.05,
    },
  },
  layered: {
    means: 'collectors, leads and desks over witnesses; nobody says from whom',
    sets: LAYERED,
  },
  rumour: {
    means: 'forty desks that copy, inventors, and reports that come back round',
    sets: {
      ...LAYERED,
      desks: 40,
      suppliersPerDesk: 3,
      fabricators: 0.5,
      fabricate: 0.1,
      echo: 0.25,
    },
  },
  dirty: {
    means: 'layered, and half of the relays garble one report in ten',
    sets: { ...LAYERED, garble: 0.05, dirty: 0.5 },
  },
  newsroom: {
    means: 'a newsroom that hears leads, never a witness; what leads hear is sold and repeated',
    sets: {
      witnesses: 60,
      cover: 0.05,
      translators: 0,
      foreign: 0,
      collectors: 20,
      suppliersPerCollector: 3,
      checkers: 0,
      leads: 8,
      desks: 0,
      pass: 0.8,
      resale: 0.4,
      repeat: 0.8,
      seeWitnesses: 0,
      seeCollectors: 0,
      paid: 0.5,
    },
  },
  grudge: {
    means: 'three groups of five that push one false answer on a tenth of the questions',
    sets: { grudgeGroups: 3, grudgeSize: 5, grudgeQuestions: 0.1, seeWitnesses: 1 },
  },
  growing: {
    means: 'demand grows sixfold and vetting does not: who joins late is worse',
    sets: {
      witnesses: 120,
      collectors: 24,
      cover: 0.1,
      demand: 6,
      cohorts: 6,
      dilution: 1,
      paid: 0.5,
      payFabricates: 0.02,
      seeWitnesses: 0.7,
    },
  },
  numbers: {
    means: 'how many: numbers with lasting and changing errors, rounding and slipped noughts',
    sets: { type: 'number', seeWitnesses: 0.8 },
  },
  huge: {
    means: 'ten million claims: ten thousand witnesses and a few desks that copy',
    sets: {
      ...WITNESSES_ONLY,
      questions: 10_000_000,
      claims: 10_000_000,
      witnesses: 10_000,
      cover: 0.0009,
      desks: 20,
      suppliersPerDesk: 500,
      spacing: 1,
    },
  },
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetName = keyof typeof PRESETS;
