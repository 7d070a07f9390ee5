/** Says which statuses changed, once the answers have been quiet for a moment. For clinicians only: UX, section 4. */
import type { Explanation, ModalityExplanation } from '@regen-cds/engine';
import type { Messages } from '../i18n/messages.js';
import type { LiveRegionController } from './live-region.js';

const standingOf = ({ status, soFar }: ModalityExplanation): string => `${String(status)} ${String(soFar)}`;

export class StatusNews {
  readonly #live: LiveRegionController;
  /** Where each option stood when it was last said, by its id; empty before the first screen. */
  #told: ReadonlyMap<string, string> = new Map();

  constructor(live: LiveRegionController) {
    this.#live = live;
  }

  /** Call it with every screen. What changes and changes back within the moment is not said. */
  update({ modalities, audience }: Explanation, messages: Messages): void {
    const assessed = modalities.filter(({ comparator }) => !comparator);
    const now = new Map(assessed.map((one) => [one.modality, standingOf(one)]));
    if (this.#told.size === 0 || audience === 'patient') {
      this.#told = now;
      return;
    }
    this.#live.sayWhenQuiet(() => {
      const changed = assessed.filter((one) => this.#told.get(one.modality) !== standingOf(one));
      this.#told = now;
      return changed
        .map(({ name, statusText, soFarText }) =>
          messages.nowStatus(name, statusText.toLowerCase(), (soFarText ?? '').toLowerCase()),
        )
        .join(' ');
    });
  }

  /** Forgets the person. */
  clear(): void {
    this.#told = new Map();
  }
}
