import { newClientToken } from './client-token';
import type { Draft } from './model';

interface StoredDraft extends Draft {
  /** Whether it was posted already, with an outcome we do not know. */
  attempted: boolean;
}

/**
 * What is typed and not yet sent, one draft per conversation, kept for this browser tab only.
 * A draft keeps its token while it is posted again unchanged; once it was posted, an edit makes it another message.
 * While one is being posted, the next can be typed.
 */
export class DraftStore {
  private draft: StoredDraft;

  private outgoing: StoredDraft | null = null;

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

  /** Takes the draft to post it, and starts the next one on the same channel. */
  take(): Draft {
    const { channel, subject, text, clientToken } = this.draft;
    this.outgoing = { ...this.draft, attempted: true };
    this.draft = { ...blank(), channel };
    this.write();
    return { channel, subject, text, clientToken };
  }

  /** What was taken has arrived. */
  sent(): void {
    this.outgoing = null;
    this.write();
  }

  /** What was taken did not arrive, as far as one knows: it is the draft again, before what was typed since. */
  giveBack(): void {
    this.draft = this.whole();
    this.outgoing = null;
    this.write();
  }

  /** Starts anew on the same channel. */
  clear(): void {
    this.draft = { ...blank(), channel: this.draft.channel };
    this.write();
  }

  private whole(): StoredDraft {
    const { outgoing, draft } = this;
    if (!outgoing) {
      return draft;
    }
    if (!draft.text && !draft.subject) {
      return outgoing;
    }
    return { ...draft, subject: draft.subject || outgoing.subject, text: [outgoing.text, draft.text].filter(Boolean).join('\n') };
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
      const whole = this.whole();
      if (whole.text || whole.subject) {
        this.storage?.setItem(this.key, JSON.stringify(whole));
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
