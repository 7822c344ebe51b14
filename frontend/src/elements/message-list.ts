import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { parseDate } from '../i18n/translator';
import { icon } from '../icons';
import type { Message } from '../model';
import { define } from './define';
import './message-bubble';
import type { MessageBubble } from './message-bubble';
import { Part } from './part';

const GROUP_MS = 5 * 60_000;
/** How far from the end, in pixels, still counts as reading the newest. */
const NEAR_END = 60;

/** The messages of a thread; keeps the reader's place when some are added at either end. Fires "pc-older" and "pc-seen". */
@define('pc-message-list')
export class MessageList extends Part {
  static override styles = [
    ...super.styles,
    css`
      :host {
        position: relative;
        display: flex;
        flex-direction: column;
        flex: 1;
        min-block-size: 0;
      }
      .scroll {
        flex: 1;
        overflow-y: auto;
        overflow-anchor: none;
        overscroll-behavior: contain;
        padding: 12px 16px 16px;
        background: var(--_canvas);
        display: flex;
        flex-direction: column;
      }
      .scroll:focus-visible {
        outline-offset: -3px;
      }
      ol {
        display: grid;
        gap: 4px;
        margin-block-start: auto;
        grid-template-columns: minmax(0, 1fr);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
      }
      li.begins {
        margin-block-start: 10px;
      }
      .day {
        display: flex;
        align-items: center;
        gap: 12px;
        margin-block: 14px 8px;
        font-size: 0.82em;
        font-weight: 600;
        color: var(--_muted);
      }
      .day::before,
      .day::after {
        content: '';
        flex: 1;
        border-block-start: 1px solid var(--_line);
      }
      .older {
        align-self: center;
      }
      .jump {
        position: absolute;
        inset-block-end: 12px;
        inset-inline: 0;
        margin-inline: auto;
        inline-size: max-content;
        box-shadow: var(--_shadow);
      }
      .empty {
        margin: auto;
        padding: 24px;
        text-align: center;
        max-inline-size: 40ch;
        color: var(--_muted);
      }
      .loading {
        display: grid;
        gap: 12px;
        margin-block-start: auto;
      }
      .loading .skeleton {
        block-size: 44px;
        inline-size: 55%;
        border-radius: 18px;
        background-color: var(--_line);
      }
      .loading .skeleton:nth-child(even) {
        margin-inline-start: 45%;
      }
    `,
  ];

  @property({ attribute: false }) messages: readonly Message[] = [];
  @property({ type: Boolean }) loaded = false;
  @property({ type: Boolean }) hasOlder = false;
  @state() private unseen = false;
  @query('.scroll') private readonly box!: HTMLElement;
  private atEnd = true;
  private firstShown = '';
  private lastShown = '';
  private heightBefore = 0;
  private readonly resized = new ResizeObserver(() => this.atEnd && this.toEnd());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  /** Whether the newest message is in sight. */
  get showsNewest(): boolean {
    return this.atEnd;
  }

  /** Shows the newest message, as after sending one. */
  toEnd(): void {
    this.box.scrollTop = this.box.scrollHeight;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('messages') && this.hasUpdated) {
      this.heightBefore = this.box.scrollHeight;
    }
  }

  protected override render(): TemplateResult {
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${this.t('messages')} aria-busy=${!this.loaded} @scroll=${this.onScroll}>
        ${this.hasOlder
          ? html`<button type="button" class="button quiet older" @click=${() => this.emit('pc-older')}>${this.t('loadEarlier')}</button>`
          : nothing}
        ${!this.loaded
          ? html`<div class="loading" aria-hidden="true"><div class="skeleton"></div><div class="skeleton"></div><div class="skeleton"></div></div>`
          : this.messages.length === 0
            ? html`<p class="empty">${this.t('empty.threadHint')}</p>`
            : html`<ol>
                ${repeat(
                  this.messages,
                  (message) => message.uuid,
                  (message, index) => this.renderMessage(message, this.messages[index - 1]),
                )}
              </ol>`}
      </div>
      ${this.unseen ? html`<button type="button" class="button primary jump" @click=${() => this.toEnd()}>${icon('down')}${this.t('newMessages')}</button>` : nothing}
    `;
  }

  private renderMessage(message: Message, before: Message | undefined): TemplateResult {
    const { translator } = this.services;
    const day = translator.dayLine(message.dateCreated);
    const newDay = !before || translator.dayLine(before.dateCreated) !== day;
    const begins = newDay || !sameGroup(before, message);
    const outbound = message.direction === 'OUTBOUND';
    return html`<li class=${begins ? 'begins' : ''}>
      ${newDay ? html`<div class="day"><span>${day}</span></div>` : nothing}
      <pc-message-bubble .services=${this.services} .message=${message} .named=${begins && message.direction !== 'INBOUND' && message.kind !== 'NOTICE'} ?outbound=${outbound} ?note=${message.direction === 'INTERNAL'} ?line=${message.kind === 'NOTICE'}></pc-message-bubble>
    </li>`;
  }

  protected override firstUpdated(): void {
    this.resized.observe(this.box);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('messages') && !changed.has('loaded')) {
      return;
    }
    const first = this.messages[0]?.uuid ?? '';
    const newest = this.messages[this.messages.length - 1];
    const last = newest?.uuid ?? '';
    const older = this.firstShown !== '' && first !== this.firstShown && last === this.lastShown;
    const added = last !== this.lastShown;
    this.firstShown = first;
    this.lastShown = last;
    // The bubbles render themselves after this element, so their heights are known one step later.
    void this.childrenRendered().then(() => {
      if (older) {
        this.box.scrollTop += this.box.scrollHeight - this.heightBefore;
      } else if (added && this.atEnd) {
        this.toEnd();
        this.emit('pc-seen');
      } else if (added && newest?.direction === 'INBOUND') {
        this.unseen = true;
      } else if (this.atEnd) {
        this.toEnd();
      }
    });
  }

  private async childrenRendered(): Promise<void> {
    const bubbles = [...this.renderRoot.querySelectorAll<MessageBubble>('pc-message-bubble')];
    await Promise.all(bubbles.map((bubble) => bubble.updateComplete));
  }

  private readonly onScroll = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = this.box;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (this.atEnd) {
      this.unseen = false;
      this.emit('pc-seen');
    }
    if (scrollTop < NEAR_END && this.hasOlder && scrollHeight > clientHeight) {
      this.emit('pc-older');
    }
  };
}

function sameGroup(before: Message, message: Message): boolean {
  return (
    before.direction === message.direction &&
    before.sender?.uuid === message.sender?.uuid &&
    before.participant?.uuid === message.participant?.uuid &&
    (before.kind === 'NOTICE') === (message.kind === 'NOTICE') &&
    parseDate(message.dateCreated).getTime() - parseDate(before.dateCreated).getTime() < GROUP_MS
  );
}
