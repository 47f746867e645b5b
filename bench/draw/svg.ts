/** The little of SVG that the pictures need, as text. */

export const INK = '#1f2933';
export const SOFT = '#6b7785';
export const GRID = '#e3e7ec';
export const PAPER = '#ffffff';
/** Told apart by people who see fewer colours too (Okabe & Ito 2008). */
export const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#8a6d00'] as const;

export type Attributes = Readonly<Record<string, string | number>>;

export function tag(name: string, attributes: Attributes, content = ''): string {
  const words = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escape(value)}"`,
  );
  return content === ''
    ? `<${name}${words.join('')}/>`
    : `<${name}${words.join('')}>${content}</${name}>`;
}

export function text(x: number, y: number, words: string, attributes: Attributes = {}): string {
  return tag('text', { x, y, fill: INK, ...attributes }, escape(words));
}

/** A whole picture; `title` and `about` are what a screen reader says. */
export function picture(
  width: number,
  height: number,
  { title, about }: { readonly title: string; readonly about: string },
  parts: readonly string[],
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(`${title}. ${about}`)}" font-family="system-ui, -apple-system, 'Segoe UI', sans-serif" font-size="13">
${[tag('rect', { width, height, fill: PAPER }), ...parts].join('\n')}
</svg>
`;
}

export function escape(words: string): string {
  return words.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Numbers to a tenth of a pixel: the same picture has the same bytes. */
function short(x: number): string {
  return String(Number(x.toFixed(1)));
}
