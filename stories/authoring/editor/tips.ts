/** The message of an error below the line on which it stands, so that nobody has to hover to read it. */
import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import type { MarkedFinding } from '../text/marks.js';

/** Errors whose message is shown in full; the rest is in the list below the editor. */
const MOST_TIPS = 5;

class Tip extends WidgetType {
  readonly finding: MarkedFinding;
  constructor(finding: MarkedFinding) {
    super();
    this.finding = finding;
  }
  override eq({ finding }: Tip): boolean {
    const { code, path, message } = this.finding;
    return finding.code === code && finding.path === path && finding.message === message;
  }
  override toDOM(): HTMLElement {
    const { code, path, message } = this.finding;
    const box = document.createElement('div');
    box.className = 'tip';
    const name = document.createElement('b');
    name.textContent = code;
    const text = document.createElement('div');
    text.textContent = message;
    box.append(name);
    if (path !== '') {
      const place = document.createElement('code');
      place.textContent = path;
      box.append(' at ', place);
    }
    box.append(text);
    // What is around the box is padding: the editor measures no margins.
    const line = document.createElement('div');
    line.className = 'tip-line';
    line.append(box);
    return line;
  }
}

const setFindings = StateEffect.define<readonly MarkedFinding[]>();

const tipsFor = ({ doc }: EditorState, findings: readonly MarkedFinding[]): DecorationSet => {
  const errors = findings.filter(({ severity }) => severity === 'error').slice(0, MOST_TIPS);
  const widgets = errors.map((finding) =>
    Decoration.widget({ widget: new Tip(finding), block: true, side: 1 }).range(
      doc.lineAt(Math.min(finding.from, doc.length)).to,
    ),
  );
  return Decoration.set(widgets, true);
};

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (tips, { changes, effects, state }) => {
    const given = effects.find((effect) => effect.is(setFindings));
    return given ? tipsFor(state, given.value) : tips.map(changes);
  },
  provide: (self) => EditorView.decorations.from(self),
});

export const tips: Extension = field;

/** The effect that shows the messages of these findings. */
export const showTips = (findings: readonly MarkedFinding[]): StateEffect<readonly MarkedFinding[]> =>
  setFindings.of(findings);
