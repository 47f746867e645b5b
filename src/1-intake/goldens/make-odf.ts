import { makeZip } from './make-zip.ts';

const NS = ['office', 'text', 'table', 'style', 'meta']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')
  .concat(' xmlns:dc="http://purl.org/dc/elements/1.1/"');

/** An OpenDocument file for tests: what stands in its body, and its automatic styles. */
export function makeOdf(
  kind: 'text' | 'spreadsheet',
  body: string,
  more: {
    readonly styles?: string;
    readonly master?: string;
    readonly meta?: string;
    readonly manifest?: string;
  } = {},
): Uint8Array {
  return makeZip([
    { name: 'mimetype', content: `application/vnd.oasis.opendocument.${kind}` },
    {
      name: 'content.xml',
      content: `<office:document-content ${NS}><office:automatic-styles>${more.styles ?? ''}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    },
    {
      name: 'styles.xml',
      content: `<office:document-styles ${NS}><office:master-styles>${more.master ?? ''}</office:master-styles></office:document-styles>`,
    },
    {
      name: 'meta.xml',
      content: `<office:document-meta ${NS}><office:meta>${more.meta ?? ''}</office:meta></office:document-meta>`,
    },
    { name: 'META-INF/manifest.xml', content: more.manifest ?? '<manifest/>' },
  ]);
}
