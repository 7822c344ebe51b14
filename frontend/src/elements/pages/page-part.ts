import { pages } from '../../i18n/pages';
import { supply } from '../../i18n/translator';
import { Part } from '../part';

/** Base of the parts of the staff pages beside the inbox. */
export abstract class PagePart extends Part {
  protected override async scheduleUpdate(): Promise<void> {
    await supply(pages);
    await super.scheduleUpdate();
  }
}
