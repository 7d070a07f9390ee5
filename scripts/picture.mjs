/** Makes the picture of the README: the clinic example, with a few answers given. The same files give the same picture. */
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureProduct } from './build/product.mjs';
import { browserArguments, findBrowser } from './find-browser.mjs';
import { root } from './paths.mjs';
import { startServer } from './server.mjs';

/* global document -- in what runs on the page */
const WIDTH = 1180;
const DAY = '2026-12-01T12:00:00';
/** An invented patient, far enough for a clinician to see options that differ. */
const ANSWERS = {
  postChestPainOrBreathless: false,
  postVisionLossOrStroke: false,
  postHotSwollenJoint: false,
  postCalfSigns: false,
  hadRecentProcedure: false,
  dxSystemicInfection: false,
  dxHaemodynamicallyUnstable: false,
  patientAgeYears: 61,
  patientPregnantOrBreastfeeding: false,
  patientCanConsent: true,
  dxInfectionTargetSite: false,
  dxBoneTumourTargetRegion: false,
  dxImmunosuppressed: false,
  dxAllergyProcessingReagent: false,
  kneeSymptomatic: true,
  kneeProsthesisTarget: false,
  dxInflammatoryArthritis: false,
  kneeConservativeCareWeeks: 16,
  kneeKellgrenLawrence: 2,
  medAnticoagulant: 'doac',
  dxHaematologicalMalignancy: 'none',
  dxSolidCancer: 'none',
  hxPelvicRadiation: true,
};

await ensureProduct();
const server = await startServer();
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: [...browserArguments, '--force-color-profile=srgb', '--font-render-hinting=none'],
});
const page = await browser.newPage({ viewport: { width: WIDTH, height: 1000 }, reducedMotion: 'reduce', locale: 'en' });
await page.clock.setFixedTime(DAY);
await page.goto(`${server.origin}/examples/clinic-website/`);
await page.locator('regen-eligibility-assessor form').waitFor();
await page.selectOption('[name=audience]', 'clinician');
await page.evaluate((answers) => {
  const session = document.querySelector('regen-guidance').activeSession;
  for (const [fact, value] of Object.entries(answers)) session.answer(fact, value);
}, ANSWERS);
await page.locator('regen-eligibility-assessor .option').first().waitFor();
const { height } = await page.evaluate(() => {
  const { bottom } = document.querySelector('regen-eligibility-assessor').getBoundingClientRect();
  return { height: Math.ceil(bottom + document.scrollingElement.scrollTop) + 32 };
});
await page.screenshot({
  path: join(root, 'examples/picture.png'),
  fullPage: true,
  clip: { x: 0, y: 0, width: WIDTH, height },
  animations: 'disabled',
  caret: 'hide',
});
await browser.close();
await server.close();
console.log('examples/picture.png');
