import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { MessageWish } from '../api/conversations-api';
import { channelIcon, icon } from '../icons';
import type { Message } from '../model';
import { SECURE } from '../thread-store';
import { author } from './author';
import { channelName } from './channel-name';
import { define } from './define';
import { statusIcon } from './delivery-status';
import './hint';
import { messageBody, messageBodyStyles } from './message-body';
import { Part } from './part';

export interface StatusWish {
  message: Message;
  status: MessageWish;
}

/** One message with its way to the patient. Fires "pc-status-wish" for Try again, Cancel and Retract. */
@define('pc-message-bubble')
export class MessageBubble extends Part {
  static override styles = [
    ...super.styles,
    messageBodyStyles,
    css`
      :host {
        display: grid;
        justify-items: start;
        gap: 3px;
        max-inline-size: min(560px, 84%);
        margin-inline-end: auto;
      }
      :host([outbound]) {
        justify-items: end;
        margin-inline: auto 0;
      }
      .bubble {
        max-inline-size: 100%;
        padding: 9px 14px 10px;
        border: 1px solid var(--_line);
        border-radius: 18px;
        border-end-start-radius: 5px;
        background: var(--_surface);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      :host([outbound]) .bubble {
        border-color: transparent;
        border-end-start-radius: 18px;
        border-end-end-radius: 5px;
        background: var(--_tint);
        color: var(--_on-tint);
      }
      :host([note]) {
        max-inline-size: 100%;
        justify-items: stretch;
      }
      :host([note]) .bubble {
        border-color: var(--_note-line);
        border-radius: var(--_radius);
        background: var(--_note);
        color: var(--_on-note);
      }
      .bubble[data-status='FAILED'] {
        border-color: var(--_danger) !important;
        background: var(--_danger-tint) !important;
        color: var(--_ink) !important;
      }
      .bubble[data-status='CANCELLED'] {
        opacity: 0.75;
        text-decoration: line-through;
      }
      .subject {
        display: block;
        font-weight: 650;
      }
      .meta {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 0 6px;
        padding-inline: 6px;
        font-size: 0.8em;
        color: var(--_muted);
      }
      :host([outbound]) .meta {
        justify-content: flex-end;
      }
      .meta svg {
        inline-size: 1.25em;
        block-size: 1.25em;
      }
      .channel {
        display: inline-flex;
      }
      [data-status='READ'] {
        color: var(--_read);
      }
      .status {
        display: inline-flex;
      }
      .status svg {
        inline-size: 1.45em;
        block-size: 1.45em;
      }
      .failed,
      .status[data-status='FAILED'] {
        color: var(--_danger);
        font-weight: 600;
      }
      .more {
        display: block;
      }
      :host([line]) {
        justify-items: center;
        max-inline-size: 100%;
        margin-inline: auto;
      }
      .retract {
        order: -1;
      }
      @media (hover: hover) {
        .retract:not(:focus-visible) {
          opacity: 0;
        }
        :host(:hover) .retract {
          opacity: 1;
        }
      }
      .button {
        padding-inline: 10px;
        font-size: 1.08em;
      }
      .button svg {
        inline-size: 1.15em;
        block-size: 1.15em;
      }
    `,
  ];

  @property({ attribute: false }) message!: Message;
  @property({ type: Boolean, reflect: true }) outbound = false;
  /** Among staff. */
  @property({ type: Boolean, reflect: true }) note = false;
  /** Nothing that anybody wrote: a small line. */
  @property({ type: Boolean, reflect: true }) line = false;
  /** Not yet confirmed by our own server. */
  @property({ type: Boolean }) unconfirmed = false;
  /** Named only where a group of messages begins. */
  @property({ type: Boolean }) named = false;

