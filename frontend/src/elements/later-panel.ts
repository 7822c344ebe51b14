import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ApiError } from '../api/api-error';
import { icon } from '../icons';
import type { Draft, ScheduledMessage } from '../model';
import { define } from './define';
import './panel';
import { Part } from './part';

/** When a message is to be sent; a scheduled one is changed here too. Fires "pc-scheduled", and "pc-close". */
@define('pc-later-panel')
export class LaterPanel extends Part {
  static override styles = [
    ...super.styles,
    css`
      form {
        display: grid;
        gap: 16px;
      }
      .field {
        display: grid;
        gap: 6px;
      }
      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        padding: 12px;
        border-radius: var(--_radius);
        background: var(--_tint);
        color: var(--_on-tint);
      }
    `,
  ];

  @property() conversation = '';
  /** What is to be sent, or null where a scheduled message is changed. */
  @property({ attribute: false }) draft: Draft | null = null;
  @property({ attribute: false }) scheduled: ScheduledMessage | null = null;
  /** The zone of the practice's clocks. */
  @property({ attribute: 'time-zone' }) timeZone = '';
  @state() private failure: ApiError | null = null;
  @query('#due') private readonly due!: HTMLInputElement;
  @query('textarea') private readonly area!: HTMLTextAreaElement | null;

  protected override render(): TemplateResult {
    return html`<pc-panel .services=${this.services} .heading=${this.t('later.send')}>
      <form @submit=${this.onSubmit}>
        ${this.failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(this.failure)}</span></p>` : nothing}
        ${this.scheduled
          ? html`<div class="field"><label for="text">${this.t('message')}</label><textarea id="text" rows="4" dir="auto" .value=${this.scheduled.text}></textarea></div>`
          : html`<p class="text" dir="auto">${this.draft?.text}</p>`}
        <div class="field">
          <label for="due">${this.t('later.when')}</label>
          <input id="due" type="datetime-local" required aria-describedby="zone" .value=${this.scheduled?.dueLocal.slice(0, 16) ?? ''} />
          <span id="zone" class="muted">${this.t('later.zone', { zone: this.timeZone })}</span>
        </div>
        <button class="button primary">${icon('clock')}${this.t('later.schedule')}</button>
      </form>
    </pc-panel>`;
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.submit();
  };

  private async submit(): Promise<void> {
    const { team } = this.services;
    const due = this.due.value;
    try {
      if (this.scheduled) {
        await team.changeScheduled(this.conversation, this.scheduled.uuid, { due, text: this.area?.value ?? this.scheduled.text });
      } else if (this.draft) {
        const { channel, subject, text, sharedConfirmed } = this.draft;
        await team.schedule(this.conversation, { channel, subject, text, due, ...(sharedConfirmed ? { sharedConfirmed } : {}) });
      }
      this.emit('pc-scheduled');
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    }
  }
}

/** The messages of a conversation that wait to be sent. Fires "pc-change-scheduled" and "pc-cancel-scheduled" with one of them. */
@define('pc-scheduled-list')
export class ScheduledList extends Part {
  static override styles = [
    ...super.styles,
    css`
      :host {
        display: block;
        max-block-size: 30%;
        overflow: auto;
        border-block-start: 1px solid var(--_line);
        background: var(--_canvas);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 10px;
        padding: 6px 12px 6px 20px;
      }
      .text {
        flex: 1 1 12em;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .reason {
        color: var(--_danger);
      }
    `,
  ];

  @property({ attribute: false }) messages: readonly ScheduledMessage[] = [];

  protected override render(): TemplateResult {
    return html`<ul aria-label=${this.t('scheduled')}>
      ${this.messages.map(
        (message) => html`<li>
          ${icon(message.status === 'REFUSED' ? 'alert' : 'clock')}
          <time datetime=${message.dueLocal}>${this.services.translator.dateTime(message.dueLocal)}</time>
          <span class="text" dir="auto">${message.text}</span>
          ${message.statusReason ? html`<span class="reason">${message.statusReason.text}</span>` : nothing}
          ${message.status === 'SENDING' || this.services.readOnly
            ? nothing
            : html`<button type="button" class="button quiet" @click=${() => this.emit('pc-change-scheduled', message)}>${this.t('later.change')}</button>
                <button type="button" class="button quiet" @click=${() => this.emit('pc-cancel-scheduled', message)}>${this.t('cancelMessage')}</button>`}
        </li>`,
      )}
    </ul>`;
  }
}
