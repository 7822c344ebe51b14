import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { AccessApi, PracticeLink, PracticeLinkChange } from '../../api/access-api';
import { ApiError } from '../../api/api-error';
import { icon } from '../../icons';
import { define } from '../define';
import { PagePart } from './page-part';
import { languageName } from './practice-link-card';

const LANGUAGES = ['en', 'fr', 'es'];

/** Makes or changes a Practice Link. Fires "pc-changed" when it is saved, or "pc-close". */
@define('pc-practice-link-form')
export class PracticeLinkForm extends PagePart {
  static override styles = [
    ...super.styles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px;
        padding: 14px 16px;
        border: 1px solid var(--_primary);
        border-radius: var(--_radius);
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr));
        gap: 14px;
      }
    `,
  ];

  @property({ attribute: false }) api!: AccessApi;
  /** Null for a new one. */
  @property({ attribute: false }) link: PracticeLink | null = null;
  @state() private busy = false;
  @state() private failure: ApiError | null = null;
  @query('#label') private readonly first!: HTMLInputElement;
  private wishes = { label: '', welcome: '', tag: '', language: '', expires: '', enabled: true };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('link') && this.link) {
      const { label, welcome, tag, language, expires, enabled } = this.link;
      this.wishes = { label, welcome: welcome ?? '', tag: tag ?? '', language: language ?? '', expires: expires?.slice(0, 10) ?? '', enabled };
    }
  }

  protected override firstUpdated(): void {
    this.first.focus();
  }

  protected override render(): TemplateResult {
    const { wishes } = this;
    const languages = wishes.language && !LANGUAGES.includes(wishes.language) ? [...LANGUAGES, wishes.language] : LANGUAGES;
    return html`<form aria-label=${this.link?.label ?? this.t('link.create')} @submit=${this.onSubmit}>
      <div class="fields">
        <div class="field">
          <label for="label">${this.t('link.label')}</label>
          <input id="label" dir="auto" maxlength="100" autocomplete="off" required aria-describedby="label-hint" .value=${wishes.label} @input=${this.onText('label')} />
          <span class="hint" id="label-hint">${this.t('link.labelHint')}</span>
        </div>
        <div class="field">
          <label for="tag">${this.t('link.tag')}</label>
          <input id="tag" dir="auto" maxlength="64" autocomplete="off" .value=${wishes.tag} @input=${this.onText('tag')} />
        </div>
        <div class="field">
          <label for="language">${this.t('link.language')}</label>
          <select id="language" @change=${this.onText('language')}>
            <option value="" ?selected=${wishes.language === ''}>${this.t('link.language.any')}</option>
            ${languages.map((code) => html`<option value=${code} ?selected=${code === wishes.language}>${languageName(code, this.services.translator.locale)}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="expires">${this.t('link.expires')}</label>
          <input id="expires" type="date" .value=${wishes.expires} @input=${this.onText('expires')} />
        </div>
      </div>
      <div class="field">
        <label for="welcome">${this.t('link.welcome')}</label>
        <textarea id="welcome" dir="auto" rows="3" maxlength="1000" .value=${wishes.welcome} @input=${this.onText('welcome')}></textarea>
      </div>
      ${this.failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(this.failure)}</span></p>` : nothing}
      <div class="row">
        <button class="button primary" ?disabled=${this.busy}>${this.t('link.save')}</button>
        <button type="button" class="button quiet" @click=${() => this.emit('pc-close')}>${this.t('cancel')}</button>
      </div>
    </form>`;
  }

  private onText(field: 'label' | 'welcome' | 'tag' | 'language' | 'expires'): (event: Event) => void {
    return (event) => {
      this.wishes = { ...this.wishes, [field]: (event.target as HTMLInputElement).value };
    };
  }

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { label, welcome, tag, language, expires, enabled } = this.wishes;
    const change: PracticeLinkChange = {
      label: label.trim(),
      welcome: welcome.trim() || null,
      tag: tag.trim() || null,
      language: language || null,
      expires: expires || null,
      enabled,
    };
    this.busy = true;
    this.failure = null;
    try {
      await (this.link ? this.api.changeLink(this.link.uuid, change) : this.api.createLink(change));
      this.emit('pc-changed');
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.busy = false;
    }
  };
}
