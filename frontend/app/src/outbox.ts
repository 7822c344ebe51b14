import { ApiError } from '../../src/api/api-error';
import type { AppFile } from './model';

/** A message that the server has not confirmed yet. */
export interface Waiting {
  thread: string;
  text: string;
  attachments: readonly AppFile[];
  /** The same at every attempt, so that the server takes the message once. */
  clientToken: string;
  written: string;
  /** The server's refusal, when waiting does not help: then the person decides. */
  refused?: string;
}

type Send = (message: Waiting) => Promise<unknown>;

/**
 * Messages on their way to the server, kept on the device per participant until it confirmed them: written off-line, they go
 * in their order when the connection is back, once. Read anew from the storage at each step, since another tab may have sent them.
 */
export class Outbox {
  private sending: Promise<ApiError | null> | null = null;
  private memory: readonly Waiting[] = [];
  /** Whether the storage failed, so that only the memory is right. */
  private volatile = false;

  /**
   * @param owner whose messages: what one person wrote must not go out under another's name from a shared phone
   */
  constructor(
    private readonly owner: string,
    private readonly send: Send,
    private readonly onChange: () => void,
    private readonly storage: Storage | null = deviceStorage(),
  ) {
    this.memory = this.read();
  }

  get all(): readonly Waiting[] {
    return this.memory;
  }

  of(thread: string): readonly Waiting[] {
    return this.memory.filter((message) => message.thread === thread);
  }

  add(message: Waiting): void {
    this.write([...this.read(), message]);
  }

  /** The person gives a refused message up. */
  remove(clientToken: string): void {
    this.write(this.read().filter((message) => message.clientToken !== clientToken));
  }

  /** The person tries a refused message again. */
  retry(clientToken: string): void {
    this.write(this.read().map((message) => (message.clientToken === clientToken ? { ...message, refused: undefined } : message)));
  }

  clear(): void {
    this.write([]);
  }

  /**
   * Sends what waits, one after the other; several calls at once are one.
   *
   * @returns why it stopped early: no connection, a server in trouble, or an ended session; null when nothing waits any more
   */
  async flush(): Promise<ApiError | null> {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  /** Looks again at what is stored, which another tab may have changed. */
  reload(): void {
    this.memory = this.read();
    this.onChange();
  }

  private async sendAll(): Promise<ApiError | null> {
    for (let next = this.next(); next; next = this.next()) {
      const { clientToken } = next;
      try {
        await this.send(next);
        this.remove(clientToken);
      } catch (thrown) {
        const failure = ApiError.from(thrown);
        if (mends(failure)) {
          return failure;
        }
        this.write(this.read().map((message) => (message.clientToken === clientToken ? { ...message, refused: failure.sentence || failure.kind } : message)));
      }
    }
    return null;
  }

  private next(): Waiting | undefined {
    return this.read().find((message) => message.refused === undefined);
  }

  private get key(): string {
    return `patientconversations.outbox.${this.owner}`;
  }

  private read(): readonly Waiting[] {
    if (!this.storage || this.volatile) {
      return this.memory;
    }
    try {
      const stored: unknown = JSON.parse(this.storage.getItem(this.key) ?? '[]');
      return Array.isArray(stored) ? (stored as Waiting[]) : [];
    } catch {
      return this.memory;
    }
  }

  private write(messages: readonly Waiting[]): void {
    this.memory = messages;
    try {
      if (messages.length > 0) {
        this.storage?.setItem(this.key, JSON.stringify(messages));
      } else {
        this.storage?.removeItem(this.key);
      }
    } catch {
      // A full or forbidden storage only costs the messages' survival of a reload.
      this.volatile = true;
    }
    this.onChange();
  }
}

/** Whether the same call may succeed later without anybody doing something about the message. */
function mends({ kind, status }: ApiError): boolean {
  return kind === 'offline' || kind === 'session' || (kind === 'server' && status !== 413 && status !== 415);
}

/** How many messages wait on this device, whoever wrote them. */
export function countWaiting(storage: Storage | null = deviceStorage()): number {
  let count = 0;
  for (let i = 0; i < (storage?.length ?? 0); i += 1) {
    const key = storage?.key(i) ?? '';
    if (key.startsWith('patientconversations.outbox.')) {
      try {
        count += (JSON.parse(storage?.getItem(key) ?? '[]') as unknown[]).length;
      } catch {
        // What cannot be read does not wait.
      }
    }
  }
  return count;
}

function deviceStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
