import { ApiError } from './api/api-error';
import type { ConversationsApi, MessageWish } from './api/conversations-api';
import type { TeamApi } from './api/team-api';
import type { Conversation, Draft, Message, ScheduledMessage } from './model';

/** The channel under which notes among staff stand. */
export const NOTE = 'note';
/** The channel that leaves nothing to a carrier. */
export const SECURE = 'secure';

const PAGE = 50;
/** The most that the server gives in one page. */
const LARGEST_PAGE = 100;

/** One thread as it is known here: its messages oldest first, those on their way to the server last. */
export class ThreadStore {
  conversation: Conversation;
  /** What waits to be sent, the next due first. */
  scheduled: readonly ScheduledMessage[] = [];
  hasOlder = false;
  loaded = false;
  private stored: Message[] = [];
  private unconfirmed: Message[] = [];
  private loadingOlder: Promise<void> | null = null;
  private lastMarked = '';

  constructor(
    private readonly api: ConversationsApi,
    private readonly team: TeamApi,
    conversation: Conversation,
    private readonly changed: () => void,
  ) {
    this.conversation = conversation;
  }

  get messages(): readonly Message[] {
    return [...this.stored, ...this.unconfirmed];
  }

  /** Fetches the conversation and its newest messages, and keeps the older ones that were loaded before. */
  async refresh(): Promise<void> {
    const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, this.stored.length));
    const [conversation, page, scheduled] = await Promise.all([
      this.api.get(this.conversation.uuid),
      this.api.messages(this.conversation.uuid, 0, limit),
      this.team.scheduled(this.conversation.uuid),
    ]);
    this.conversation = conversation;
    this.scheduled = scheduled;
    const newest = [...page.items].reverse();
    const known = new Set(newest.map((message) => message.uuid));
    const overlap = this.stored.findIndex((message) => known.has(message.uuid));
    if (overlap < 0) {
      this.stored = newest;
      this.hasOlder = page.hasMore;
    } else {
      const added = this.stored.filter((message) => !known.has(message.uuid) && isAfter(message, newest));
      this.stored = [...this.stored.slice(0, overlap), ...newest, ...added];
      this.hasOlder = this.loaded && this.stored.length > newest.length ? this.hasOlder : page.hasMore;
    }
    this.loaded = true;
    this.changed();
  }

  /** Fetches one page of older messages; calls that overlap share it. */
  loadOlder(): Promise<void> {
    this.loadingOlder ??= this.fetchOlder().finally(() => {
      this.loadingOlder = null;
    });
    return this.loadingOlder;
  }

  /** Posts a draft, which shows at once; when that fails it is taken away again and the error thrown. */
  async send(draft: Draft): Promise<void> {
    const placeholder = unconfirmedMessage(draft);
    this.unconfirmed = [...this.unconfirmed, placeholder];
    this.changed();
    try {
      this.put(await this.api.send(this.conversation.uuid, draft));
    } finally {
      this.unconfirmed = this.unconfirmed.filter((message) => message !== placeholder);
      this.changed();
    }
  }

  async setStatus(message: Message, status: MessageWish, reason?: string): Promise<void> {
    try {
      this.put(await this.api.setMessageStatus(this.conversation.uuid, message.uuid, status, reason));
      this.changed();
    } catch (thrown) {
      // The message has moved on since it was shown: show what it has become, then say why the wish came too late.
      await this.refresh().catch(() => undefined);
      throw ApiError.from(thrown);
    }
  }

  async apply(change: Promise<Conversation>): Promise<void> {
    this.conversation = await change;
    this.changed();
  }

  /** Tells the server that this user has seen the thread's newest message, once for each. */
  async markRead(): Promise<void> {
    const newest = this.stored[this.stored.length - 1]?.uuid;
    if (!newest || newest === this.lastMarked || this.conversation.unread === 0) {
      return;
    }
    const before = this.lastMarked;
    this.lastMarked = newest;
    try {
      await this.apply(this.api.markRead(this.conversation.uuid, newest));
    } catch {
      this.lastMarked = before;
    }
  }

  private async fetchOlder(): Promise<void> {
    const page = await this.api.messages(this.conversation.uuid, this.stored.length, PAGE);
    const known = new Set(this.stored.map((message) => message.uuid));
    const older = [...page.items].reverse().filter((message) => !known.has(message.uuid));
    this.stored = [...older, ...this.stored];
    this.hasOlder = page.hasMore;
    this.changed();
  }

  private put(message: Message): void {
    const at = this.stored.findIndex((known) => known.uuid === message.uuid);
    this.stored = at < 0 ? [...this.stored, message] : this.stored.map((known, i) => (i === at ? message : known));
  }
}

/** Whether a message that a page lacks was added here after that page was asked for, rather than gone from the server. */
function isAfter(message: Message, page: readonly Message[]): boolean {
  const last = page[page.length - 1];
  return !last || message.dateCreated > last.dateCreated;
}

function unconfirmedMessage(draft: Draft): Message {
  const now = new Date().toISOString();
  return {
    uuid: draft.clientToken,
    direction: draft.channel === NOTE ? 'INTERNAL' : 'OUTBOUND',
    channel: draft.channel,
    kind: 'TEXT',
    call: null,
    subject: draft.subject || null,
    text: draft.text,
    retracted: false,
    html: null,
    quoted: null,
    automatic: false,
    attachments: draft.attachments ?? [],
    status: 'QUEUED',
    statusDate: now,
    statusReason: null,
    sender: null,
    fromAddress: null,
    toAddress: null,
    dateCreated: now,
    retryable: false,
    cancellable: false,
    mentions: [],
    retractable: false,
  };
}
