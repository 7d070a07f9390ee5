import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { docsStyles } from './docs.styles.js';
import { elements, type ElementDeclaration, type Member } from './manifest.js';

type Part = TemplateResult | typeof nothing;
type Row = readonly unknown[];

const code = (text: string | undefined): Part =>
  text === undefined || text === '' ? nothing : html`<code>${text}</code>`;

/** "`--regen-x`" in a description. */
const words = (text = ''): TemplateResult =>
  html`${text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;

const table = (tag: string, title: string, head: readonly string[], rows: readonly Row[]): Part =>
  rows.length === 0
    ? nothing
    : html`<h3>${title}</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="${title} of ${tag}">
          <table>
            <thead>
              <tr>
                ${head.map((one) => html`<th scope="col">${one}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                ([first, ...rest]) =>
                  html`<tr>
                    <th scope="row">${first}</th>
                    ${rest.map((cell) => html`<td>${cell}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`;

const attributeOf = ({ attributes = [] }: ElementDeclaration, field: string): string | undefined =>
  attributes.find(({ fieldName, name }) => (fieldName ?? name) === field)?.name;

const properties = (element: ElementDeclaration): Row[] =>
  element.members
    .filter(({ kind }) => kind === 'field')
    .map(({ name, type, default: value, description }) => [
      code(name),
      code(attributeOf(element, name)),
      code(type?.text),
      code(value),
      words(description),
    ]);

const signature = ({ name, parameters = [], return: result }: Member): string =>
  `${name}(${parameters.map((one) => `${one.name}: ${one.type?.text ?? 'unknown'}`).join(', ')}): ${result?.type?.text ?? 'void'}`;

/**
 * What one element takes, does, fires and lets be styled.
 *
 * @summary The reference of one element.
 */
export class ElementReference extends LitElement {
  static override styles = docsStyles;
  static override properties: PropertyDeclarations = { tag: {} };

  /** Name of the element. */
  declare tag: string;

  constructor() {
    super();
    this.tag = '';
  }

  protected override render(): TemplateResult {
    const element = elements.find(({ tagName }) => tagName === this.tag);
    if (!element) return html`<p role="alert">There is no element &lt;${this.tag}&gt; in the manifest.</p>`;
    const named = (list: readonly { name: string; description?: string }[] = []): Row[] =>
      list.map(({ name, description }) => [name === '' ? 'default' : code(name), words(description)]);
    return html`<p>${words(element.description)}</p>
      ${table(this.tag, 'Properties', ['Property', 'Attribute', 'Type', 'Default', 'What it is'], properties(element))}
      ${table(
        this.tag,
        'Methods',
        ['Method', 'What it does'],
        element.members
          .filter(({ kind }) => kind === 'method')
          .map((one) => [code(signature(one)), words(one.description)]),
      )}
      ${table(
        this.tag,
        'Events',
        ['Event', 'Class', 'When'],
        element.events.map(({ name, type, description }) => [code(name), code(type?.text), words(description)]),
      )}
      ${table(this.tag, 'Slots', ['Slot', 'For'], named(element.slots))}
      ${table(this.tag, 'Parts', ['Part', 'What it is'], named(element.cssParts))}
      ${table(this.tag, 'Custom properties of its own', ['Property', 'For'], named(element.cssProperties))}`;
  }
}

customElements.define('element-reference', ElementReference);

declare global {
  interface HTMLElementTagNameMap {
    'element-reference': ElementReference;
  }
}
