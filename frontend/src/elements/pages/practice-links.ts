import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Joiner, PracticeLink } from '../../api/access-api';
import { ApiError } from '../../api/api-error';
import { icon } from '../../icons';
import { card } from '../../styles/card';
import { define } from '../define';
import '../failure-view';
import './joiner-card';
import { Page } from './page';
import './practice-link-card';
import './practice-link-form';

const PAGE = 20;
const REFRESH_MS = 10_000;

/** The links by which patients ask to join by themselves, and those who did and wait to be matched. Attributes: base, locale, login-url. */
@define('patient-conversations-practice-links')
export class PracticeLinks extends Page {
  static override styles = [
    ...super.styles,
    card,
    css`
      .stack {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 20px;
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

  @state() private links: readonly PracticeLink[] | null = null;
  @state() private joiners: readonly Joiner[] = [];
  @state() private start = 0;
  @state() private hasMore = false;
  /** The link that is being edited, or a new one. */
  @state() private edited: PracticeLink | 'new' | null = null;
  @state() private done = '';
  @state() private failure: ApiError | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => !document.hidden && void this.load(), REFRESH_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override render(): TemplateResult {
    return html`<div class="stack">
      <div role="status">${this.done ? html`<p class="notice good">${icon('tick')}<span>${this.done}</span></p>` : nothing}</div>
      ${this.failure
        ? html`<pc-failure ?strip=${this.links !== null} .services=${this.services} .failure=${this.failure} @pc-retry=${() => void this.load()}></pc-failure>`
        : nothing}
      ${this.links === null ? (this.failure ? nothing : this.renderLoading()) : html`${this.renderJoiners()} ${this.renderLinks(this.links)}`}
    </div>`;
  }

  private renderJoiners(): TemplateResult {
    return html`<section aria-labelledby="waiting">
      <h2 id="waiting">${this.t('joiner.waiting')}</h2>
      ${this.joiners.length === 0
        ? html`<p class="muted">${this.t('joiner.none')}</p>`
        : html`<ul class="stack">
            ${repeat(
              this.joiners,
              (joiner) => joiner.uuid,
              (joiner) => html`<li><pc-joiner-card .services=${this.services} .api=${this.api} .joiner=${joiner} @pc-settled=${this.onSettled}></pc-joiner-card></li>`,
            )}
          </ul>`}
      ${this.start > 0 || this.hasMore
        ? html`<nav aria-label=${this.t('pages')}>
            <button type="button" class="button" ?disabled=${this.start === 0} @click=${() => this.turn(-PAGE)}>${this.t('newer')}</button>
            <button type="button" class="button" ?disabled=${!this.hasMore} @click=${() => this.turn(PAGE)}>${this.t('older')}</button>
          </nav>`
        : nothing}
    </section>`;
  }

  private renderLinks(links: readonly PracticeLink[]): TemplateResult {
    return html`<section aria-labelledby="links">
      <div class="row">
        <h2 id="links" class="grow">${this.t('links')}</h2>
        ${this.edited === 'new' ? nothing : html`<button type="button" class="button primary" @click=${() => (this.edited = 'new')}>${icon('plus')}${this.t('link.create')}</button>`}
      </div>
      ${this.edited === 'new' ? this.renderForm(null) : nothing} ${links.length === 0 && this.edited !== 'new' ? html`<p class="muted">${this.t('link.none')}</p>` : nothing}
      <ul class="stack">
        ${repeat(
          links,
          (link) => link.uuid,
          (link) => html`<li>
            ${this.edited !== 'new' && this.edited?.uuid === link.uuid
              ? this.renderForm(link)
              : html`<pc-practice-link-card
                  .services=${this.services}
                  .api=${this.api}
                  .link=${link}
                  @pc-edit=${() => (this.edited = link)}
                  @pc-changed=${() => void this.load()}
                ></pc-practice-link-card>`}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderForm(link: PracticeLink | null): TemplateResult {
    return html`<pc-practice-link-form
      .services=${this.services}
      .api=${this.api}
      .link=${link}
      @pc-changed=${() => {
        this.edited = null;
        void this.load();
      }}
      @pc-close=${() => (this.edited = null)}
    ></pc-practice-link-form>`;
  }

  private turn(step: number): void {
    this.start = Math.max(0, this.start + step);
    void this.load();
  }

  private readonly onSettled = (event: CustomEvent<string>): void => {
    this.done = event.detail;
    void this.load();
  };

  protected override async load(): Promise<void> {
    const { start } = this;
    try {
      const [links, page] = await Promise.all([this.api.links(), this.api.joiners(start, PAGE)]);
      if (start === this.start) {
        this.links = links;
        this.joiners = page.items;
        this.hasMore = page.hasMore;
        this.failure = null;
      }
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    }
  }
}
