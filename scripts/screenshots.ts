/** `npm run screenshots`: the pictures of README and docs, taken of the real app on the example incident. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startApp } from '../e2e/start-app.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'images');
mkdirSync(folder, { recursive: true });

const others = [
  ['Search answered slowly during the index rebuild', '2024-02-20', 'SEV3', 'search', 'A queue filled up'],
  ['Login codes arrived late', '2024-02-02', 'SEV2', 'accounts, mailer', 'A certificate expired unseen'],
  ['Order mails sent twice after a failover', '2024-01-18', 'SEV3', 'mailer', 'Retries without a key'],
  ['Prices of one shop shown in another', '2023-12-11', 'SEV1', 'catalogue', 'A cache key left the shop out'],
  ['Nightly export missed its window', '2023-11-30', 'SEV4', 'reports', 'No alert on the age of exports'],
] as const;

const app = await startApp();
const ada = await app.admin();
const ben = await app.join('Ben Okafor', 'member');
for (const [title, date, severity, services, factor] of others) {
  await ada.api('POST /api/postmortems', {
    body: {
      text: `# ${title}\n\n**Date**: ${date}\n**Severity**: ${severity}\n**Status**: Final\n**Authors**: Ada Admin\n**Services**: ${services}\n**Duration**: 35 minutes\n\n## Contributing Factors\n\n- ${factor}\n`,
    },
  });
}
const example = await ada.api('POST /api/example');

async function shoot(
  name: string,
  path: string,
  options: { theme?: 'light' | 'dark'; phone?: boolean } = {},
) {
  const { page, complaints, close } = await ada.window(options);
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  await page.getByRole('main').waitFor();
  await page.waitForTimeout(6_000);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  if (complaints.length > 0) console.error(`${name}: ${complaints.join('\n')}`);
  await close();
}

const colleague = await ben.window();
await colleague.page.goto(`/p/${example.id}`, { waitUntil: 'domcontentloaded' });
await colleague.page.locator('.cm-content').click({ position: { x: 160, y: 330 } });
await shoot('timeline', `/p/${example.id}?panel=timeline`);
await shoot('findings-dark', `/p/${example.id}?panel=findings`, { theme: 'dark' });
await shoot('evidence', `/p/${example.id}?panel=evidence`);
await shoot('library', '/library');
await shoot('phone', `/p/${example.id}?panel=timeline`, { phone: true });
await colleague.close();
await app.close();
process.exit(0);
