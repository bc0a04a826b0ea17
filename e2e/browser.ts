/** A real Chromium for tests: Debian's package, an installed Chrome, or the one that `CHROMIUM` names. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'msedge'];

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Said in place of the tests where there is no browser. */
const howToGetOne =
  'no Chromium found: install it (Debian and Ubuntu: apt-get install chromium; macOS and Windows: Chrome), or set CHROMIUM to its path';

/** The browser's program, or null where this machine has none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...usualPlaces].find(canRun) ?? null;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Root has no user namespaces to shut itself in; people's machines keep the sandbox.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

let launched: Promise<Browser> | null = null;

/** The browser of this test file; started at first use, closed when its tests are over. */
export function browser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(howToGetOne);
  launched ??= chromium.launch({ executablePath, args: flags, headless: true });
  return launched;
}

after(async () => {
  await (await launched)?.close();
});

interface WindowOptions {
  readonly url: string;
  readonly theme?: 'light' | 'dark';
  readonly phone?: boolean;
}

/** One person at one machine: cookies of their own, and what went wrong in the page's own eyes. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Script errors and refusals of the security policy so far. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens a window with its own cookies and storage. */
export async function openWindow({ url, theme = 'light', phone = false }: WindowOptions): Promise<Seat> {
  const context = await (await browser()).newContext({
    baseURL: url,
    colorScheme: theme,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 860 },
    ...(phone ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
  });
  return { page, context, complaints, close: () => context.close() };
}

/** A test that needs a browser; where there is none it is skipped, and says how to get one. */
export function browserTest(
  name: string,
  run: (context: TestContext) => Promise<void>,
  timeout = 90_000,
): void {
  test(name, { skip: findChromium() === null ? howToGetOne : false, timeout }, run);
}
