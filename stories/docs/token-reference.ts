import { html, LitElement, type TemplateResult } from 'lit';
import { contrast, PAIRS, type Rgb } from '../../packages/widgets/src/view-models/contrast.js';
import { base } from '../../packages/widgets/src/styles/base.styles.js';
import { tokens } from '../../packages/widgets/src/styles/tokens.styles.js';
import { docsStyles } from './docs.styles.js';
import { PURPOSES, tokensIn, type Token } from './tokens.js';

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

const rgbOf = (colour: string): Rgb | null => {
  const [, red, green, blue] = HEX.exec(colour) ?? [];
  return red && green && blue ? ([red, green, blue].map((part) => parseInt(part, 16)) as unknown as Rgb) : null;
};

const FULL: Readonly<Record<string, string>> = { sunken: 'surface-sunken' };
const nameOf = (short: string): string => `--regen-${FULL[short] ?? short}`;

/**
 * Every design token with its defaults, and the contrast of each pair of colours that is read together.
 *
 * @summary The list of design tokens.
 */
export class TokenReference extends LitElement {
  static override styles = docsStyles;
  readonly #tokens = tokensIn([tokens, ...base].map(({ cssText }) => cssText));

  protected override render(): TemplateResult {
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label="Tokens">
        <table>
          <thead>
            <tr>
              <th scope="col">Token</th>
              <th scope="col">Light</th>
              <th scope="col">Dark</th>
              <th scope="col">For</th>
            </tr>
          </thead>
          <tbody>
            ${this.#tokens.map(
              ({ name, light, dark }) =>
                html`<tr>
                  <th scope="row"><code>${name}</code></th>
                  <td>${this.#renderValue(light)}</td>
                  <td>${light === dark ? html`<span class="soft">the same</span>` : this.#renderValue(dark)}</td>
                  <td data-purpose>${PURPOSES[name]}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <h3>Pairs that are read together</h3>
      <div class="scroll" tabindex="0" role="region" aria-label="Pairs of colours">
        <table>
          <thead>
            <tr>
              <th scope="col">Token</th>
              <th scope="col">On</th>
              <th scope="col">At least</th>
              <th scope="col">Light</th>
              <th scope="col">Dark</th>
            </tr>
          </thead>
          <tbody>
            ${PAIRS.map(
              ([token, on, least]) =>
                html`<tr>
                  <th scope="row"><code>${nameOf(token)}</code></th>
                  <td><code>${nameOf(on)}</code></td>
                  <td>${least} : 1</td>
                  <td>${this.#ratio(token, on, 'light')}</td>
                  <td>${this.#ratio(token, on, 'dark')}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  protected override updated(): void {
    for (const swatch of this.renderRoot.querySelectorAll<HTMLElement>('.swatch'))
      swatch.style.setProperty('--colour', swatch.dataset['colour'] ?? '');
  }

  #renderValue(value: string): TemplateResult {
    return rgbOf(value)
      ? html`<span class="swatch" data-colour=${value}></span><code>${value}</code>`
      : html`<code>${value}</code>`;
  }

  #ratio(token: string, on: string, theme: keyof Pick<Token, 'light' | 'dark'>): string {
    const [a, b] = [token, on].map((short) => {
      const found = this.#tokens.find(({ name }) => name === nameOf(short));
      return found ? rgbOf(found[theme]) : null;
    });
    return a && b ? `${contrast(a, b).toFixed(1)} : 1` : '';
  }
}

customElements.define('token-reference', TokenReference);

declare global {
  interface HTMLElementTagNameMap {
    'token-reference': TokenReference;
  }
}
