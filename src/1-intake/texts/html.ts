import { notText } from '../encoding/decode.ts';
import type { Format } from '../format.ts';
import { extensionOf } from '../media-type.ts';
import { isWebArchive, latin1 } from './web-archive.ts';

/**
 * A web page that was saved (`.html`, `.mhtml`): its article, without menus and advertisements.
 *
 * The article is found by Mozilla's Readability; where it finds none, the text of the whole page is
 * read. Headline, byline and date of publication are taken from what the page says about itself
 * (JSON-LD, `meta`, `time`), the address it names is noted. Scripts are never run, styles and pictures
 * never loaded, nothing is fetched. Text that the page hides is not part of the article; it is noted
 * with its words. A page nested or filled beyond reason is read as plain words without building a tree.
 */
export const html: Format = {
  name: 'html',

  recognises(head, fileName) {
    const named = ['html', 'htm', 'xhtml', 'shtml', 'mht', 'mhtml'].includes(extensionOf(fileName));
    if (notText(head) !== null) return named ? 0.3 : 0;
    const start = latin1(head.subarray(0, 2048)).replaceAll('\0', '');
    if (isWebArchive(start)) return 0.9;
    const page =
      /^[^<]{0,10}(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(
        start,
      );
    return named ? 0.9 : page ? 0.75 : 0;
  },

  // Its parsers are large and are loaded with the first page.
  read: async (bytes, fileName, options) =>
    (await import('./read-html.ts')).readHtml(bytes, fileName, options),
};
