import { ApiError } from './api-error';
import type { Page } from '../model';

const TIMEOUT_MS = 20_000;
const UPLOAD_TIMEOUT_MS = 300_000;

interface ListBody<T> {
  results?: T[];
  links?: { rel: string }[];
}

/** Calls OpenMRS' REST API, or another JSON API of its kind, with the page's own session. */
export class RestClient {
  /**
   * @param base OpenMRS' context path, such as /openmrs
   * @param root where the API's paths begin below it
   * @param ask how to call
   */
  constructor(
    private readonly base: string,
    private readonly root = '/ws/rest/v1/',
    private readonly ask: Ask = async (address, init) => fetch(address, init),
  ) {}

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
    const text = await response.text();
    return (text === '' ? {} : JSON.parse(text)) as T;
  }

  /** Where the browser itself fetches something, such as a picture. */
  address(path: string): string {
    return `${this.base}${this.root}${path}`;
  }

  /** Posts a file as it is. */
  async upload<T>(path: string, query: Query, file: Blob, headers: Record<string, string> = {}): Promise<T> {
    const response = await this.call(path + search(query), { method: 'POST', headers: { 'Content-Type': 'application/octet-stream', ...headers }, body: file }, UPLOAD_TIMEOUT_MS);
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

  private async call(path: string, init: Call = {}, patience = TIMEOUT_MS): Promise<Response> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), patience);
    try {
      const response = await this.ask(this.address(path), {
        credentials: 'same-origin',
        ...init,
        headers: { Accept: 'application/json', 'Disable-WWW-Authenticate': 'true', ...init.headers },
        signal: abort.signal,
      });
      if (!response.ok && response.status !== 304) {
        const body: unknown = await response.json().catch((): unknown => null);
        throw ApiError.of(response.status, body, Number(response.headers.get('Retry-After')) || 0);
      }
      return response;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The browser's fetch, or what stands in for it. */
export type Ask = (address: string, init: RequestInit) => Promise<Response>;

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
