import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const FIXED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const ON_DEMAND = '@sparticuz/chromium@147.0.0';

export const isRoot = process.getuid?.() === 0;

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...FIXED];
  return candidates.find(runs);
}

function fromDebian() {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  try {
    execFileSync('apt-get', ['update', '-q'], options);
    execFileSync('apt-get', ['install', '-yq', '--no-install-recommends', 'chromium'], options);
  } catch (error) {
    console.error(`Could not install chromium with apt-get: ${error.message}`);
  }
  return installed();
}

async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  // Without this the package expects libnss3 on the machine instead of unpacking its own.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  try {
    if (!existsSync(join(root, 'node_modules/@sparticuz/chromium'))) {
      const options = { cwd: root, stdio: ['ignore', 2, 2] };
      execFileSync('npm', ['install', '--no-save', ON_DEMAND], options);
    }
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } catch (error) {
    console.error(`Could not get ${ON_DEMAND}: ${error.message}`);
    return undefined;
  }
}

/** @type {Promise<string> | undefined} */
let found;

/** @returns {Promise<string>} */
async function find() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (runs(chosen)) return chosen;
    throw new Error(`CHROME_PATH is "${chosen}", and there is no program there. Correct it or unset it.`);
  }
  const path = installed() ?? fromDebian() ?? (await fromNpm());
  if (path !== undefined) return path;
  throw new Error('No Chromium was found. Install chromium or Google Chrome, or set CHROME_PATH to the program.');
}

/** The path of a Chromium, installed when there is none and it can be. */
export const findBrowser = () => (found ??= find());

/** Quiet start; root has no sandbox. */
export const browserArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(isRoot ? ['--no-sandbox'] : []),
];

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(await findBrowser());
