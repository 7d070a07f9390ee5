/** Facts of invented patients for the stories. */
import type { Facts } from '@regen-cds/engine';

const chart = (value: unknown, observed: string, unit?: string) => ({
  value,
  observed,
  origin: 'auto-server' as const,
  ...(unit === undefined ? {} : { unit }),
});

const no = (...names: string[]): Facts => Object.fromEntries(names.map((name) => [name, false]));

const healthy: Facts = {
  ...no(
    'postChestPainOrBreathless',
    'postVisionLossOrStroke',
    'postHotSwollenJoint',
    'postCalfSigns',
    'hadRecentProcedure',
    'dxSystemicInfection',
    'dxHaemodynamicallyUnstable',
    'patientPregnantOrBreastfeeding',
    'dxInfectionTargetSite',
    'illnessRecentFeverOrIllness14d',
    'dxBoneTumourTargetRegion',
    'dxImmunosuppressed',
    'dxAllergyProcessingReagent',
    'patientExpectsCure',
    'kneeProsthesisTarget',
    'dxInflammatoryArthritis',
    'kneeInstabilityOrLocking',
    'hadTargetSteroidInjection',
    'hadHyaluronicInjection',
    'dxPlateletFunctionDisorder',
    'dxMyeloproliferativeNeoplasm',
    'dxChronicLiverDisease',
    'dxDiabetes',
    'dxInfectionHarvestSite',
    'hxPelvicRadiation',
    'hxPelvicHardwareOrSacroiliacSurgery',
    'dxLocalAnaestheticAllergy',
    'medNsaidTaken',
    'medSystemicSteroidTaken',
  ),
  patientAgeYears: 58,
  patientCanConsent: true,
  patientCanAttendFollowUp: true,
  dxHaematologicalMalignancy: 'none',
  dxSolidCancer: 'none',
  dxBleedingDisorder: 'none',
  kneeSymptomatic: true,
  kneeConservativeCareWeeks: 16,
  vitalsTemperatureC: 36.6,
  patientHeightCm: 172,
  patientWeightKg: 78,
};

/** A chart with one value too old, two that clash and one near a limit. */
export const mixedChart: Facts = {
  ...healthy,
  patientAgeYears: chart(58, '2026-11-20'),
  labPlateletCount: chart(152, '2026-11-10', '10*9/L'),
  labHaemoglobin: [chart(13.4, '2026-11-10', 'g/dL'), chart(9.8, '2026-11-10', 'g/dL')],
  labAbsoluteNeutrophils: chart(4.1, '2024-01-02', '10*9/L'),
  kneeKellgrenLawrence: chart(2, '2026-09-03'),
};

/** Everything known, nothing in the way. */
export const candidate: Facts = {
  ...healthy,
  kneeKellgrenLawrence: 2,
  kneeEffusion: 'none',
  kneeMalalignmentDegrees: 2,
  medAnticoagulant: 'none',
  medAntiplatelet: 'none',
  labPlateletCount: 240,
  labHaemoglobin: 14.1,
  labInr: 1,
  labHba1c: 5.4,
  labAbsoluteNeutrophils: 4.2,
  dxOsteoporosisTscore: -0.5,
};

/** A hot, swollen joint. */
export const emergency: Facts = { postHotSwollenJoint: true };
