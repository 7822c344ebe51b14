import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ApiError } from '../api/api-error';
import { TriageApi } from '../api/triage-api';
import { icon } from '../icons';
import type { TriageItem } from '../model';
import { define } from './define';
import './failure-view';
import { Outermost } from './outermost';
import './triage-card';

const PAGE = 20;
const REFRESH_MS = 10_000;

/** The inbound messages whose patient is not certain, for staff to attach or dismiss. Attributes: base, locale, login-url. */
@define('patient-conversations-triage')
export class ConversationTriage extends Outermost {
  static override styles = [
    ...super.styles,
    css`
      .stack {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px;
      }
      .empty {
        display: grid;
        justify-items: center;
        gap: 8px;
        padding: 48px 24px;
        text-align: center;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_surface);
      }
      .empty svg {
        inline-size: 44px;
        block-size: 44px;
        color: var(--_primary);
      }
      .skeleton {
        block-size: 140px;
        border-radius: var(--_radius);
      }
      nav {
        display: flex;
        justify-content: space-between;
      }
    `,
  ];

  @state() private items: readonly TriageItem[] | null = null;
  @state() private start = 0;
  @state() private hasMore = false;
  @state() private failure: ApiError | null = null;
  @state() private done = '';
  private api!: TriageApi;
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => !document.hidden && void this.load(), REFRESH_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = this.services as typeof this.services | undefined;
    super.willUpdate(changed);
    if (before !== this.services) {
      this.api = new TriageApi(this.services.rest);
      void this.load();
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="stack">
      <div role="status">${this.done ? html`<p class="notice good">${icon('tick')}<span>${this.done}</span></p>` : nothing}</div>
      ${this.failure
        ? html`<pc-failure
            ?strip=${this.items !== null}
            .services=${this.services}
            .failure=${this.failure}
            @pc-retry=${() => void this.load()}
          ></pc-failure>`
        : nothing}
      ${this.items === null
        ? this.failure
          ? nothing
          : html`<div role="status"><span class="visually-hidden">${this.t('loading')}</span><div class="skeleton"></div></div>`
        : this.items.length === 0
          ? html`<div class="empty">${icon('inbox')}<h2>${this.t('triage.empty')}</h2><p class="muted">${this.t('triage.emptyText')}</p></div>`
          : html`<ul class="stack">
              ${repeat(
                this.items,
                (item) => item.uuid,
                (item) => html`<li><pc-triage-card .services=${this.services} .api=${this.api} .item=${item} @pc-settled=${this.onSettled}></pc-triage-card></li>`,
              )}
            </ul>`}
      ${this.start > 0 || this.hasMore
        ? html`<nav aria-label=${this.t('pages')}>
            <button type="button" class="button" ?disabled=${this.start === 0} @click=${() => this.turn(-PAGE)}>${this.t('newer')}</button>
            <button type="button" class="button" ?disabled=${!this.hasMore} @click=${() => this.turn(PAGE)}>${this.t('older')}</button>
          </nav>`
        : nothing}
    </div>`;
  }

  private turn(step: number): void {
    this.start = Math.max(0, this.start + step);
    void this.load();
  }

  private readonly onSettled = (event: CustomEvent<string>): void => {
    this.done = event.detail;
    void this.load();
  };

  private async load(): Promise<void> {
    const { start } = this;
    try {
      const page = await this.api.waiting(start, PAGE);
      if (start === this.start) {
        this.items = page.items;
        this.hasMore = page.hasMore;
        this.failure = null;
      }
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    }
  }
}
