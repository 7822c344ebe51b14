import { secure } from '../../i18n/secure';
import { supply } from '../../i18n/translator';
import { Part } from '../part';

/** Base of the parts of Secure conversations, which are fetched with their texts when they are first shown. */
export abstract class SecurePart extends Part {
  /** Nothing is shown before its texts are there. */
  protected override async scheduleUpdate(): Promise<void> {
    await supply(secure);
    await super.scheduleUpdate();
  }
}
