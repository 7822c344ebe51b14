import type { Arrival } from './arrival';

const WAS_IN = 'patientconversations.wasIn';

/** The few browser calls that are needed, so that a test can stand in for them. */
export interface Caller {
  fetch: typeof fetch;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
}

/**
 * The calls that the first page needs whatever happens, begun while the rest of the app is still on its way: on a slow line each
 * would else cost a journey of its own. Each answer serves once.
 */
export class FirstCalls {
  private readonly begun = new Map<string, Promise<Response>>();

  constructor(private readonly caller: Caller) {}

  /** A link is opened only where nobody seems to be signed in: to open one that brings somebody back sends a code. */
  begin(arrival: Arrival): void {
    this.get('settings');
    this.get('me');
    if (this.wasIn) {
      this.get('threads');
    } else if (arrival.kind === 'link') {
      this.post('link', { token: arrival.token });
    } else if (arrival.kind === 'practiceLink') {
      this.post('join', { slug: arrival.slug });
    }
  }

  /** As the browser's own fetch; takes an answer that is on its way already where there is one for the very same call. */
  readonly fetch = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const key = keyOf(address, init.method, init.body);
    const begun = this.begun.get(key);
    this.begun.delete(key);
    if (!begun) {
      return this.caller.fetch.call(globalThis, address, init);
    }
    const { signal } = init;
    return Promise.race([begun, new Promise<never>((_resolve, reject) => signal?.addEventListener('abort', () => reject(new TypeError('took too long'))))]);
  };

  /** Remembers for the next visit whether somebody is signed in here; no more than that. */
  remember(signedIn: boolean): void {
    try {
      if (signedIn) {
        this.caller.storage?.setItem(WAS_IN, 'yes');
      } else {
        this.caller.storage?.removeItem(WAS_IN);
      }
    } catch {
      // Without storage, the next visit is a little slower.
    }
  }

  private get wasIn(): boolean {
    try {
      return this.caller.storage?.getItem(WAS_IN) === 'yes';
    } catch {
      return false;
    }
  }

  private get(path: string): void {
    this.keep(`./api/${path}`, { headers: { Accept: 'application/json' } });
  }

  private post(path: string, body: object): void {
    this.keep(`./api/${path}`, { method: 'POST', headers: { Accept: 'application/json', 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  }

  private keep(address: string, init: RequestInit): void {
    const answer = this.caller.fetch.call(globalThis, address, { credentials: 'same-origin', ...init });
    answer.catch(() => undefined);
    this.begun.set(keyOf(address, init.method, init.body), answer);
  }
}

function keyOf(address: string, method = 'GET', body?: BodyInit | null): string {
  return `${method} ${address} ${typeof body === 'string' ? body : ''}`;
}
