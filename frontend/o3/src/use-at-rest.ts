import { useEffect, useState, type RefObject } from 'react';

const LOOK_EVERY_MS = 200;

/** How often in a row it has to be seen in the same place. */
const LOOKS = 3;

/** At the latest; a page that never rests must not keep anything from being shown. */
const MOST_LOOKS = 20;

/**
 * Whether what stands above a place in the page has come to rest. O3's chart puts the patient's banner and much else above its cards as it arrives:
 * a card that is there already is pushed down under the reader's eyes.
 */
export function useAtRest(place: RefObject<HTMLElement>): boolean {
  const [atRest, setAtRest] = useState(false);
  useEffect(() => {
    let last: number | undefined;
    let same = 0;
    let looks = 0;
    const timer = setInterval(() => {
      const top = place.current?.getBoundingClientRect().top;
      same = top === last ? same + 1 : 0;
      last = top;
      looks += 1;
      if (same >= LOOKS || looks >= MOST_LOOKS) {
        clearInterval(timer);
        setAtRest(true);
      }
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [place]);
  return atRest;
}
