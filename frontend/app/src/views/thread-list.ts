import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../../../src/elements/define';
import { icon } from '../../../src/icons';
import type { ThreadSummary } from '../model';
import { View } from '../view';

/** The person's conversations, newest first. Fires "pc-open" with the uuid of the one to read. */
@define('pc-thread-list')
export class ThreadList extends View {
  @property({ attribute: false }) threads: readonly ThreadSummary[] | null = null;
  @property() current = '';

  protected override render(): TemplateResult {
    if (!this.threads) {
      return html`<p class="starting" role="status">${this.t('loading')}…</p>`;
    }
    if (this.threads.length === 0) {
      return html`<p class="empty">${this.t('threads.none')}</p>`;
    }
    return html`<ul class="threads">
      ${this.threads.map((thread) => this.renderThread(thread))}
    </ul>`;
  }

  private renderThread({ uuid, subject, unread, last, updated }: ThreadSummary): TemplateResult {
    return html`<li>
      <button type="button" class="thread ${unread > 0 ? 'unread' : ''}" aria-current=${uuid === this.current ? 'true' : nothing} @click=${() => this.emit('pc-open', uuid)}>
        <span class="subject" dir="auto">${subject}</span>
        <time class="when" datetime=${updated}>${this.shared.texts.brief(last?.date ?? updated)}</time>
        <span class="last" dir="auto">${last ? this.lastLine(last) : this.t('messages.none')}</span>
        ${unread > 0 ? html`<span class="count">${this.t('unread', { count: unread })}</span>` : nothing}
      </button>
    </li>`;
  }

  private lastLine({ text, mine, withdrawn, files }: NonNullable<ThreadSummary['last']>): TemplateResult {
    const line = withdrawn ? this.t('message.withdrawn') : text;
    return html`${mine ? html`<span class="who">${this.t('you')}: </span>` : nothing}${line}${files > 0 && !withdrawn ? html`${line ? ' · ' : nothing}${icon('clip')}${this.t('files', { count: files })}` : nothing}`;
  }
}
