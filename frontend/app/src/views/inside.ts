import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../../../src/api/api-error';
import { ChangePoller } from '../../../src/change-poller';
import { newClientToken } from '../../../src/client-token';
import { define } from '../../../src/elements/define';
import type { Me, ThreadSummary } from '../model';
import { Outbox, type Waiting } from '../outbox';
import { pushState, turnOff, turnOn } from '../push';
import { type Loaded, withEarlier, withNewest, withSent } from '../thread';
import { View } from '../view';
import './account';
import type { Written } from './composer';
import './thread';
import type { AppThread } from './thread';
import './thread-list';

const BUSY_MS = 3_000;
const CALM_MS = 10_000;
const HIDDEN_MS = 60_000;
/** For how long after the person did something news are looked for often. */
const BUSY_FOR_MS = 120_000;
const USE_MS = 60_000;
const LOOK_MS = 5_000;
const HOLD_SECONDS = 15;
const PUSH_ASKED = 'patientconversations.push.asked';

interface Place {
  thread?: string;
  account?: boolean;
}

/** Everything behind the sign-in: conversations, one of them, settings. Fires "pc-ended" with "session", "idle" or "signedOut". */
@define('pc-inside')
export class Inside extends View {
  @property({ attribute: false }) me!: Me;
  /** What to say first, such as that the device is set up. */
  @property() greeting = '';
  @state() private threads: readonly ThreadSummary[] | null = null;
  @state() private loaded: ReadonlyMap<string, Loaded> = new Map();
  @state() private place: Place = placeOf(history.state);
  @state() private failure: ApiError | null = null;
  @state() private announcement = '';
  @state() private offersPush = false;
  private outbox!: Outbox;
  private lastActive = Date.now();
  private lastUse = Date.now();
  /** Until when a server in trouble is left alone with what waits. */
  private holdUntil = 0;
  private readonly marked = new Map<string, string>();
  private timer: ReturnType<typeof setInterval> | undefined;

