import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { AdministrationApi } from '../api/administration-api';
import { ApiError } from '../api/api-error';
import type { Setting } from '../model';
import { define } from './define';
import './failure-view';
import { Outermost } from './outermost';
import './pages/keys-panel';
import './queue-panel';
import './settings-form';
import './test-message';
import './webhook-addresses';

/** The administration page: health, settings, test messages, webhook addresses. Attributes: base, locale, login-url. */
@define('patient-conversations-admin')
export class ConversationAdmin extends Outermost {
  static override styles = [
    ...super.styles,
    css`
      .page {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 20px;
        align-items: start;
      }
      .side {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 20px;
      }
      @container (min-width: 900px) {
        .page {
          grid-template-columns: minmax(0, 1fr) 360px;
        }
        .side {
          grid-column: 2;
          grid-row: 1;
          position: sticky;
          inset-block-start: 16px;
        }
      }
      .skeleton {
        block-size: 280px;
        border-radius: var(--_radius);
      }
    `,
  ];

  @state() private settings: readonly Setting[] | null = null;
  @state() private failure: ApiError | null = null;
  private api!: AdministrationApi;

  protected override willUpdate(changed: PropertyValues): void {
    const before = this.services as typeof this.services | undefined;
    super.willUpdate(changed);
    if (before !== this.services) {
      this.api = new AdministrationApi(this.services.rest);
      void this.load();
    }
  }

  protected override render(): TemplateResult {
    const { services, api, settings } = this;
    if (!settings) {
      return this.failure
        ? html`<pc-failure .services=${services} .failure=${this.failure} @pc-retry=${() => void this.load()}></pc-failure>`
        : html`<div role="status"><span class="visually-hidden">${this.t('loading')}</span><div class="skeleton"></div></div>`;
    }
    const publicBaseUrl = settings.find((setting) => setting.name === 'publicBaseUrl')?.value ?? '';
    return html`<div class="page">
      <div class="side">
        <pc-queue-panel .services=${services} .api=${api}></pc-queue-panel>
        <pc-test-message .services=${services} .api=${api}></pc-test-message>
        <pc-keys-panel .services=${services}></pc-keys-panel>
        <pc-webhook-addresses .services=${services} .publicBaseUrl=${publicBaseUrl}></pc-webhook-addresses>
      </div>
      <pc-settings-form .services=${services} .api=${api} .settings=${settings} @pc-saved=${(event: CustomEvent<Setting[]>) => (this.settings = event.detail)}></pc-settings-form>
    </div>`;
  }

  private async load(): Promise<void> {
    this.failure = null;
    try {
      this.settings = await this.api.settings();
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    }
  }
}
