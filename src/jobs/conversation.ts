/**
 * What stood around a message in its chat: the answers, the question before it, who else was there. A
 * message is read in its conversation, or "the second one" has no first.
 *
 * Messages of one chat come from one file and are numbered as they stand there, so the neighbours are
 * found by number. Mail has subjects, and what lies beside a mail in a mailbox is another matter.
 */
import type { CaseId } from '#terms/ids.ts';
import type { Source } from '#terms/source.ts';
import type { Document } from '#intake/document.ts';
import { resolveSender } from '#claims/resolve-sender.ts';
import type { ReadTx } from '#store/store.ts';
import type { ConversationLine } from './views.ts';

/** So many on either side, and so much of each. */
const MOST = 4;
const MOST_WORDS = 400;

export async function conversationAround(
  tx: ReadTx,
  caseId: CaseId,
  document: Document,
  number: number,
  sources: readonly Source[],
): Promise<readonly ConversationLine[]> {
  if (!isOfChat(document)) return [];
  const side = async (step: 1 | -1): Promise<readonly ConversationLine[]> => {
    const lines: ConversationLine[] = [];
    for (let at = number + step; lines.length < MOST; at += step) {
      const one = await tx.documentNumbered(caseId, at);
      if (one === null || !isOfChat(one) || one.exhibitId !== document.exhibitId) break;
      lines.push({
        number: at,
        sender: nameOf(one, sources),
        statedTime: one.statedTime,
        text: one.text.length > MOST_WORDS ? `${one.text.slice(0, MOST_WORDS)}…` : one.text,
        media: one.media.map(({ name }) => name),
        language: one.language,
      });
    }
    return lines;
  };
  return [...(await side(-1)).toReversed(), ...(await side(1))];
}

/** Who wrote it: the pseudonym where it is known, else as the chat has it. */
function nameOf({ sender, senderSourceId }: Document, sources: readonly Source[]): string | null {
  const known =
    sources.find(({ id }) => id === senderSourceId) ??
    (sender === null ? null : resolveSender(sender, sources));
  return known?.pseudonym ?? sender;
}

function isOfChat({ kind, title }: Document): boolean {
  return kind === 'message' && (title === null || title === '');
}
