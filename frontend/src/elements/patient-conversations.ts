import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { ApiError } from '../api/api-error';
import { ChangePoller } from '../change-poller';
import { icon } from '../icons';
import type { Conversation, Wording } from '../model';
import { ThreadStore } from '../thread-store';
import './conversation-list';
import type { ConversationList } from './conversation-list';
import { define } from './define';
import './failure-view';
import './new-conversation';
import type { NewConversation } from './new-conversation';
import { Outermost } from './outermost';
import './thread';
import type { Thread } from './thread';

const WIDE_PX = 760;
const PAGE = 25;
const SUMMARY = 3;

/**
 * A patient's conversations on the chart.
 * Attributes: patient (uuid), base, locale, login-url, read-only, view ("full", "summary" for an overview box, or "thread" for one
 * conversation without the list), conversation (uuid of one to open), new-conversation (to begin with the form), closable (in the view
 * "thread": whether there is a way back).
 * Before it opens a conversation or the form it fires "patient-conversations-open" with the conversation's uuid, or
 * "patient-conversations-new"; a page that shows it elsewhere cancels the event. On the way back from the view "thread" it fires
 * "patient-conversations-close"; when another of the patient's conversations is chosen there, "patient-conversations-switched" with its uuid. What was done or failed it tells with "patient-conversations-notice" (kind, text), which a page cancels
 * to show it in its own way.
 */
@define('patient-conversations')
export class PatientConversations extends Outermost {
  static override styles = [
    ...super.styles,
    css`
      .frame {
        position: relative;
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        grid-auto-columns: minmax(0, 1fr);
        border: var(--_frame);
        border-radius: var(--_radius);
        background: var(--_surface);
        overflow: hidden;
      }
      .frame > .skeleton {
        margin: 20px;
      }
      .frame.tall {
        block-size: var(--pc-block-size, clamp(440px, 84vh, 760px));
      }
      .frame.split {
        grid-template-columns: 320px minmax(0, 1fr);
      }
      .frame > * {
        min-block-size: 0;
        min-inline-size: 0;
      }
      .strip {
        grid-column: 1 / -1;
      }
      .frame.striped {
        grid-template-rows: auto minmax(0, 1fr);
      }
      .alone {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
      }
      .others {
        display: flex;
        gap: 4px;
        padding: 6px 12px;
        overflow-x: auto;
        border-block-end: 1px solid var(--_line);
      }
      .others .button {
        flex: none;
        max-inline-size: 16em;
        font-size: 0.9em;
      }
      .others .button[aria-current] {
        background: var(--_tint);
        color: var(--_on-tint);
      }
      .others bdi {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .split > pc-conversation-list {
        border-inline-end: 1px solid var(--_line);
      }
    `,
  ];

  /** The patient's uuid. */
  @property() patient = '';
  @property() view: 'full' | 'summary' | 'thread' = 'full';
  @property() conversation = '';
  @property({ type: Boolean, attribute: 'new-conversation' }) newConversation = false;
  @property({ type: Boolean }) closable = false;

  @state() private conversations: readonly Conversation[] | null = null;
  @state() private hasMore = false;
  @state() private wording: Wording | null = null;
  @state() private failure: ApiError | null = null;
  @state() private starting = false;
  /** The Standard conversation that the one to be started goes on from. */
  @state() private from: Conversation | null = null;
  @state() private store: ThreadStore | null = null;
  @state() private version = 0;
  @state() private wide = false;
  @state() private announcement = '';
  @query('pc-conversation-list') private readonly list!: ConversationList | null;
  @query('pc-new-conversation') private readonly form!: NewConversation | null;
  @query('pc-thread') private readonly thread!: Thread | null;

