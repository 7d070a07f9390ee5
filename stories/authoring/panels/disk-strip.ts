/** Shown when the file is written while an edit stands on the bench: neither is lost without a word. */
import { html, type TemplateResult } from 'lit';
import { icon } from '../../../packages/widgets/src/icons.js';
import type { Bench } from '../bench.js';

export const diskStrip = (bench: Pick<Bench, 'keepEdit' | 'revert'>): TemplateResult =>
  html`<div class="strip tone-caution" role="status">
    ${icon('caution')}
    <b>The file has changed on disk, under this edit.</b>
    <div class="row">
      <button @click=${() => bench.keepEdit()}>Keep the edit</button>
      <button @click=${() => bench.revert()}>Take the file</button>
    </div>
  </div>`;