  private readonly poller = new ChangePoller({
    check: async (etag) => this.shared.api.changes(etag),
    onChange: async () => this.refresh(),
    onOutcome: (failure) => this.onOutcome(failure),
    isHidden: () => false,
    pause: () => (document.hidden ? HIDDEN_MS : Date.now() - this.lastActive < BUSY_FOR_MS ? BUSY_MS : CALM_MS),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.outbox = new Outbox(
      this.owner,
      async (message) => this.deliver(message),
      () => this.requestUpdate(),
    );
    addEventListener('popstate', this.onPopState);
    addEventListener('storage', this.onStorage);
    for (const event of ['pointerdown', 'keydown', 'touchstart'] as const) {
      addEventListener(event, this.onActivity, { passive: true });
    }
    document.addEventListener('visibilitychange', this.onLook);
    this.timer = setInterval(this.onLook, LOOK_MS);
    this.poller.start();
    void this.showFirst();
    void this.offerPush();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.poller.stop();
    clearInterval(this.timer);
    removeEventListener('popstate', this.onPopState);
    removeEventListener('storage', this.onStorage);
    for (const event of ['pointerdown', 'keydown', 'touchstart'] as const) {
      removeEventListener(event, this.onActivity);
    }
    document.removeEventListener('visibilitychange', this.onLook);
  }

  protected override render(): TemplateResult {
    const { place, threads } = this;
    const summary = threads?.find(({ uuid }) => uuid === place.thread);
    const offline = this.failure !== null && (this.failure.kind === 'offline' || this.failure.kind === 'server');
    return html`
      <div class="visually-hidden" role="status">${this.announcement}</div>
      <div class="strip" role="status">${offline ? this.renderStrip() : nothing}</div>
      ${place.account
        ? html`<section class="single" @pc-back=${this.leave} @pc-me-changed=${this.onMeChanged} @pc-session-ended=${() => this.end('session')} @pc-sign-out=${this.onSignOut}>
            <pc-account .shared=${this.shared} .me=${this.me} .unsent=${this.outbox.all.length}></pc-account>
          </section>`
        : html`<div class="two ${summary ? 'reading' : ''}">
            <section class="list" aria-label=${this.t('conversations')} @pc-open=${this.onOpen}>
              ${this.me.kind === 'PROXY' ? html`<p class="about" dir="auto">${this.t('threads.about', { patient: this.me.patient })}</p>` : nothing}
              ${this.greeting ? this.renderNotice(this.greeting, 'tick', 'good') : nothing} ${this.offersPush ? this.renderPushOffer() : nothing}
              <pc-thread-list .shared=${this.shared} .threads=${threads} .current=${place.thread ?? ''}></pc-thread-list>
            </section>
            <section class="reading-pane" aria-label=${summary?.subject ?? this.t('messages')}>
              ${summary
                ? this.renderThread(summary)
                : html`<p class="empty">${threads && threads.length > 0 ? this.t('threads.pick') : nothing}</p>`}
            </section>
          </div>`}
    `;
  }

  private renderStrip(): TemplateResult {
    return this.renderNotice(this.t(this.failure?.kind === 'server' ? 'error.server' : 'connection.lost'), 'offline', 'warn');
  }

  private renderPushOffer(): TemplateResult {
    return html`<div class="offer">
      <p>${this.t('push.offer')}</p>
      <button type="button" class="button" @click=${this.onPushYes}>${this.t('push.on')}</button>
      <button type="button" class="button quiet" @click=${this.dismissPush}>${this.t('notNow')}</button>
    </div>`;
  }

  private renderThread(summary: ThreadSummary): TemplateResult {
    const loaded = this.loaded.get(summary.uuid);
    const arrived = new Set(loaded?.messages.map(({ clientToken }) => clientToken));
    return html`<pc-app-thread
      .shared=${this.shared}
      .summary=${summary}
      .loaded=${loaded}
      .waiting=${this.outbox.of(summary.uuid).filter(({ clientToken }) => !arrived.has(clientToken))}
      .owner=${this.owner}
      .online=${this.failure === null}
      @pc-back=${this.leave}
      @pc-earlier=${this.onEarlier}
      @pc-seen=${this.onSeen}
      @pc-send=${this.onSend}
      @pc-session-ended=${() => this.end('session')}
      @pc-retry=${(event: CustomEvent<string>) => {
        this.outbox.retry(event.detail);
        void this.flush();
      }}
      @pc-give-up=${(event: CustomEvent<string>) => this.outbox.remove(event.detail)}
    ></pc-app-thread>`;
  }

  private get owner(): string {
    return this.me.uuid ?? [this.me.kind, this.me.name, this.me.patient].join('/');
  }

  /** Opens the settings, from the page's header. */
  openAccount(): void {
    this.go({ ...this.place, account: true });
  }

  private readonly onOpen = (event: CustomEvent<string>): void => {
    this.go({ thread: event.detail });
    void this.refreshThread(event.detail).catch((thrown: unknown) => this.onOutcome(ApiError.from(thrown)));
  };

  private go(place: Place): void {
    if (this.place.thread && place.thread && !place.account && !this.place.account) {
      history.replaceState(place, '');
    } else {
      history.pushState(place, '');
    }
    this.place = place;
  }

  private readonly leave = (): void => {
    this.place = this.place.account ? { ...this.place, account: false } : {};
    history.replaceState(this.place, '');
  };

  private readonly onPopState = (event: PopStateEvent): void => {
    this.place = placeOf(event.state);
    if (this.place.thread) {
      void this.refreshThread(this.place.thread).catch((thrown: unknown) => this.onOutcome(ApiError.from(thrown)));
    }
  };

  private readonly onStorage = (): void => this.outbox.reload();

  /** Shows what there is without waiting for the poller, which asks for it once more as soon as it knows the state that it belongs to. */
  private async showFirst(): Promise<void> {
    try {
      const threads = await this.shared.api.threads();
      this.threads = this.threads ?? threads;
    } catch {
      // The poller meets the same failure, and tells of it.
    }
  }

  private async refresh(): Promise<void> {
    const { thread } = this.place;
    const [threads] = await Promise.all([this.shared.api.threads(), thread === undefined ? undefined : this.refreshThread(thread)]);
    this.announceNews(threads);
    this.threads = threads;
    const unread = threads.reduce((sum, summary) => sum + summary.unread, 0);
    document.title = unread > 0 ? `(${this.shared.texts.figure(unread)}) ${this.t('messages')}` : this.t('messages');
  }

  private announceNews(threads: readonly ThreadSummary[]): void {
    const before = new Map(this.threads?.map((summary) => [summary.uuid, summary]));
    const news = threads.find(({ uuid, unread, last }) => this.threads !== null && unread > 0 && last !== null && !last.mine && last.date !== before.get(uuid)?.last?.date);
    if (news) {
      this.announcement = this.t('message.new', { author: news.subject });
    }
  }

  private async refreshThread(uuid: string): Promise<void> {
    try {
      const page = await this.shared.api.messages(uuid);
      this.loaded = new Map(this.loaded).set(uuid, withNewest(this.loaded.get(uuid), page));
    } catch (thrown) {
      if (ApiError.from(thrown).kind !== 'missing') {
        throw thrown;
      }
      // It was open in this tab for somebody else, or is not there any more.
      this.place = {};
      history.replaceState(null, '');
    }
  }

  private readonly onEarlier = async (): Promise<void> => {
    const { thread } = this.place;
    const before = thread === undefined ? undefined : this.loaded.get(thread);
    if (thread === undefined || !before) {
      return;
    }
    try {
      const page = await this.shared.api.messages(thread, before.messages[0]?.uuid);
      this.loaded = new Map(this.loaded).set(thread, withEarlier(this.loaded.get(thread) ?? before, page));
    } catch (thrown) {
      this.onOutcome(ApiError.from(thrown));
    }
  };

  /** Tells the server what was read: only what is really in sight. */
  private readonly onSeen = async (): Promise<void> => {
    const { thread } = this.place;
    const newest = [...(this.loaded.get(thread ?? '')?.messages ?? [])].reverse().find(({ mine }) => !mine);
    const unread = this.threads?.find(({ uuid }) => uuid === thread)?.unread ?? 0;
    if (thread === undefined || !newest || document.hidden || unread === 0 || this.marked.get(thread) === newest.uuid) {
      return;
    }
    this.marked.set(thread, newest.uuid);
    try {
      await this.shared.api.markRead(thread, newest.uuid);
      this.threads = this.threads?.map((summary) => (summary.uuid === thread ? { ...summary, unread: 0 } : summary)) ?? null;
    } catch {
      this.marked.delete(thread);
    }
  };

  private readonly onSend = (event: CustomEvent<Written>): void => {
    const { thread } = this.place;
    if (thread === undefined) {
      return;
    }
    this.outbox.add({ thread, ...event.detail, clientToken: newClientToken(), written: new Date().toISOString() });
    this.querySelector<AppThread>('pc-app-thread')?.toEnd();
    void this.flush();
  };

  private async deliver({ thread, text, attachments, clientToken }: Waiting): Promise<void> {
    const message = await this.shared.api.send(thread, { text, attachments: attachments.map(({ uuid }) => uuid), clientToken });
    this.loaded = new Map(this.loaded).set(thread, withSent(this.loaded.get(thread), { ...message, clientToken }));
  }

  private async flush(): Promise<void> {
    const failure = await this.outbox.flush();
    if (failure) {
      this.holdUntil = failure.kind === 'server' ? Date.now() + Math.max(HOLD_SECONDS, failure.waitSeconds) * 1_000 : 0;
      this.onOutcome(failure);
    }
  }

  private onOutcome(failure: ApiError | null): void {
    if (failure?.kind === 'session') {
      this.end('session');
      return;
    }
    this.failure = failure;
    if (failure === null && Date.now() >= this.holdUntil && this.outbox.all.some(({ refused }) => refused === undefined)) {
      void this.flush();
    }
  }

  private readonly onActivity = (): void => {
    this.lastActive = Date.now();
  };

  /** Ends a session that nobody uses, and tells the server of one that is used without calls, such as by reading or typing. */
  private readonly onLook = (): void => {
    const now = Date.now();
    if (now - this.lastActive > this.shared.settings.idleMinutes * 60_000) {
      void this.shared.api.signOut().catch(() => undefined);
      this.end('idle');
    } else if (this.lastActive > this.lastUse && now - this.lastUse > USE_MS && !document.hidden) {
      this.lastUse = now;
      void this.shared.api.me().then(
        (me) => {
          if (me === null) {
            this.end('session');
          }
        },
        () => undefined,
      );
    }
  };

  private end(why: 'session' | 'idle' | 'signedOut'): void {
    this.poller.stop();
    if (this.isConnected) {
      this.emit('pc-ended', why);
    }
  }

  private readonly onMeChanged = async (): Promise<void> => {
    this.me = (await this.shared.api.me().catch(() => this.me)) ?? this.me;
  };

  private readonly onSignOut = async (event: CustomEvent<boolean>): Promise<void> => {
    try {
      await turnOff(this.shared.api).catch(() => undefined);
      await this.shared.api.signOut(event.detail);
    } catch (thrown) {
      if (ApiError.from(thrown).kind !== 'session') {
        this.onOutcome(ApiError.from(thrown));
        return;
      }
    }
    this.outbox.clear();
    forgetDrafts();
    history.replaceState(null, '');
    this.end('signedOut');
  };

  private async offerPush(): Promise<void> {
    const asked = ((): boolean => {
      try {
        return localStorage.getItem(PUSH_ASKED) !== null;
      } catch {
        return true;
      }
    })();
    this.offersPush = !asked && (await pushState(this.shared.settings.push)) === 'off' && Notification.permission === 'default';
  }

  private readonly onPushYes = async (): Promise<void> => {
    const { push } = this.shared.settings;
    try {
      if (push && (await turnOn(this.shared.api, push))) {
        this.greeting = this.t('done.push');
      }
    } catch {
      // The settings still offer it, and say what is wrong.
    }
    this.dismissPush();
  };

  private readonly dismissPush = (): void => {
    this.offersPush = false;
    try {
      localStorage.setItem(PUSH_ASKED, 'yes');
    } catch {
      // It will be asked again.
    }
  };
}

function placeOf(state: unknown): Place {
  return typeof state === 'object' && state !== null ? { ...state } : {};
}

/** Who signs out leaves nothing on a phone that others may use. */
function forgetDrafts(): void {
  try {
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith('patientconversations.draft.'))
      .forEach((key) => sessionStorage.removeItem(key));
  } catch {
    // Storage that is forbidden kept nothing.
  }
}
