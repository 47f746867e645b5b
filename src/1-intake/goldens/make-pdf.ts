/** One page: what it draws, in the language of PDF pages. */
export interface MadePage {
  readonly draws: string;
  /** More entries of the page's dictionary, such as `/Annots [...]`. */
  readonly more?: string;
}

/** Lines of text in Helvetica, from the top left. */
export function lines(texts: readonly string[], top = 740, leading = 16): string {
  return texts
    .map(
      (text, i) =>
        `BT /F1 12 Tf 1 0 0 1 72 ${top - i * leading} Tm (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
    )
    .join('\n');
}

/**
 * A PDF for tests, written as ISO 32000-1 describes it: catalog, page tree, pages, a font, a picture
 * of one pixel. Objects 1 to 5 are these; `objects` come after, from number 10 + 2 × pages on.
 */
export function makePdf(
  pages: readonly MadePage[],
  more: {
    readonly catalog?: string;
    readonly trailer?: string;
    readonly kids?: string;
    readonly count?: number;
    readonly objects?: readonly string[];
  } = {},
): Uint8Array {
  const first = 10;
  const kids = pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ');
  const objects = new Map<number, string>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${more.catalog ?? ''} >>`],
    [2, `<< /Type /Pages /Kids [${more.kids ?? kids}] /Count ${more.count ?? pages.length} >>`],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    [
      4,
      '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream',
    ],
    [
      5,
      "<< /Title (Report on the silo) /Author (Dana Ferrow) /CreationDate (D:20260314063000+03'00') >>",
    ],
  ]);
  pages.forEach(({ draws, more: own }, i) => {
    objects.set(
      first + 2 * i,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> /Contents ${first + 2 * i + 1} 0 R ${own ?? ''} >>`,
    );
    objects.set(
      first + 2 * i + 1,
      `<< /Length ${Buffer.byteLength(draws, 'latin1')} >>\nstream\n${draws}\nendstream`,
    );
  });
  (more.objects ?? []).forEach((object, i) => objects.set(first + 2 * pages.length + i, object));
  let file = '%PDF-1.7\n%\xE2\xE3\xCF\xD3\n';
  const offsets = new Map<number, number>();
  for (const [number, object] of [...objects].sort(([a], [b]) => a - b)) {
    offsets.set(number, file.length);
    file += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const start = file.length;
  const size = Math.max(...objects.keys()) + 1;
  file += `xref\n0 ${size}\n`;
  for (let n = 0; n < size; n += 1) {
    const at = offsets.get(n);
    file +=
      at === undefined ? '0000000000 65535 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`;
  }
  file += `trailer\n<< /Size ${size} /Root 1 0 R /Info 5 0 R ${more.trailer ?? ''} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

/** A page that only shows a picture. */
export const scan: MadePage = { draws: 'q 500 0 0 700 50 50 cm /I1 Do Q' };
