import { newClientToken } from './client-token';
import type { Draft } from './model';

interface StoredDraft extends Draft {
  /** Whether it was posted already, with an outcome we do not know. */
  attempted: boolean;
}

/**
 * What is typed and not yet sent, one draft per conversation, kept for this browser tab only.
 * A draft keeps its token while it is posted again unchanged; once it was posted, an edit makes it another message.
 */
export class DraftStore {
  private draft: StoredDraft;

  constructor(
    private readonly conversation: string,
    private readonly storage: Storage | null = tabStorage(),
  ) {
    this.draft = this.read() ?? blank();
  }

  get current(): Readonly<Draft> {
    return this.draft;
  }

  edit(change: Partial<Pick<Draft, 'channel' | 'subject' | 'text'>>): void {
    const clientToken = this.draft.attempted ? newClientToken() : this.draft.clientToken;
    this.draft = { ...this.draft, ...change, clientToken, attempted: false };
    this.write();
  }

  /** Takes a copy to post and remembers that it was posted. */
  attempt(): Draft {
    this.draft = { ...this.draft, attempted: true };
    this.write();
    const { channel, subject, text, clientToken } = this.draft;
    return { channel, subject, text, clientToken };
  }

  /** Starts the next draft on the same channel. */
  clear(): void {
    this.draft = { ...blank(), channel: this.draft.channel };
    this.write();
  }

  private get key(): string {
    return `patientconversations.draft.${this.conversation}`;
  }

  private read(): StoredDraft | null {
    try {
      const stored = this.storage?.getItem(this.key);
      return stored ? { ...blank(), ...(JSON.parse(stored) as Partial<StoredDraft>) } : null;
    } catch {
      return null;
    }
  }

  private write(): void {
    try {
      if (this.draft.text || this.draft.subject) {
        this.storage?.setItem(this.key, JSON.stringify(this.draft));
      } else {
        this.storage?.removeItem(this.key);
      }
    } catch {
      // A full or forbidden storage only costs the draft's survival of a reload.
    }
  }
}

function blank(): StoredDraft {
  return { channel: '', subject: '', text: '', clientToken: newClientToken(), attempted: false };
}

function tabStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
