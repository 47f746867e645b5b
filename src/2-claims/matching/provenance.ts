/**
 * Where a sentence itself says that it comes from, in the short forms of notes: nearest to the writer first.
 *
 * - `31, Birch has it from Olive` → Birch, Olive
 * - `fifty, from Birch, who translated for Quince` → Birch (who translated), Quince
 * - `a big crowd, says Alder, from Plum` → Alder, Plum
 * - `it was in the district, says Cedar` → Cedar
 * - `From the driver, through Cedar.` → Cedar, the driver
 * - `Cedar's shopkeeper names Abu Tariq` → Cedar, Cedar's shopkeeper
 * - `a clerk of the company read me the roll` → a clerk of the company
 * - `My source on the roof: …`, `Our driver says …` → my source on the roof
 * - `Forwarded from the channel Valley Now: …`, `CONFIRMED by the Gazette: …`, `the photograph, provided by Valley Now, …`
 *
 * Only forms in which a person does the telling; `it came from the ridge` is none of them. English and French.
 */
export interface Teller {
  readonly name: string;
  readonly translated: boolean;
  /** Somebody by description (`a clerk of the company`), never a name. */
  readonly described: boolean;
}

const NAME = String.raw`(?:\p{Lu}[\p{L}\p{M}\u2019-]*(?:[ ](?:\p{Lu}|\p{N})[\p{L}\p{M}\p{N}\u2019-]*){0,2})`;
const PERSON = String.raw`(?:(?:the|our|my|his|her|a|an|le|la|un|une|notre|mon)\s+\p{L}+(?:\s+(?:of|on|at|in|from|de|du)\s+(?:the\s+|la\s+|le\s+)?\p{L}+)?)`;
const WHO = `(?:${NAME}|${PERSON})`;
const SAYS = String.raw`(?:says|said|told (?:me|us)|reports|reported|writes|wrote|dit|a dit|écrit)`;
const FORMS: readonly {
  readonly form: RegExp;
  readonly of: (groups: Readonly<Record<string, string | undefined>>) => readonly Teller[];
}[] = [
  {
    form: new RegExp(
      String.raw`(?<![\p{L}])(?<near>${WHO}) (?:has|had|got|heard|tient) (?:it|this|that|cela) (?:from|de) (?<far>${WHO})`,
      'u',
    ),
    of: ({ near, far }) => [teller(near), teller(far)],
  },
  {
    form: new RegExp(
      String.raw`(?:from|de) (?<near>${NAME}), (?:who (?:translated|interpreted) for|qui (?:a traduit|traduisait) pour) (?<far>${WHO})`,
      'u',
    ),
    of: ({ near, far }) => [teller(near, true), teller(far)],
  },
  {
    form: new RegExp(
      String.raw`(?<![\p{L}])${SAYS} (?<near>${WHO}), (?:from|de) (?<far>${WHO})\s*[.!]?$`,
      'u',
    ),
    of: ({ near, far }) => [teller(near), teller(far)],
  },
  {
    form: new RegExp(
      String.raw`^(?:From|De) (?<far>${WHO}), (?:through|via|by way of|par) (?<near>${WHO})\s*[.!]?$`,
      'u',
    ),
    of: ({ near, far }) => [teller(near), teller(far)],
  },
  {
    form: new RegExp(String.raw`, ${SAYS} (?<near>${WHO})\s*[.!]?$`, 'u'),
    of: ({ near }) => [teller(near)],
  },
  {
    form: new RegExp(
      String.raw`(?<![\p{L}])(?<near>${NAME})[\u2019']s (?<noun>\p{Ll}+) (?:names|says|said|told|saw|reports|knows|heard)(?![\p{L}])`,
      'u',
    ),
    of: ({ near, noun }) => [
      teller(near),
      { name: `${near}’s ${noun}`, translated: false, described: true },
    ],
  },
  {
    form: new RegExp(
      String.raw`(?<![\p{L}])(?<far>(?:a|an|the|un|une|le|la)\s+\p{L}+(?:\s+(?:of|from|at|in|de|du)\s+(?:the\s+)?\p{L}+)?) (?:read|showed|told|gave|wrote|dictated) (?:me|us|to me|to us)(?![\p{L}])`,
      'iu',
    ),
    of: ({ far }) => [teller(far)],
  },
  {
    form: new RegExp(
      String.raw`^(?:[Ff]orwarded|[Ss]hared|[Cc]opied|C[Oo][Nn][Ff][Ii][Rr][Mm][Ee][Dd]|[Cc]onfirmed|[Rr]eported|[Pp]ublished|[Tt]ransféré|[Cc]onfirmé) (?:by|from|par|de) (?:the\s+|la\s+|le\s+)?(?:(?:channel|paper|page|group|chaîne|journal)\s+)?(?<near>${NAME})\s*:`,
      'u',
    ),
    of: ({ near }) => [teller(near)],
  },
  {
    form: new RegExp(
      String.raw`, (?:provided|shared|sent|published|posted|supplied) by (?:the\s+)?(?:(?:channel|paper|page|group)\s+)?(?<near>${NAME})\s*,`,
      'u',
    ),
    of: ({ near }) => [teller(near)],
  },
  {
    form: new RegExp(String.raw`^(?:From|De) (?<near>${NAME}), (?:who|qui) ${SAYS}\s*[:,]`, 'u'),
    of: ({ near }) => [teller(near)],
  },
  {
    form: /^(?<far>(?:My|Our|One of (?:my|our)|Mon|Ma|Notre|Nos) [^:\n.,]{2,50}?)\s*(?:reports?|says?|writes?|dit|disent)?\s*[:：]/u,
    of: ({ far }) => [teller(far)],
  },
];

/** Who a sentence says it comes from; empty when it says nothing of that kind. */
export function provenanceOf(sentence: string): readonly Teller[] {
  const words = sentence.slice(0, 400).trim();
  for (const { form, of } of FORMS) {
    const match = form.exec(words);
    if (match !== null) return of(match.groups ?? {});
  }
  return [];
}

function teller(name: string | undefined, translated = false): Teller {
  const words = (name ?? '').trim();
  return {
    name: words,
    translated,
    described: /^(?:the|our|my|one|his|her|a|an|le|la|un|une|notre|nos|mon|ma)\s/iu.test(words),
  };
}
