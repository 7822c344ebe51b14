/** How somebody came to the app: by a personal link, by a Practice Link, or by themselves. */
export type Arrival = { kind: 'link'; token: string } | { kind: 'practiceLink'; slug: string } | { kind: 'none' };

const KEY = 'patientconversations.arrival';
const TOKEN = /^[A-Za-z0-9_-]{20,128}$/;
const SLUG = /^j\.([A-Za-z0-9_-]{1,64})$/;

/** What is needed of the browser, so that a test can stand in for it. */
export interface Place {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  history: Pick<History, 'replaceState'>;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
}

/**
 * Takes the secret out of the address bar before anything else happens: neither the history nor a screenshot shall keep it.
 * It is held for this tab only, so that a reload in the middle of joining does not lose it.
 */
export function takeArrival(place: Place): Arrival {
  const { hash, pathname } = place.location;
  const fragment = hash.replace(/^#/, '');
  if (fragment !== '') {
    place.history.replaceState(null, '', pathname);
  }
  const arrived = read(fragment);
  if (arrived.kind !== 'none') {
    keep(place, fragment);
    return arrived;
  }
  try {
    return read(place.storage?.getItem(KEY) ?? '');
  } catch {
    return arrived;
  }
}

/** Forgets the secret once it served, or was refused. */
export function forgetArrival(storage: Place['storage']): void {
  try {
    storage?.removeItem(KEY);
  } catch {
    // Storage that is forbidden kept nothing.
  }
}

function keep(place: Place, fragment: string): void {
  try {
    place.storage?.setItem(KEY, fragment);
  } catch {
    // Without storage, the link must be opened again after a reload.
  }
}

function read(fragment: string): Arrival {
  const slug = SLUG.exec(fragment)?.[1];
  if (slug !== undefined) {
    return { kind: 'practiceLink', slug };
  }
  return TOKEN.test(fragment) ? { kind: 'link', token: fragment } : { kind: 'none' };
}
