/** Countries by their names in English or their two letters, as somebody types them: `Syria, IQ`. */

let names: ReadonlyMap<string, string> | null = null;

/** The codes of what was typed, and the first name that is none. Names are parted by commas. */
export function countriesIn(typed: string): {
  readonly codes: readonly string[];
  readonly unknown: string | undefined;
} {
  const said = typed
    .split(/[,;،]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const found = said.map((one) => codeOf(one));
  return {
    codes: [...new Set(found.filter((one) => one !== null))],
    unknown: said.find((_, i) => found[i] === null),
  };
}

/** `SY` is Syria. */
export function countryName(code: string): string {
  return DISPLAYED.of(code) ?? code;
}

const DISPLAYED = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

function codeOf(said: string): string | null {
  names ??= allNames();
  return names.get(fold(said)) ?? null;
}

/** Every pair of letters that the browser has a name for. */
function allNames(): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      const name = DISPLAYED.of(code);
      if (name === undefined || name === code || NO_COUNTRY.has(code)) continue;
      all.set(fold(code), code);
      // A state that is no more has the name of the one that took its place.
      if (!all.has(fold(name)) || code === STANDS.get(fold(name))) all.set(fold(name), code);
    }
  }
  return all;
}

/** Groups of countries, and codes for what is not known. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);
/** Names that an old code has too. */
const STANDS = new Map([
  ['germany', 'DE'],
  ['france', 'FR'],
  ['russia', 'RU'],
  ['yemen', 'YE'],
  ['vietnam', 'VN'],
  ['serbia', 'RS'],
  ['united kingdom', 'GB'],
  ['zimbabwe', 'ZW'],
  ['congo kinshasa', 'CD'],
  ['myanmar burma', 'MM'],
  ['timor leste', 'TL'],
  ['burkina faso', 'BF'],
  ['benin', 'BJ'],
  ['vanuatu', 'VU'],
  ['united states', 'US'],
]);

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}
