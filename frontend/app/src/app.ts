import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ApiError } from '../../src/api/api-error';
import { define } from '../../src/elements/define';
import { icon } from '../../src/icons';
import { AppApi } from './app-api';
import { type Arrival, forgetArrival, type Place, takeArrival } from './arrival';
import type { FirstCalls } from './first-calls';
import { chooseLocale, loadTexts, Texts } from './i18n/texts';
import type { AppSettings, Me } from './model';
import { countWaiting } from './outbox';
import { canKeepPasskey } from './passkeys';
import { registerWorker } from './push';
import type { Shared } from './view';
import './views/inside';
import type { Inside } from './views/inside';
import './views/passkey-offer';
import './views/practice-link';
import './views/sign-in';
import './views/verify';

type Stage =
  | { name: 'starting' }
  | { name: 'unreachable'; failure: ApiError }
  | { name: 'front'; notice: string; linkGone: boolean }
  | { name: 'verify'; token: string }
  | { name: 'choice'; me: Me; token: string }
  | { name: 'practiceLink'; slug: string }
  | { name: 'offer'; me: Me }
  | { name: 'inside'; me: Me; greeting: string };

const DEFAULTS: AppSettings = { practice: null, locale: null, maxBytes: 10_485_760, types: ['image/*', 'application/pdf'], push: null, idleMinutes: 15 };
const RETRY_MS = 10_000;

/** The whole app: which page somebody sees, from the link they opened to the conversations behind the sign-in. */
@define('pc-app')
class App extends LitElement {
  @state() private stage: Stage = { name: 'starting' };
  @state() private shared!: Shared;
  private place!: Place;
  private arrival!: Arrival;
  private firstCalls!: FirstCalls;
  private retry: ReturnType<typeof setTimeout> | undefined;

  /** Gives the page's element what was done before it came to life. */
  begin(place: Place, arrival: Arrival, firstCalls: FirstCalls): void {
    this.place = place;
    this.arrival = arrival;
    this.firstCalls = firstCalls;
    this.shared = { api: new AppApi(firstCalls.fetch), texts: new Texts('en'), settings: DEFAULTS };
  }

