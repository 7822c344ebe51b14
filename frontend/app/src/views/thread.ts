import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { define } from '../../../src/elements/define';
import { parseDate } from '../../../src/i18n/local-texts';
import { icon } from '../../../src/icons';
import type { AppFile, AppMessage, ThreadSummary } from '../model';
import type { Waiting } from '../outbox';
import type { Loaded } from '../thread';
import { View } from '../view';
import './composer';

const GROUP_MS = 5 * 60_000;
/** How far from the end, in pixels, still counts as reading the newest. */
const NEAR_END = 80;

/** One conversation. Fires "pc-back", "pc-earlier", "pc-seen", "pc-retry" and "pc-give-up" (with the client token). */
@define('pc-app-thread')
export class AppThread extends View {
  @property({ attribute: false }) summary!: ThreadSummary;
  @property({ attribute: false }) loaded: Loaded | undefined;
  @property({ attribute: false }) waiting: readonly Waiting[] = [];
  @property() owner = '';
  @property({ type: Boolean }) online = true;
  @query('.scroll') private readonly box!: HTMLElement;
  private atEnd = true;
  private heightBefore = 0;
  private firstBefore = '';
  private readonly resized = new ResizeObserver(() => this.onResize());
  private readonly onResize = (): void => {
    if (this.atEnd) {
      this.toEnd();
    }
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  protected override firstUpdated(): void {
    this.resized.observe(this.box);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('summary') && changed.get('summary')?.uuid !== this.summary.uuid) {
      this.atEnd = true;
      this.focusOn();
    }
    if (this.hasUpdated) {
      this.heightBefore = this.box.scrollHeight;
    }
  }

  protected override updated(): void {
    const first = this.loaded?.messages[0]?.uuid ?? '';
    if (this.atEnd) {
      this.toEnd();
      this.emit('pc-seen');
    } else if (first !== this.firstBefore) {
      this.box.scrollTop += this.box.scrollHeight - this.heightBefore;
    }
    this.firstBefore = first;
  }

  /** Shows the newest, as after sending one. */
  toEnd(): void {
    this.atEnd = true;
    this.box.scrollTop = this.box.scrollHeight;
  }

  protected override render(): TemplateResult {
    const { summary, loaded, waiting } = this;
    return html`
      <div class="thread-head">
        <button type="button" class="icon-button back" aria-label=${this.t('back')} @click=${() => this.emit('pc-back')}>${icon('back')}</button>
        <h2 tabindex="-1" dir="auto">${summary.subject}</h2>
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.t('messages')} aria-busy=${!loaded} @scroll=${this.onScroll}>
        ${loaded?.more ? html`<button type="button" class="button quiet earlier" @click=${() => this.emit('pc-earlier')}>${this.t('messages.earlier')}</button>` : nothing}
        ${!loaded
          ? html`<p class="starting" role="status">${this.t('loading')}…</p>`
          : loaded.messages.length === 0 && waiting.length === 0
            ? html`<p class="empty">${this.t('messages.none')}</p>`
            : html`<ol class="messages">
                ${repeat(
                  loaded.messages,
                  ({ uuid }) => uuid,
                  (message, index) => this.renderMessage(message, loaded.messages[index - 1]),
                )}
                ${repeat(
                  waiting,
                  ({ clientToken }) => clientToken,
                  (message) => this.renderWaiting(message),
                )}
              </ol>`}
      </div>
      ${summary.open ? nothing : html`<p class="hint closed">${this.t('thread.closed')}</p>`}
      <pc-app-composer .shared=${this.shared} .thread=${summary.uuid} .owner=${this.owner} .online=${this.online}></pc-app-composer>
    `;
  }

  private renderMessage(message: AppMessage, before: AppMessage | undefined): TemplateResult {
    const { texts } = this.shared;
    const day = texts.dayLine(message.sent);
    const newDay = !before || texts.dayLine(before.sent) !== day;
    const begins = newDay || before.mine !== message.mine || before.author !== message.author || distance(before, message) > GROUP_MS;
    return html`<li class="message ${message.mine ? 'mine' : ''} ${begins ? 'begins' : ''}">
      ${newDay ? html`<div class="day-line"><span>${day}</span></div>` : nothing}
      ${begins && !message.mine ? html`<div class="author"><bdi>${message.author}</bdi></div>` : nothing}
      ${message.withdrawn
        ? html`<div class="bubble withdrawn"><em>${this.t('message.withdrawn')}</em></div>`
        : html`<div class="bubble"><span class="visually-hidden">${message.mine ? this.t('you') : message.author}: </span>${message.text
              ? html`<div class="text" dir="auto">${message.text}</div>`
              : nothing}${message.attachments.map((file) => this.renderFile(file))}</div>`}
      <div class="meta">
        <time datetime=${message.sent}>${texts.clock(message.sent)}</time>
        ${message.mine && !message.withdrawn
          ? html`<span class="status" data-status=${message.status}>${icon(message.status === 'READ' ? 'ticks' : 'tick')}${this.t(message.status === 'READ' ? 'message.read' : 'message.sent')}</span>`
          : nothing}
      </div>
    </li>`;
  }

  private renderWaiting({ text, attachments, clientToken, written, refused }: Waiting): TemplateResult {
    const state = refused !== undefined ? 'message.notSent' : this.online ? 'message.sending' : 'message.waiting';
    return html`<li class="message mine begins waiting">
      <div class="bubble ${refused === undefined ? '' : 'refused'}"><span class="visually-hidden">${this.t('you')}: </span>${text
          ? html`<div class="text" dir="auto">${text}</div>`
          : nothing}${attachments.map((file) => this.renderFile(file))}</div>
      <div class="meta">
        <time datetime=${written}>${this.shared.texts.clock(written)}</time>
        <span class="status">${icon(refused === undefined ? 'clock' : 'alert')}${this.t(state)}</span>
        ${refused === undefined
          ? nothing
          : html`<span dir="auto">${refused}</span>
              <button type="button" class="button quiet" @click=${() => this.emit('pc-retry', clientToken)}>${this.t('again')}</button>
              <button type="button" class="button quiet" @click=${() => this.emit('pc-give-up', clientToken)}>${this.t('delete')}</button>`}
      </div>
    </li>`;
  }

  private renderFile({ uuid, name, contentType, thumbnail }: AppFile): TemplateResult {
    const { api } = this.shared;
    const picture = contentType.startsWith('image/');
    const label = this.t('files.open', { name });
    return html`<a class="file ${thumbnail ? 'picture' : ''}" href=${api.fileAddress(uuid)} target="_blank" rel="noopener" aria-label=${label}
      >${thumbnail
        ? html`<img src=${api.fileAddress(uuid, true)} alt=${this.t('attach.picture', { name })} loading="lazy" @load=${this.onResize} />`
        : html`${icon(picture ? 'note' : 'clip')}<bdi>${name || this.t('file.one')}</bdi>`}</a
    >`;
  }

  private readonly onScroll = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = this.box;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (this.atEnd) {
      this.emit('pc-seen');
    }
  };
}

function distance(before: AppMessage, message: AppMessage): number {
  return parseDate(message.sent).getTime() - parseDate(before.sent).getTime();
}
