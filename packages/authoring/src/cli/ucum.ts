/** Units by the UCUM library of the National Library of Medicine. */
import ucum from '@lhncbc/ucum-lhc';
import type { UnitLibrary } from '../checks/units.js';

const utils = ucum.UcumLhcUtils.getInstance();

export const ucumUnits: UnitLibrary = {
  isUnit: (unit) => utils.validateUnitString(unit).status === 'valid',
  convert: (value, from, to) => {
    const { status, toVal } = utils.convertUnitTo(from, value, to);
    return status === 'succeeded' && toVal !== null ? Number(toVal.toPrecision(9)) : null;
  },
};
