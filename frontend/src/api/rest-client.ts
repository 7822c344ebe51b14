import { ApiError } from './api-error';
import type { Page } from '../model';

const TIMEOUT_MS = 20_000;

interface ListBody<T> {
  results?: T[];
  links?: { rel: string }[];
}

/** Calls OpenMRS' REST API with the page's own session. */
export class RestClient {
  /** @param base OpenMRS' context path, such as /openmrs */
  constructor(private readonly base: string) {}

  async get<T>(path: string, query: Query = {}): Promise<T> {
    return (await (await this.call(path + search(query))).json()) as T;
  }

  async list<T>(path: string, query: Query = {}): Promise<Page<T>> {
    const body = await this.get<ListBody<T>>(path, query);
    return { items: body.results ?? [], hasMore: (body.links ?? []).some((link) => link.rel === 'next') };
  }

  async post<T>(path: string, body: object): Promise<T> {
    const response = await this.call(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as T;
  }

  /** Asks whether something changed since the version that etag names; null means that it did not. */
  async getIfChanged(path: string, query: Query, etag: string | null): Promise<{ etag: string | null } | null> {
    const response = await this.call(path + search(query), {
      headers: etag === null ? {} : { 'If-None-Match': etag },
      cache: 'no-store',
    });
    return response.status === 304 ? null : { etag: response.headers.get('ETag') };
  }

  private async call(path: string, init: Call = {}): Promise<Response> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
    try {
      const response = await fetch(`${this.base}/ws/rest/v1/${path}`, {
        credentials: 'same-origin',
        ...init,
        headers: { Accept: 'application/json', 'Disable-WWW-Authenticate': 'true', ...init.headers },
        signal: abort.signal,
      });
      if (!response.ok && response.status !== 304) {
        throw ApiError.of(response.status, await response.json().catch((): unknown => null));
      }
      return response;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** A request whose headers are a plain object, so that they can be added to. */
interface Call extends RequestInit {
  headers?: Record<string, string>;
}

export type Query = Record<string, string | number | undefined>;

function search(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text && `?${text}`;
}