  protected override render(): TemplateResult {
    const { message } = this;
    const { translator } = this.services;
    const channel = channelName(message.channel, translator);
    if (this.line) {
      return html`<div class="meta">${channelIcon(message.channel)}<span>${this.t(`notice.${message.notice ?? 'INVITATION'}`)}</span
        ><time datetime=${message.dateCreated}>${translator.clock(message.dateCreated)}</time>${this.renderStatus(message)}</div>`;
    }
    const proxy = message.participant?.kind === 'PROXY' ? author(message.participant, translator) : '';
    const sender = proxy || (this.outbound || this.note ? (message.sender?.display ?? this.t('you')) : this.t('patient'));
    return html`
      ${this.named && message.sender ? html`<div class="meta"><bdi>${message.sender.display}</bdi></div>` : nothing}
      ${proxy ? html`<div class="meta" aria-hidden="true"><bdi>${proxy}</bdi></div>` : nothing}
      <div class="bubble" dir="auto" data-status=${message.status}><span class="visually-hidden">${sender}: </span>${message.subject
          ? html`<span class="subject">${message.subject}</span>`
          : nothing}${message.retracted ? html`<em class="muted">${this.t('retracted')}</em>` : messageBody(message, this.services)}</div>
      <div class="meta">
        <time datetime=${message.dateCreated}>${translator.clock(message.dateCreated)}</time>
        <span class="channel" title=${channel}>${channelIcon(message.channel)}<span class="visually-hidden">${channel}</span></span>
        ${message.automatic ? html`<span>${this.t('automatic')}</span>` : nothing} ${this.outbound ? this.renderStatus(message) : nothing} ${message.readDate ? html`<span>${this.t('message.read', { time: this.when(message, message.readDate) })}</span>` : nothing} ${this.note ? this.renderNote(message) : nothing}
      </div>
    `;
  }

  private renderNote({ mentions }: Message): TemplateResult {
    return html`<span>${this.t('note.staffOnly')}</span>
      ${mentions.map(({ username, resolvedBy, dateResolved }) => {
        const when = dateResolved ? this.services.translator.dateTime(dateResolved) : '';
        return html`<span class="badge ${resolvedBy ? '' : 'unknown'}" title=${when}>@${username}${resolvedBy ? ` ✓ ${resolvedBy.display}` : ''}</span>`;
      })}
      ${mentions.some(({ resolvedBy }) => !resolvedBy) && !this.services.readOnly
        ? html`<button type="button" class="button quiet" @click=${() => this.wish('RESOLVED')}>${icon('tick')}${this.t('note.resolve')}</button>`
        : nothing}`;
  }

  private renderStatus(message: Message): TemplateResult {
    const name = this.t(`status.${message.status}`);
    const reason = message.statusReason?.text ?? '';
    const when = message.statusDate ? this.services.translator.dateTime(message.statusDate) : '';
    const failed = message.status === 'FAILED';
    return html`<pc-hint .services=${this.services} .label=${[name, reason, when].filter(Boolean).join('. ')}>
        ${statusIcon(message.status)}${failed || message.status === 'CANCELLED' ? html`<span class=${failed ? 'failed' : ''}>${name}</span>` : nothing}
        <div slot="more">
          <strong class="more">${name}</strong>
          ${reason ? html`<span class="more">${reason}</span>` : nothing}
          <span class="more">${when}</span>
          ${message.toAddress ? html`<bdi class="more">${message.toAddress}</bdi>` : nothing}
        </div>
      </pc-hint>
      ${message.retryable && !this.services.readOnly
        ? html`<button type="button" class="button quiet danger" @click=${() => this.wish('QUEUED')}>${icon('retry')}${this.t('tryAgain')}</button>`
        : nothing}
      ${message.cancellable && !this.services.readOnly
        ? html`<button type="button" class="button quiet" @click=${() => this.wish('CANCELLED')}>${this.t('cancelMessage')}</button>`
        : nothing}
      ${(message.retractable ?? message.channel === SECURE) && !message.retracted && !this.services.readOnly
        ? html`<button type="button" class="button quiet retract" @click=${() => this.wish('RETRACTED')}>${this.t('retract')}</button>`
        : nothing}`;
  }

  /** The clock, with the day where that is not the message's own. */
  private when({ dateCreated }: Message, date: string): string {
    const { translator } = this.services;
    return translator.dayLine(date) === translator.dayLine(dateCreated) ? translator.clock(date) : translator.dateTime(date);
  }

  private wish(status: StatusWish['status']): void {
    const wish: StatusWish = { message: this.message, status };
    this.emit('pc-status-wish', wish);
  }
}