  private limit = PAGE;
  /** The conversation that was last asked for by its uuid. */
  private askedFor = '';
  private poller: ChangePoller | null = null;
  private readonly size = new ResizeObserver(([entry]) => {
    const width = entry?.contentRect.width ?? 0;
    if (width > 0) {
      this.wide = width >= WIDE_PX && this.view === 'full';
      this.openByItself();
    }
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.size.observe(this);
    document.addEventListener('visibilitychange', this.seen);
    if (this.hasUpdated) {
      this.watch();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.size.disconnect();
    document.removeEventListener('visibilitychange', this.seen);
    this.poller?.stop();
    this.poller = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('patient') || changed.has('base') || changed.has('locale')) {
      this.conversations = null;
      this.store = null;
      this.starting = this.newConversation && !this.readOnly;
      this.askedFor = '';
      this.watch();
    } else if (changed.has('conversation') && this.conversation && this.store && this.store.conversation.uuid !== this.conversation) {
      void this.openByUuid(this.conversation);
    }
  }

  protected override render(): TemplateResult {
    const unusable = this.failure !== null && this.conversations === null;
    const content = this.starting
      ? this.renderStart()
      : this.store
        ? this.renderThread(this.store)
        : this.view === 'thread'
          ? html`<div class="skeleton" role="status"><span class="visually-hidden">${this.t('loading')}</span></div>`
          : nothing;
    const split = this.wide && !unusable && content !== nothing;
    const strip = this.failure !== null && !unusable;
    const tall = this.view !== 'summary' || content !== nothing;
    return html`
      <div class="frame ${split ? 'split' : ''} ${strip ? 'striped' : ''} ${tall ? 'tall' : ''}">
        ${strip ? html`<pc-failure strip class="strip" .services=${this.services} .failure=${this.failure} @pc-retry=${this.retry}></pc-failure>` : nothing}
        ${unusable
          ? html`<pc-failure .services=${this.services} .failure=${this.failure} @pc-retry=${this.retry}></pc-failure>`
          : html`${split || content === nothing ? this.renderList() : nothing}${content}`}
      </div>
      <div class="visually-hidden" aria-live="polite">${this.announcement}</div>
    `;
  }

  private renderList(): TemplateResult {
    const summary = this.view === 'summary';
    return html`<pc-conversation-list
      .services=${this.services}
      .conversations=${summary ? (this.conversations?.slice(0, SUMMARY) ?? null) : this.conversations}
      .current=${this.store?.conversation.uuid ?? ''}
      .hasMore=${this.hasMore && !summary}
      ?headless=${summary}
      @pc-open=${(event: CustomEvent<Conversation>) => this.choose(event.detail)}
      @pc-new=${this.startNew}
      @pc-more=${this.showMore}
    ></pc-conversation-list>`;
  }

  private renderStart(): TemplateResult {
    return html`<pc-new-conversation
      .services=${this.services}
      .patient=${this.patient}
      .from=${this.from}
      ?joined=${this.conversations?.some(({ secure }) => secure?.joined) ?? false}
      @pc-back=${this.back}
      @pc-started=${(event: CustomEvent<Conversation>) => this.started(event.detail)}
    ></pc-new-conversation>`;
  }

  private renderThread(store: ThreadStore): TemplateResult {
    const thread = html`${keyed(
      store,
      html`<pc-thread
        .services=${this.services}
        .store=${store}
        .version=${this.version}
        .wording=${this.wording}
        ?wide=${this.wide || (this.view === 'thread' && !this.closable)}
        @pc-back=${this.back}
        @pc-seen=${this.seen}
        @pc-changed=${this.retry}
        @pc-new=${this.startNew}
        @pc-switch=${(event: CustomEvent<string>) => void this.switchTo(event.detail)}
      ></pc-thread>`,
    )}`;
    return this.view === 'thread' && (this.conversations?.length ?? 0) > 1 ? html`<div class="alone">${this.renderOthers(store)}${thread}</div>` : thread;
  }

  /** Where there is no list, the patient's other conversations stand above the one that is open. */
  private renderOthers(store: ThreadStore): TemplateResult {
    return html`<nav class="others" aria-label=${this.t('conversations')}>
      ${this.conversations?.map(
        (conversation) => html`<button
          type="button"
          class="button quiet"
          aria-current=${conversation.uuid === store.conversation.uuid ? 'true' : nothing}
          @click=${() => this.switchTo(conversation.uuid)}
        >
          ${icon(conversation.mode === 'SECURE' ? 'lock' : 'chat')}<bdi>${conversation.subject ?? this.t(`conversation.${conversation.mode}`)}</bdi>${conversation.unread
            ? html`<span class="badge"><span aria-hidden="true">${conversation.unread}</span><span class="visually-hidden">${this.t('unread', { count: conversation.unread })}</span></span>`
            : nothing}
        </button>`,
      )}
    </nav>`;
  }

  private watch(): void {
    this.poller?.stop();
    this.poller = null;
    if (!this.patient) {
      return;
    }
    const { conversations } = this.services;
    this.poller = new ChangePoller({
      check: (etag) => conversations.changes(this.patient, etag),
      onChange: () => this.load(),
      onOutcome: (failure) => (this.failure = failure),
      isHidden: () => document.hidden || this.getClientRects().length === 0,
    });
    this.poller.start();
  }

  private async load(): Promise<void> {
    const { conversations: api } = this.services;
    const [page, wording] = await Promise.all([
      api.list(this.patient, this.view === 'summary' ? SUMMARY : this.limit),
      this.wording ?? api.wording(),
      this.store?.refresh(),
    ]);
    this.wording = wording;
    this.announceNews(page.items);
    this.conversations = page.items;
    this.hasMore = page.hasMore;
    this.openByItself();
    this.seen();
  }

  private announceNews(now: readonly Conversation[]): void {
    const before = new Map(this.conversations?.map((conversation) => [conversation.uuid, conversation.lastMessage?.uuid]));
    const news = this.conversations && now.find(({ uuid, lastMessage }) => lastMessage?.direction === 'INBOUND' && lastMessage.uuid !== before.get(uuid));
    if (news?.lastMessage) {
      this.announcement = this.t('announce', { text: news.lastMessage.text ?? '' });
    }
  }

  /** A page's wish, or where there is room for both, the thread that is most likely wanted; nobody's focus is taken. */
  private openByItself(): void {
    if (!this.conversations || this.store || this.starting) {
      return;
    }
    const alone = this.view === 'thread';
    if (this.isElsewhere(this.conversation)) {
      void this.openByUuid(this.conversation);
      return;
    }
    const wished = this.conversations.find((conversation) => conversation.uuid === this.conversation);
    const first = wished ?? (this.wide || alone ? this.conversations.find((conversation) => conversation.status === 'OPEN') : undefined);
    if (first) {
      this.open(first);
    } else if (alone) {
      this.starting = true;
    }
  }

  private choose(conversation: Conversation): void {
    if (this.ask('patient-conversations-open', conversation.uuid)) {
      this.open(conversation);
      this.focusOn(() => this.thread);
    }
  }

  /** @returns whether it is left to this element */
  private ask(name: string, detail?: string): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  private open(conversation: Conversation): void {
    if (this.store?.conversation.uuid !== conversation.uuid) {
      const store = new ThreadStore(this.services.conversations, this.services.team, conversation, () => (this.version += 1));
      this.store = store;
      store.refresh().then(this.seen, (thrown: unknown) => (this.failure = ApiError.from(thrown)));
    }
    this.starting = false;
  }

  private started(conversation: Conversation): void {
    this.open(conversation);
    this.focusOn(() => this.thread);
    this.poller?.refresh();
  }

  /** Whether a wished conversation is not among those listed, and was not asked for yet. */
  private isElsewhere(uuid: string): boolean {
    return uuid !== '' && uuid !== this.askedFor && !this.conversations?.some((known) => known.uuid === uuid);
  }

  private async switchTo(uuid: string): Promise<void> {
    if (await this.openByUuid(uuid)) {
      this.dispatchEvent(new CustomEvent('patient-conversations-switched', { detail: uuid, bubbles: true, composed: true }));
      this.focusOn(() => this.thread);
    }
  }

  private async openByUuid(uuid: string): Promise<boolean> {
    this.askedFor = uuid;
    try {
      const conversation = this.conversations?.find((known) => known.uuid === uuid) ?? (await this.services.conversations.get(uuid));
      if (uuid === this.askedFor && conversation.patient.uuid === this.patient) {
        this.open(conversation);
        return true;
      }
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    }
    return false;
  }

  private readonly startNew = (event: CustomEvent<Conversation | null>): void => {
    if (this.ask('patient-conversations-new')) {
      this.from = event.detail;
      this.starting = true;
      this.focusOn(() => this.form);
    }
  };

  private readonly back = (): void => {
    if (this.starting && this.store && (this.wide || this.from || this.view === 'thread')) {
      this.starting = false;
    } else if (this.view === 'thread') {
      this.ask('patient-conversations-close');
      return;
    } else {
      this.starting = false;
      this.store = null;
      this.conversation = '';
    }
    this.focusOn(() => this.list);
  };

  private readonly showMore = (): void => {
    this.limit = Math.min(100, this.limit + PAGE);
    this.poller?.refresh();
  };

  private readonly retry = (): void => {
    this.poller?.refresh();
  };

  /** The thread counts as read once its messages are on a screen that someone can see. */
  private readonly seen = (): void => {
    if (this.store?.loaded && !this.starting && !document.hidden && this.getClientRects().length > 0 && (this.thread?.showsNewest ?? true)) {
      void this.store.markRead().then(() => {
        const read = this.store?.conversation;
        this.conversations = this.conversations?.map((known) => (known.uuid === read?.uuid ? { ...known, unread: read.unread } : known)) ?? null;
      });
    }
  };

  private focusOn(part: () => HTMLElement | null): void {
    void this.updateComplete.then(() => part()?.focus());
  }
}