  protected override createRenderRoot(): HTMLElement {
    this.innerHTML = '';
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.onHash);
    addEventListener('online', this.onOnline);
    void this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.onHash);
    removeEventListener('online', this.onOnline);
    clearTimeout(this.retry);
  }

  protected override render(): TemplateResult {
    const { stage, shared } = this;
    const { texts, settings } = shared;
    const signedIn = stage.name === 'inside';
    return html`
      <header class="top">
        <span class="logo" aria-hidden="true">${icon('chat')}</span>
        <h1 dir="auto">${settings.practice ?? texts.text('messages')}</h1>
        ${signedIn
          ? html`<button type="button" class="icon-button" aria-label=${texts.text('account')} title=${texts.text('account')} @click=${() => this.querySelector<Inside>('pc-inside')?.openAccount()}>
              ${icon('person')}
            </button>`
          : nothing}
      </header>
      <main class=${signedIn ? 'full' : 'narrow'} @pc-signed-in=${this.onSignedIn} @pc-link-gone=${this.onLinkGone} @pc-language=${this.onLanguage}>${this.renderStage(stage)}</main>
    `;
  }

  private renderStage(stage: Stage): TemplateResult {
    const { shared } = this;
    const { texts } = shared;
    switch (stage.name) {
      case 'starting':
        return html`<p class="starting" role="status">${texts.text('loading')}…</p>`;
      case 'unreachable':
        return this.renderUnreachable(stage.failure);
      case 'front':
        return html`<pc-sign-in .shared=${shared} .notice=${stage.notice} .linkGone=${stage.linkGone}></pc-sign-in>`;
      case 'verify':
        return html`<pc-verify .shared=${shared} .token=${stage.token}></pc-verify>`;
      case 'choice':
        return html`<div class="card">
          <h2>${texts.text('choice.title')}</h2>
          <p dir="auto">${texts.text('choice.intro', { name: stage.me.name })}</p>
          <button type="button" class="button primary wide" @click=${() => this.enter(stage.me)}>${texts.text('choice.stay')}</button>
          <button type="button" class="button wide" @click=${() => (this.stage = { name: 'verify', token: stage.token })}>${texts.text('choice.link')}</button>
        </div>`;
      case 'practiceLink':
        return html`<pc-practice-link .shared=${shared} .slug=${stage.slug}></pc-practice-link>`;
      case 'offer':
        return html`<pc-passkey-offer .shared=${shared} @pc-done=${(event: CustomEvent<boolean>) => this.enter(stage.me, event.detail)}></pc-passkey-offer>`;
      case 'inside':
        return html`<pc-inside .shared=${shared} .me=${stage.me} .greeting=${stage.greeting} @pc-ended=${this.onEnded}></pc-inside>`;
    }
  }

  private renderUnreachable({ kind }: ApiError): TemplateResult {
    const { texts } = this.shared;
    const waiting = countWaiting();
    return html`<div class="card end" role="status">
      <span class="mark">${icon('offline')}</span>
      <p>${texts.text(kind === 'offline' ? 'connection.start' : 'error.server')}</p>
      ${waiting > 0 ? html`<p>${texts.text('connection.waiting', { count: waiting })}</p>` : nothing}
      <button type="button" class="button primary wide" @click=${this.start}>${icon('retry')}${texts.text('again')}</button>
    </div>`;
  }

  private readonly start = async (): Promise<void> => {
    clearTimeout(this.retry);
    const { api } = this.shared;
    const { arrival } = this;
    try {
      const [settings, me] = await Promise.all([api.settings(), api.me(), this.speak(chooseLocale(null, navigator.languages, null))]);
      this.shared = { ...this.shared, settings };
      this.firstCalls.remember(me !== null);
      await this.speak(chooseLocale(me?.locale, navigator.languages, settings.locale));
      if (arrival.kind === 'practiceLink') {
        this.stage = { name: 'practiceLink', slug: arrival.slug };
      } else if (arrival.kind === 'link') {
        this.stage = me ? { name: 'choice', me, token: arrival.token } : { name: 'verify', token: arrival.token };
      } else {
        this.stage = me ? { name: 'inside', me, greeting: '' } : { name: 'front', notice: '', linkGone: false };
      }
      void registerWorker(this.shared.texts.language);
    } catch (thrown) {
      this.stage = { name: 'unreachable', failure: ApiError.from(thrown) };
      this.retry = setTimeout(() => void this.start(), RETRY_MS);
    }
  };

  /** Turns the page to a language. */
  private async speak(locale: string): Promise<void> {
    if (this.shared.texts.locale === locale) {
      return;
    }
    const texts = await loadTexts(locale);
    this.shared = { ...this.shared, texts };
    document.documentElement.lang = texts.language;
    document.documentElement.dir = texts.direction;
    document.title = texts.text('messages');
  }

  private readonly onSignedIn = async (): Promise<void> => {
    const byLink = this.stage.name === 'verify';
    this.forget();
    try {
      const me = await this.shared.api.me();
      if (!me) {
        this.stage = { name: 'front', notice: this.shared.texts.text('ended.session'), linkGone: false };
        return;
      }
      await this.speak(chooseLocale(me.locale, navigator.languages, this.shared.settings.locale));
      if (byLink && me.passkeys.length === 0 && (await canKeepPasskey())) {
        this.stage = { name: 'offer', me };
      } else {
        this.enter(me);
      }
    } catch (thrown) {
      this.stage = { name: 'unreachable', failure: ApiError.from(thrown) };
    }
  };

  private enter(me: Me, hasPasskey = false): void {
    this.forget();
    this.firstCalls.remember(true);
    this.stage = { name: 'inside', me, greeting: hasPasskey ? this.shared.texts.text('done.passkey') : '' };
    if (hasPasskey) {
      void this.shared.api.me().then((now) => {
        if (now && this.stage.name === 'inside') {
          this.stage = { ...this.stage, me: now };
        }
      }, () => undefined);
    }
  }

  private forget(): void {
    this.arrival = { kind: 'none' };
    forgetArrival(this.place.storage);
  }

  private readonly onLinkGone = (): void => {
    this.forget();
    this.stage = { name: 'front', notice: '', linkGone: true };
  };

  private readonly onLanguage = (event: CustomEvent<string>): void => {
    void this.speak(event.detail);
  };

  private readonly onEnded = (event: CustomEvent<'session' | 'idle' | 'signedOut'>): void => {
    this.firstCalls.remember(false);
    this.stage = { name: 'front', notice: this.shared.texts.text(`ended.${event.detail}`), linkGone: false };
  };

  /** A link that is opened in a tab which shows the app already changes nothing but the fragment. */
  private readonly onHash = (): void => {
    const arrival = takeArrival(this.place);
    if (arrival.kind !== 'none') {
      this.arrival = arrival;
      this.stage = { name: 'starting' };
      void this.start();
    }
  };

  private readonly onOnline = (): void => {
    if (this.stage.name === 'unreachable') {
      void this.start();
    }
  };
}

/** Puts the app into the page. */
export function startApp(place: Place, arrival: Arrival, firstCalls: FirstCalls): void {
  const app = new App();
  app.begin(place, arrival, firstCalls);
  document.body.replaceChild(app, document.getElementById('starting') ?? document.body.appendChild(document.createElement('p')));
}
