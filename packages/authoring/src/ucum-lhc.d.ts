/** The part of @lhncbc/ucum-lhc 7 that is used here; the library ships no types. */
declare module '@lhncbc/ucum-lhc' {
  interface Utils {
    validateUnitString(unit: string): { status: 'valid' | 'invalid' | 'error' };
    convertUnitTo(
      from: string,
      value: number,
      to: string,
    ): { status: 'succeeded' | 'failed' | 'error'; toVal: number | null };
  }
  const ucum: { UcumLhcUtils: { getInstance(): Utils } };
  export default ucum;
}
