import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ApiError } from '../api/api-error';
import { icon } from '../icons';
import type { Conversation, InboxCounts } from '../model';
import { conversationItem, itemStyles } from './conversation-item';
import { define } from './define';
import './failure-view';
import { Part } from './part';

/** Which conversations are listed. */
export type Shelf = 'unread' | 'mine' | 'mentioned' | 'unassigned' | 'waiting' | 'failed' | 'starred' | 'open' | 'archived';

const SHELVES: readonly Shelf[] = ['unread', 'mine', 'mentioned', 'unassigned', 'waiting', 'failed', 'starred', 'open', 'archived'];

/**
 * The conversations of all patients, a page at a time. Fires "pc-shelf" with the shelf to show, "pc-search" with the words typed, "pc-open"
 * with a conversation, "pc-new", "pc-retry", and "pc-turn" with 1 for the next page or -1 for the one before.
 */
@define('pc-inbox-list')
export class InboxList extends Part {
  static override styles = [
    ...super.styles,
    itemStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        block-size: 100%;
      }
      header {
        display: grid;
        gap: 8px;
        padding: 10px 12px;
        border-block-end: 1px solid var(--_line);
      }
      header h2 {
        padding-inline-start: 8px;
      }
      .shelves {
        display: flex;
        gap: 6px;
        padding: 3px;
        margin: -3px;
        overflow-x: auto;
        scrollbar-width: thin;
      }
      .shelves label {
        flex: none;
        position: relative;
        display: inline-flex;
        align-items: center;
        padding-inline: 0.9em;
        min-block-size: 32px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        font-size: 0.93em;
        cursor: pointer;
      }
      .shelves label:hover {
        background: var(--_hover);
      }
      .shelves label:has(:checked) {
        border-color: var(--_primary);
        background: var(--_tint);
        color: var(--_on-tint);
        font-weight: 600;
      }
      .shelves label:has(:focus-visible) {
        outline: 2px solid var(--_focus);
        outline-offset: 2px;
      }
      .number {
        padding-inline-start: 0.4em;
        font-variant-numeric: tabular-nums;
      }
      .shelves input {
        position: absolute;
        opacity: 0;
      }
      .scroll {
        flex: 1;
        overflow: auto;
      }
      ul {
        display: grid;
        gap: 2px;
        padding: 8px;
      }
      .empty {
        display: grid;
        justify-items: center;
        gap: 10px;
        padding: 40px 24px;
        color: var(--_muted);
      }
      .empty svg {
        inline-size: 36px;
        block-size: 36px;
      }
      .loading {
        display: grid;
        gap: 12px;
        padding: 16px 20px;
      }
      .loading .skeleton {
        block-size: 48px;
      }
      nav {
        display: flex;
        justify-content: space-between;
        padding: 8px 12px;
        border-block-start: 1px solid var(--_line);
      }
    `,
  ];

  /** Null while they are loaded for the first time. */
  @property({ attribute: false }) conversations: readonly Conversation[] | null = null;
  @property() current = '';
  /** Null until they are known. */
  @property({ attribute: false }) counts: InboxCounts | null = null;
  /** Where messages of uncertain senders are dealt with; empty: nowhere from here. */
  @property({ attribute: 'triage-url' }) triageUrl = '';
  @property() shelf: Shelf = 'unread';
  @property() words = '';
  @property({ type: Boolean }) hasNewer = false;
  @property({ type: Boolean }) hasOlder = false;
  @property({ attribute: false }) failure: ApiError | null = null;
  @query('h2') private readonly heading!: HTMLElement;

  override focus(): void {
    void this.updateComplete.then(() => (this.renderRoot.querySelector<HTMLElement>('.item[aria-current], .item') ?? this.heading).focus());
  }

  protected override render(): TemplateResult {
    return html`
      <header role="presentation">
        <div class="row">
          <h2 class="grow" tabindex="-1">${this.t('inbox')}</h2>
          ${this.services.readOnly
            ? nothing
            : html`<button type="button" class="icon-button" aria-label=${this.t('new')} title=${this.t('new')} @click=${() => this.emit('pc-new')}>${icon('plus')}</button>`}
        </div>
        <input type="search" dir="auto" autocomplete="off" aria-label=${this.t('inbox.search')} placeholder=${this.t('inbox.searchHint')} .value=${this.words} @input=${this.onSearch} />
        <div class="shelves" role="radiogroup" aria-label=${this.t('inbox.show')}>
          ${SHELVES.map(
            (shelf) => html`<label
              ><input type="radio" name="shelf" .checked=${shelf === this.shelf} @change=${() => this.emit('pc-shelf', shelf)} />${this.t(`inbox.${shelf}`)}${this.renderCount(shelf)}</label
            >`,
          )}
        </div>
        ${this.counts?.triage && this.triageUrl
          ? html`<a class="notice" href=${this.triageUrl}>${icon('alert')}<span>${this.t('inbox.triage', { count: this.counts.triage })}</span></a>`
          : nothing}
      </header>
      ${this.failure
        ? html`<pc-failure ?strip=${this.conversations !== null} .services=${this.services} .failure=${this.failure}></pc-failure>`
        : nothing}
      <div class="scroll" aria-live="off">${this.renderItems()}</div>
      ${this.hasNewer || this.hasOlder
        ? html`<nav aria-label=${this.t('pages')}>
            <button type="button" class="button" ?disabled=${!this.hasNewer} @click=${() => this.emit('pc-turn', -1)}>${this.t('newer')}</button>
            <button type="button" class="button" ?disabled=${!this.hasOlder} @click=${() => this.emit('pc-turn', 1)}>${this.t('older')}</button>
          </nav>`
        : nothing}
    `;
  }

  private renderCount(shelf: Shelf): TemplateResult | typeof nothing {
    const count = shelf === 'archived' ? 0 : this.counts?.[shelf];
    return count ? html`<span class="number">${this.services.translator.figure(count)}</span>` : nothing;
  }

  private renderItems(): TemplateResult | typeof nothing {
    if (this.conversations === null) {
      return this.failure
        ? nothing
        : html`<div class="loading" role="status"><span class="visually-hidden">${this.t('loading')}</span><div class="skeleton"></div><div class="skeleton"></div></div>`;
    }
    if (this.conversations.length === 0) {
      const allRead = this.shelf === 'unread' && !this.words.trim();
      return html`<div class="empty" role="status">${icon(allRead ? 'ticks' : 'inbox')}<p>${this.t(allRead ? 'inbox.read' : 'inbox.empty')}</p></div>`;
    }
    return html`<ul>
      ${repeat(
        this.conversations,
        (conversation) => conversation.uuid,
        (conversation) => html`<li>
          ${conversationItem({
            conversation,
            title: conversation.patient.display,
            about: conversation.mode === 'SECURE' ? conversation.subject : null,
            current: conversation.uuid === this.current,
            translator: this.services.translator,
            open: () => this.emit('pc-open', conversation),
          })}
        </li>`,
      )}
    </ul>`;
  }

  private readonly onSearch = (event: Event): void => {
    this.emit('pc-search', (event.target as HTMLInputElement).value);
  };
}
