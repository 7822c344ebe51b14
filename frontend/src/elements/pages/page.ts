import { html, type PropertyValues, type TemplateResult } from 'lit';
import { AccessApi } from '../../api/access-api';
import { pages } from '../../i18n/pages';
import { loadTexts, supply } from '../../i18n/translator';
import { Outermost } from '../outermost';

/** Base of the staff pages beside the inbox, with texts of their own. */
export abstract class Page extends Outermost {
  protected api!: AccessApi;

  /** Asks for what the page shows first. */
  protected abstract load(): Promise<void>;

  protected override async scheduleUpdate(): Promise<void> {
    await Promise.all([loadTexts(this.language), supply(pages)]);
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = this.services as typeof this.services | undefined;
    super.willUpdate(changed);
    if (before !== this.services) {
      this.api = new AccessApi(this.services.rest);
      void this.load();
    }
  }

  protected renderLoading(): TemplateResult {
    return html`<div role="status"><span class="visually-hidden">${this.t('loading')}</span><div class="skeleton"></div></div>`;
  }
}
