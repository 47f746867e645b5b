import type { DocumentView } from '#server/views.ts';
import { useWords } from '../words/words.ts';

/** Every repair of a damaged text: what stood there, what is read, why, and how sure that is. */
export function Repairs({ document }: { readonly document: DocumentView['document'] }) {
  const t = useWords();
  return (
    <table className="repairs small">
      <caption className="label">{t('suggest.receivedTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('suggest.receivedText')}</th>
          <th scope="col">{t('suggest.readText')}</th>
          <th scope="col">{t('suggest.repairWhy')}</th>
          <th scope="col">{t('suggest.repairSure')}</th>
        </tr>
      </thead>
      <tbody>
        {document.repairs.slice(0, 500).map((repair, i) => (
          <tr key={i}>
            <td dir="auto">{around(document.textReceived, repair.received)}</td>
            <td dir="auto">{around(document.text, repair.read)}</td>
            <td>{repair.why}</td>
            <td>{t(`repair.${repair.confidence}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The changed characters and a little of what stands around them. */
function around(text: string, [start, end]: readonly [number, number]) {
  return (
    <>
      {text.slice(Math.max(0, start - 14), start)}
      <mark className="repaired">{text.slice(start, end)}</mark>
      {text.slice(end, end + 14)}
    </>
  );
}
