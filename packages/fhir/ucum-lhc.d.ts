/** The part of the UCUM library that is used here; it ships no types. It is CommonJS: everything is on its default. */
declare module '@lhncbc/ucum-lhc' {
  interface Conversion {
    /** `succeeded`, also when the library had to guess what was meant: then `msg` says so. */
    status?: string;
    toVal?: number | null;
    msg?: string[];
  }
  class UcumLhcUtils {
    static getInstance(): UcumLhcUtils;
    convertUnitTo(fromUnit: string, value: number, toUnit: string): Conversion;
  }
  const ucum: { UcumLhcUtils: typeof UcumLhcUtils };
  export default ucum;
}
