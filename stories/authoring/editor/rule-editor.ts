import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, type ChangeSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { changeBetween } from '../text/edit.js';
import type { MarkedFinding, Range } from '../text/marks.js';
import { completeRuleSet } from './completion.js';
import { ruleSetEditing } from './extensions.js';
import { styles } from './rule-editor.styles.js';
import { schemaFor, type EditorSchema } from './schema.js';
import { showTips } from './tips.js';

/** The author has changed the text. Never fired for a text that is set from code. */
export class RuleEditEvent extends Event {
  static readonly type = 'rule-edit';
  readonly text: string;
  constructor(text: string) {
    super(RuleEditEvent.type);
    this.text = text;
  }
}

const diagnosticOf = (length: number, { from, to, severity, code, path, message }: MarkedFinding): Diagnostic => ({
  from: Math.min(from, length),
  to: Math.min(to, length),
  severity: severity === 'note' ? 'info' : severity,
  source: [code, path].filter(Boolean).join(' at '),
  message,
});

/**
 * The JSON of a rule set, to edit.
 *
 * @summary A JSON editor that completes from a schema and shows findings at their place.
 * @fires rule-edit - The author has changed the text.
 */
export class RuleEditor extends LitElement {
  static override styles = styles;
  static override properties: PropertyDeclarations = {
    text: { attribute: false },
    findings: { attribute: false },
    schema: { attribute: false },
    label: {},
  };

  /** What is to be edited. Setting it changes only where it differs: cursor, folds and place on screen stay. */
  declare text: string;
  declare findings: readonly MarkedFinding[];
  /** What names and values are completed from. */
  declare schema: EditorSchema;
  declare label: string;

  #view: EditorView | null = null;
  #height = 0;
  readonly #resize = new ResizeObserver(() => this.#followCaret());
  /** True while code, not the author, changes the text. */
  #isSetting = false;

  constructor() {
    super();
    this.text = '';
    this.findings = [];
    this.schema = schemaFor(null);
    this.label = 'Rule set, JSON';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    this.#view?.destroy();
    this.#view = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#create();
  }

  /** Scrolls to a place, selects it and takes the focus. */
  reveal({ from, to }: Range): void {
    const view = this.#view;
    if (!view) return;
    const length = view.state.doc.length;
    const [anchor, head] = [Math.min(from, length), Math.min(to, length)];
    view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    view.focus();
  }

  protected override render(): TemplateResult {
    return html`<div class="host"></div>`;
  }

  protected override firstUpdated(): void {
    this.#create();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const view = this.#view;
    if (!view) return;
    if (changed.has('text')) this.#setText(view);
    if (changed.has('findings')) this.#mark(view);
  }

  #create(): void {
    const parent = this.renderRoot.querySelector<HTMLElement>('.host');
    if (!parent) return;
    this.#view = new EditorView({
      parent,
      root: this.renderRoot as ShadowRoot,
      state: EditorState.create({
        doc: this.text,
        extensions: [
          ruleSetEditing(
            this.label,
            completeRuleSet(() => this.schema),
          ),
          EditorView.updateListener.of(this.#handleUpdate),
        ],
      }),
    });
    this.#mark(this.#view);
    this.#resize.observe(parent);
  }

  /** Findings below the editor take of its height: the line that is being typed must not slip behind them. */
  #followCaret(): void {
    const view = this.#view;
    if (!view) return;
    const lost = this.#height - view.scrollDOM.clientHeight;
    this.#height = view.scrollDOM.clientHeight;
    const { head } = view.state.selection.main;
    const caret = view.coordsAtPos(head);
    if (lost <= 0 || !view.hasFocus || !caret) return;
    const { bottom } = view.scrollDOM.getBoundingClientRect();
    if (caret.bottom > bottom && caret.bottom <= bottom + lost)
      view.dispatch({ effects: EditorView.scrollIntoView(head, { y: 'center' }) });
  }

  #setText(view: EditorView): void {
    const change = changeBetween(view.state.doc.toString(), this.text);
    if (!change) return;
    this.#isSetting = true;
    view.dispatch({ changes: change satisfies ChangeSpec });
    this.#isSetting = false;
  }

  #mark(view: EditorView): void {
    const { length } = view.state.doc;
    view.dispatch(
      setDiagnostics(
        view.state,
        this.findings.map((finding) => diagnosticOf(length, finding)),
      ),
    );
    view.dispatch({ effects: showTips(this.findings) });
  }

  readonly #handleUpdate = ({ docChanged, state }: { docChanged: boolean; state: EditorState }): void => {
    if (docChanged && !this.#isSetting) this.dispatchEvent(new RuleEditEvent(state.doc.toString()));
  };
}

customElements.define('rule-editor', RuleEditor);

declare global {
  interface HTMLElementTagNameMap {
    'rule-editor': RuleEditor;
  }
}
