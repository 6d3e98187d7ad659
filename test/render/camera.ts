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
      const page = await browser.newPage({ viewport: { width, height: 200 } });
      await page.goto(`file://${html}`);
      // What a page leaves out until it is scrolled to is in the picture as well.
      for (const _ of ['what is seen at first', 'what that made room for']) {
        const height = await page.evaluate('document.documentElement.scrollHeight');
        await page.setViewportSize({ width, height: Math.min(Number(height), 12_000) });
      }
      await page.screenshot({ path: png, fullPage: true });
      await page.close();
    },
    close: () => browser.close(),
  };
}
