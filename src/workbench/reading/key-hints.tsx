/** "Enter accept · o O how they know": what stands before the words of each part is shown as keys. */
export function KeyHints({ text }: { readonly text: string }) {
  return (
    <span className="key-hints">
      {text.split(' · ').map((part) => {
        const words = part.split(' ');
        const first = words.findIndex((word) => word.length > 1 && word !== 'Enter');
        const keys = first === -1 ? words : words.slice(0, first);
        return (
          <span key={part} className="nowrap">
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}{' '}
            {first === -1 ? '' : words.slice(first).join(' ')}
          </span>
        );
      })}
    </span>
  );
}
