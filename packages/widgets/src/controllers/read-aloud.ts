/**
 * Reads a part of the screen aloud, sentence by sentence, and underlines the sentence being spoken. Only with a voice of the device
 * itself: a remote one would send the text away (UX, KB8). Where there is none, `available` is false and no button is shown.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const HIGHLIGHT = 'regen-read-aloud';

interface Sentence {
  text: string;
  range: Range | null;
}

/** What is read of an element: text nodes, and the label of a figure in its place. */
const sentencesOf = (root: Element, lang: string): Sentence[] => {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' });
  const sentences: Sentence[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node instanceof Element)
      return node.matches('button, input, .no-read, [aria-hidden="true"]')
        ? NodeFilter.FILTER_REJECT
        : node.matches('[role="img"]')
          ? NodeFilter.FILTER_ACCEPT
          : NodeFilter.FILTER_SKIP;
    return NodeFilter.FILTER_ACCEPT;
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      sentences.push({ text: node.getAttribute('aria-label') ?? '', range: null });
      continue;
    }
    for (const { segment: text, index } of segmenter.segment(node.textContent ?? '')) {
      if (text.trim() === '') continue;
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + text.length);
      sentences.push({ text, range });
    }
  }
  return sentences.filter(({ text }) => text !== '');
};

export type ReadingState = 'off' | 'playing' | 'paused';

export class ReadAloudController implements ReactiveController {
  state: ReadingState = 'off';
  readonly #host: ReactiveControllerHost;
  readonly #speech = (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis;
  #voices: SpeechSynthesisVoice[] = [];
  #listening: AbortController | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    // Chromium fills the list late, Safari's speech has no events at all.
    (this.#speech as Partial<SpeechSynthesis> | undefined)?.addEventListener?.('voiceschanged', this.#loadVoices, {
      signal: this.#listening.signal,
    });
    this.#loadVoices();
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    this.stop();
  }

  /** A voice of the device for this language. */
  voice(lang: string): SpeechSynthesisVoice | undefined {
    const [language] = lang.split('-');
    return this.#voices.find((one) => one.localService && one.lang.split(/[-_]/)[0] === language);
  }

  start(root: Element, lang: string): void {
    const voice = this.voice(lang);
    if (!this.#speech || !voice) return;
    this.#speech.cancel();
    for (const { text, range } of sentencesOf(root, lang)) {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.onstart = () => this.#underline(range);
      this.#speech.speak(utterance);
    }
    const end = new SpeechSynthesisUtterance(' ');
    end.onend = () => this.stop();
    this.#speech.speak(end);
    this.#become('playing');
  }

  toggle(): void {
    if (this.state === 'playing') this.#speech?.pause();
    else this.#speech?.resume();
    this.#become(this.state === 'playing' ? 'paused' : 'playing');
  }

  stop(): void {
    if (this.state === 'off') return;
    this.#speech?.cancel();
    this.#underline(null);
    this.#become('off');
  }

  readonly #loadVoices = (): void => {
    this.#voices = this.#speech?.getVoices() ?? [];
    this.#host.requestUpdate();
  };

  #underline(range: Range | null): void {
    if (!('highlights' in CSS)) return;
    if (range) CSS.highlights.set(HIGHLIGHT, new Highlight(range));
    else CSS.highlights.delete(HIGHLIGHT);
  }

  #become(state: ReadingState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
