import { Link } from '@tanstack/react-router';
import { Paperclip } from 'lucide-react';
import type { ConversationLine } from '#server/views.ts';
import { whenWords } from '../parts/when.ts';
import { useWords, words } from '../words/words.ts';

/** Messages of the chat before or after the one that is read; each leads to its own page. */
export function Conversation(props: {
  readonly caseId: string;
  readonly lines: readonly ConversationLine[];
  readonly side: 'before' | 'after';
}) {
  const t = useWords();
  if (props.lines.length === 0) return null;
  return (
    <ol className="conversation small" aria-label={t(`reading.conversation.${props.side}`)}>
      {props.lines.map((line) => (
        <li key={line.number}>
          <Link
            to="/case/$caseId/reading/$document"
            params={{ caseId: props.caseId, document: String(line.number) }}
          >
            <span className="mute">
              <bdi className="strong">{line.sender ?? ''}</bdi>
              {' · '}
              {whenWords(line.statedTime?.from ?? null, words.language, 'no year')}
            </span>
            <span className="conversation-text" dir="auto" lang={line.language ?? undefined}>
              {line.text}
            </span>
            {line.media.length > 0 && (
              <span className="mute">
                <Paperclip size={12} aria-hidden /> <bdi>{line.media.join(', ')}</bdi>
              </span>
            )}
          </Link>
        </li>
      ))}
    </ol>
  );
}
