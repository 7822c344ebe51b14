import { useEffect, useState } from 'react';
import { openmrsFetch, restBaseUrl } from '@openmrs/esm-framework';

/** The most that is counted; beyond it, there are just more. */
export const MOST = 99;

interface Answer {
  results: unknown[];
}

/**
 * Counts the conversations with messages that the user has not read, every so many seconds while the page is looked at.
 *
 * @returns 0 to MOST, or MOST + 1 for more; the last count known while the server cannot be reached
 */
export function useUnreadCount(seconds: number, wanted: boolean): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!wanted) {
      return undefined;
    }
    const abort = new AbortController();
    const ask = (): void => {
      if (document.hidden) {
        return;
      }
      openmrsFetch<Answer>(`${restBaseUrl}/conversation?unread=true&v=custom:(uuid)&limit=${MOST + 1}`, { signal: abort.signal }).then(
        ({ data }) => setCount(data.results.length),
        // The next question comes soon; an icon is no place to complain.
        () => undefined,
      );
    };
    ask();
    const timer = setInterval(ask, seconds * 1_000);
    document.addEventListener('visibilitychange', ask);
    return () => {
      abort.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [seconds, wanted]);
  return count;
}
