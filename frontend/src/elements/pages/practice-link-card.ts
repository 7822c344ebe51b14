import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { AccessApi, PracticeLink } from '../../api/access-api';
import { ApiError } from '../../api/api-error';
import { icon } from '../../icons';
import { define } from '../define';
import { PagePart } from './page-part';

/** One Practice Link: its address, QR code and posters, and whether it is on. Fires "pc-edit" and "pc-changed". */
@define('pc-practice-link-card')
export class PracticeLinkCard extends PagePart {
  static override styles = [
    ...super.styles,
    css`
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
        padding: 14px 16px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
      }
      .line {
        display: flex;
        gap: 4px;
      }
      input {
        font-size: 0.87em;
        text-overflow: ellipsis;
      }
      .welcome {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) api!: AccessApi;
  @property({ attribute: false }) link!: PracticeLink;
  @state() private busy = false;
  @state() private copied = false;
  @state() private failure: ApiError | null = null;
  @query('input') private readonly address!: HTMLInputElement;

  protected override render(): TemplateResult {
    const { uuid, label, welcome, tag, language, expires, enabled, address } = this.link;
    const { translator } = this.services;
    const lastDay = expires?.slice(0, 10) ?? '';
    const expired = lastDay !== '' && lastDay < today();
    return html`<article aria-labelledby="label">
      <div class="row">
        <h3 id="label" class="grow"><bdi>${label}</bdi></h3>
        ${tag ? html`<bdi class="badge">${tag}</bdi>` : nothing} ${language ? html`<span class="badge">${languageName(language, translator.locale)}</span>` : nothing}
        ${lastDay ? html`<span class="badge ${expired ? 'withdrawn' : ''}">${expired ? this.t('link.expired') : this.t('link.until', { date: translator.brief(`${lastDay}T12:00`) })}</span>` : nothing}
        <span class="badge ${enabled ? 'granted' : 'unknown'}">${this.t(enabled ? 'link.enabled' : 'link.disabled')}</span>
      </div>
      ${welcome ? html`<p class="welcome" dir="auto">${welcome}</p>` : nothing}
      <div class="line">
        <input dir="ltr" readonly aria-label=${this.t('link.address')} .value=${address} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
        <button type="button" class="icon-button" aria-label=${`${this.t('copy')}: ${this.t('link.address')}`} @click=${() => void this.copy(address)}>${icon(this.copied ? 'tick' : 'copy')}</button>
      </div>
      <span class="visually-hidden" role="status">${this.copied ? this.t('link.copied') : nothing}</span>
      <div class="row">
        <a class="button quiet" href=${this.api.qrAddress(uuid, 'png')} download="qr-${uuid}.png">${this.t('link.qrPng')}</a>
        <a class="button quiet" href=${this.api.qrAddress(uuid, 'svg')} download="qr-${uuid}.svg">${this.t('link.qrSvg')}</a>
        <a class="button quiet" href=${this.api.posterAddress(uuid, 'a4')} target="_blank" rel="noopener">${this.t('link.posterA4')}</a>
        <a class="button quiet" href=${this.api.posterAddress(uuid, 'letter')} target="_blank" rel="noopener">${this.t('link.posterLetter')}</a>
        <span class="grow"></span>
        <button type="button" class="button" @click=${() => this.emit('pc-edit')}>${this.t('link.edit')}</button>
        <button type="button" class="button" ?disabled=${this.busy} @click=${() => void this.turn(!enabled)}>${this.t(enabled ? 'link.turnOff' : 'link.turnOn')}</button>
      </div>
      ${this.failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(this.failure)}</span></p>` : nothing}
    </article>`;
  }

  private async turn(enabled: boolean): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      await this.api.changeLink(this.link.uuid, { enabled });
      this.emit('pc-changed');
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** The clipboard API exists in secure contexts only; elsewhere the address is selected for the person to copy. */
  private async copy(address: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      this.copied = true;
    } catch {
      this.address.select();
    }
  }
}

/** A language's name in the reader's own. */
export function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale.replace(/_/g, '-')], { type: 'language' }).of(code.replace(/_/g, '-')) ?? code;
  } catch {
    return code;
  }
}

function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
