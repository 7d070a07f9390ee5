/** The patients of the training chart. All are invented; none has a name. */

const UCUM = 'http://unitsofmeasure.org';
const ORIGIN = 'http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/information-origin';

/**
 * One line of the chart: how the chart shows it, and the answers it holds. An answer is in the chart's own unit, which the
 * frame converts; `fact` is the value as the rule set wants it, for a page that hands over facts itself.
 */
const line = (label, shown, ...answers) => ({ label, shown, answers });
const measured = (linkId, value, code, fact = value) => ({
  linkId,
  answer: { valueQuantity: { value, unit: code, system: UCUM, code } },
  fact,
});
const coded = (linkId, code, fact = code) => ({ linkId, answer: { valueCoding: { code } }, fact });
const is = (linkId, valueBoolean = true) => ({ linkId, answer: { valueBoolean }, fact: valueBoolean });
const none = (...linkIds) => linkIds.map((linkId) => is(linkId, false));

export const PATIENTS = [
  {
    id: 'invented-a',
    name: 'Invented patient A',
    about: '58 years · right knee pain for two years',
    day: '2026-11-24',
    lines: [
      line('Age', '58 years', measured('patientAgeYears', 58, 'a')),
      line('Knee pain with osteoarthritis', 'Yes', is('kneeSymptomatic')),
      line('X-ray, Kellgren–Lawrence', 'Grade 2', coded('kneeKellgrenLawrence', '2', 2)),
      line('Effusion', 'Mild', coded('kneeEffusion', 'mildModerate')),
      line('Alignment', '4° varus', measured('kneeMalalignmentDegrees', 4, 'deg')),
      line('Exercise therapy', '14 weeks', measured('kneeConservativeCareWeeks', 14, 'wk')),
      line('Platelets', '152 ×10³/µL', measured('labPlateletCount', 152, '10*3/uL')),
      line('Haemoglobin', '134 g/L', measured('labHaemoglobin', 134, 'g/L', 13.4)),
      line('HbA1c', '48 mmol/mol', measured('labHba1c', 48, 'mmol/mol', 6.5), is('dxDiabetes')),
      line('Anticoagulant', 'Apixaban', coded('medAnticoagulant', 'doac')),
      line(
        'Other medicines asked for',
        'None',
        coded('medAntiplatelet', 'none'),
        ...none('medNsaidTaken', 'medSystemicSteroidTaken', 'hadTargetSteroidInjection', 'hadHyaluronicInjection'),
      ),
      line('Height', '1.71 m', measured('patientHeightCm', 1.71, 'm', 171)),
      line('Weight', '198 lb', measured('patientWeightKg', 198, '[lb_av]', 89.8)),
      line(
        'Warning signs',
        'None',
        ...none(
          'postChestPainOrBreathless',
          'postVisionLossOrStroke',
          'postHotSwollenJoint',
          'postCalfSigns',
          'hadRecentProcedure',
          'dxSystemicInfection',
          'dxHaemodynamicallyUnstable',
          'illnessRecentFeverOrIllness14d',
          'dxInfectionTargetSite',
          'dxInfectionHarvestSite',
        ),
      ),
      line(
        'Cancer',
        'None',
        coded('dxHaematologicalMalignancy', 'none'),
        coded('dxSolidCancer', 'none'),
        ...none('dxBoneTumourTargetRegion', 'hxPelvicRadiation'),
      ),
      line(
        'Blood and liver disorders',
        'None',
        coded('dxBleedingDisorder', 'none'),
        ...none('dxPlateletFunctionDisorder', 'dxMyeloproliferativeNeoplasm', 'dxChronicLiverDisease'),
      ),
      line(
        'Other history asked for',
        'None',
        ...none(
          'patientPregnantOrBreastfeeding',
          'dxImmunosuppressed',
          'dxAllergyProcessingReagent',
          'dxLocalAnaestheticAllergy',
          'dxInflammatoryArthritis',
          'kneeProsthesisTarget',
          'kneeInstabilityOrLocking',
          'hxPelvicHardwareOrSacroiliacSurgery',
        ),
      ),
      line('Able to consent', 'Yes', is('patientCanConsent'), is('patientCanAttendFollowUp')),
    ],
  },
  {
    id: 'invented-b',
    name: 'Invented patient B',
    about: '71 years · hot, swollen knee since yesterday',
    day: '2026-11-30',
    lines: [
      line('Age', '71 years', measured('patientAgeYears', 71, 'a')),
      line('Knee pain with osteoarthritis', 'Yes', is('kneeSymptomatic')),
      line('Hot, swollen joint', 'Yes', is('postHotSwollenJoint')),
      line('Procedure in the last six weeks', 'No', is('hadRecentProcedure', false)),
      line('Temperature', '101.3 °F', measured('vitalsTemperatureC', 101.3, '[degF]', 38.5)),
      line('Platelets', '214 ×10⁹/L', measured('labPlateletCount', 214, '10*9/L')),
    ],
  },
  {
    id: 'invented-c',
    name: 'Invented patient C',
    about: '44 years · first visit, little on file',
    day: '2026-12-01',
    lines: [
      line('Age', '44 years', measured('patientAgeYears', 44, 'a')),
      // A unit that the rules do not name: the frame fetches a library for it.
      line('Height', '5.7 ft', measured('patientHeightCm', 5.7, '[ft_i]', 174)),
    ],
  },
];

export const referenceTo = ({ id }) => `Patient/${id}`;

/** The chart's values in FHIR R4, each marked as coming from the EHR. */
export const responseFor = (patient, questionnaire) => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire,
  status: 'in-progress',
  subject: { reference: referenceTo(patient) },
  authored: patient.day,
  item: patient.lines.flatMap(({ answers }) =>
    answers.map(({ linkId, answer }) => ({
      linkId,
      answer: [{ extension: [{ url: ORIGIN, extension: [{ url: 'source', valueCode: 'auto-client' }] }], ...answer }],
    })),
  ),
});

/** The same as facts, for a page that mounts the frame with host.js. */
export const factsFor = ({ lines, day }) =>
  Object.fromEntries(
    lines.flatMap(({ answers }) =>
      answers.map(({ linkId, fact }) => [linkId, { value: fact, origin: 'auto-client', observed: day }]),
    ),
  );
