import { expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import { instant } from '#terms/time.ts';
import type { Document } from '#intake/document.ts';
import { LiveLinks } from './live-links.ts';
import { suggestLinks } from './suggest-links.ts';

const TEXT =
  'three lorries came to the mill after the evening prayer and took the men to the north';

function message(id: string, day: number, text = TEXT): Document {
  const from = `2026-03-0${day}`;
  return {
    id: asId(id),
    caseId: asId('case'),
    version: 1,
    madeAt: instant('2026-03-12T10:00:00Z'),
    madeBy: asId('user'),
    exhibitId: asId(`exhibit ${id}`),
    importId: asId('import'),
    part: id,
    kind: 'message',
    language: null,
    textReceived: text,
    text,
    repairs: [],
    statedTime: { from, to: from, stated: from, zone: null },
    sender: `sender of ${id}`,
    senderSourceId: null,
    sessionId: null,
    forwardedFrom: null,
    media: [],
    title: null,
  };
}

it('[L10] suggests parents as documents come and go, as from all of them at once', () => {
  const live = new LiveLinks();
  const here = [message('a', 3), message('b', 1), message('c', 2), message('d', 4, 'all quiet')];
  here.forEach((document, place) => live.addDocument(document, place));
  expect(live.all()).toEqual(suggestLinks({ documents: here, claims: [] }));
  expect(live.parentOf('c')?.parent.id).toBe('b');
  expect(live.parentOf('b')).toBeNull();
  expect(live.parentOf('d')).toBeNull();

  live.removeDocument('b');
  expect(live.parentOf('c')).toBeNull();
  expect(live.parentOf('a')?.parent.id).toBe('c');
  live.removeDocument('nobody');
  expect(live.all()).toEqual(
    suggestLinks({ documents: [here[0]!, here[2]!, here[3]!], claims: [] }),
  );
});
