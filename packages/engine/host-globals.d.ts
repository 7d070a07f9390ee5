/**
 * All that the engine may use of its host: what browsers and Node have in common. The build compiles the sources
 * against this instead of the DOM or Node types, so that anything else does not compile.
 */
interface Event {
  readonly type: string;
  readonly target: EventTarget | null;
}
declare const Event: { prototype: Event; new (type: string): Event };

interface AbortSignal {
  readonly aborted: boolean;
}

interface EventTarget {
  addEventListener(
    type: string,
    listener: ((event: Event) => void) | null,
    options?: { once?: boolean; signal?: AbortSignal },
  ): void;
  removeEventListener(type: string, listener: ((event: Event) => void) | null): void;
  dispatchEvent(event: Event): boolean;
}
declare const EventTarget: { prototype: EventTarget; new (): EventTarget };

interface TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
declare const TextEncoder: { new (): TextEncoder };

interface TextDecoder {
  decode(bytes?: ArrayBuffer | ArrayBufferView): string;
}
declare const TextDecoder: { new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder };

declare const crypto: {
  readonly subtle: {
    digest(algorithm: string, data: ArrayBuffer | ArrayBufferView<ArrayBuffer>): Promise<ArrayBuffer>;
  };
};

declare function btoa(binary: string): string;
declare function structuredClone<T>(value: T): T;
