import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** The system's Chromium, or the one that `CHROMIUM` names; `undefined` where there is none. */
export function chromiumPath(): string | undefined {
  return process.env.CHROMIUM ?? usual.find((one) => existsSync(one));
}

/** Takes pictures of pages, each as high as what is on it. */
export interface Camera {
  take(html: string, png: string, width: number): Promise<void>;
  close(): Promise<void>;
}

export async function openCamera(path: string): Promise<Camera> {
  const browser: Browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
  return {
    take: async (html, png, width) => {
      // As high as what is on it: beyond its window a page leaves out what nobody has scrolled to.
      const page = await browser.newPage({ viewport: { width, height: 12_000 } });
      await page.goto(`file://${html}`);
      await page.waitForTimeout(100);
      const height = await page.evaluate('Math.ceil(document.body.getBoundingClientRect().bottom)');
      await page.setViewportSize({ width, height: Math.max(100, Math.min(Number(height) + 12, 12_000)) });
      await page.screenshot({ path: png, fullPage: false });
      await page.close();
    },
    close: () => browser.close(),
  };
}
