/** What kind of refusal an answer is, which decides what the person can do about it. */
export type FailureKind = 'offline' | 'session' | 'forbidden' | 'missing' | 'invalid' | 'server';

interface RestProblem {
  code?: string;
  message?: string;
}

interface RestErrorBody {
  error?: {
    message?: string;
    code?: string;
    globalErrors?: RestProblem[];
    fieldErrors?: Record<string, RestProblem[]>;
  };
}

/** A call that did not succeed, with the server's own words where it gave any. */
export class ApiError extends Error {
  constructor(
    readonly kind: FailureKind,
    /** A sentence for the reader, or empty when the server sent none. */
    readonly sentence = '',
    readonly code = '',
    readonly fields: Readonly<Record<string, string>> = {},
    /** The HTTP status, or 0 where there was no answer. */
    readonly status = 0,
    /** After how many seconds the server takes the call again; 0 where it did not say. */
    readonly waitSeconds = 0,
  ) {
    super(sentence || kind);
  }

  /** Reads webservices.rest's error form: global errors first, since these are written for people. */
  static of(status: number, body: unknown, waitSeconds = 0): ApiError {
    const error = isErrorBody(body) ? (body.error ?? {}) : {};
    const fields: Record<string, string> = {};
    for (const [name, problems] of Object.entries(error.fieldErrors ?? {})) {
      fields[name] = problems.map((problem) => problem.message ?? problem.code ?? '').join(' ');
    }
    const global = error.globalErrors?.[0];
    const sentence = global?.message ?? Object.values(fields)[0] ?? error.message ?? '';
    return new ApiError(kindOf(status), sentence, global?.code ?? error.code ?? '', fields, status, waitSeconds);
  }

  /** Any thrown thing as an ApiError: a failed fetch is a lost connection. */
  static from(thrown: unknown): ApiError {
    return thrown instanceof ApiError ? thrown : new ApiError('offline');
  }
}

function kindOf(status: number): FailureKind {
  switch (status) {
    case 401:
      return 'session';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'missing';
    case 400:
    case 409:
    case 422:
      return 'invalid';
    default:
      return 'server';
  }
}

function isErrorBody(body: unknown): body is RestErrorBody {
  return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object';
}
