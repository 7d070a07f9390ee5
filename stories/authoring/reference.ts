/** The version that the one on the bench is compared with: another file, or the same one as it is saved. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { onFileChange, readFile } from './files.js';

export class Reference implements ReactiveController {
  /** Null until it is read, or where it cannot be. */
  text: string | null = null;
  readonly #host: ReactiveControllerHost;
  #id = '';
  #version = '';
  #open: AbortController | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#open?.abort();
    this.#version = '';
  }

  /** Reads a version and follows its file. Call it before each render; the same one again changes nothing. */
  follow(id: string, version: string): void {
    if (id === this.#id && version === this.#version) return;
    [this.#id, this.#version, this.text] = [id, version, null];
    this.#open?.abort();
    const open = new AbortController();
    this.#open = open;
    const { signal } = open;
    onFileChange((change) => {
      if (change.id === id && change.version === version && change.part === 'rules') void this.#read(signal);
    }, signal);
    void this.#read(signal);
  }

  async #read(signal: AbortSignal): Promise<void> {
    const text = await readFile(this.#id, this.#version, 'rules', signal).catch(() => null);
    if (signal.aborted || text === null || text === '') return;
    this.text = text;
    this.#host.requestUpdate();
  }
}
