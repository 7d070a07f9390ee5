/** The part of text-readability 1.1.1 that is used here; the library ships no types. */
declare module 'text-readability' {
  const readability: {
    lexiconCount(text: string): number;
    sentenceCount(text: string): number;
    syllableCount(text: string): number;
  };
  export default readability;
}
