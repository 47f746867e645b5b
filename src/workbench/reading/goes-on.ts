import { useState } from 'react';

/** Whether the desk goes on by itself when the last suggestion of a document is decided; kept while the page is open. */
let remembered = true;

export function useGoesOn(): readonly [goesOn: boolean, set: (on: boolean) => void] {
  const [goesOn, setGoesOn] = useState(remembered);
  return [
    goesOn,
    (on) => {
      remembered = on;
      setGoesOn(on);
    },
  ];
}
