import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { ApiError } from '../api/api-error';
import { loadTexts, type MessageKey, type Parameters } from '../i18n/translator';
import { createServices, explain, type Services } from '../services';
import { controls, theme } from '../styles/shared';

/** Base of the elements that a page uses: carries the theme and makes the services from the page's attributes. */
export abstract class Outermost extends LitElement {
  static override styles = [theme, controls];

  /** OpenMRS' context path. */
  @property() base = '/openmrs';
  @property() locale = '';
  /** Where a person whose session ended logs in; OpenMRS' own page by default. */
  @property({ attribute: 'login-url' }) loginUrl = '';
  /** For users who may read but not write. */
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;

  protected services!: Services;

  /** Nothing is shown before its texts are there. */
  protected override async scheduleUpdate(): Promise<void> {
    await loadTexts(this.language);
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated || changed.has('base') || changed.has('locale') || changed.has('loginUrl') || changed.has('readOnly')) {
      this.services = createServices(this.base, this.language, this.loginUrl, this.readOnly);
    }
  }

  protected get language(): string {
    return this.locale || document.documentElement.lang || 'en';
  }

  protected t(key: MessageKey, parameters?: Parameters): string {
    return this.services.translator.text(key, parameters);
  }

  protected why(failure: ApiError): string {
    return explain(failure, this.services.translator);
  }
}
