import { rmSync } from 'node:fs';

export default async function tearDown(): Promise<void> {
  const { dataDir, services } = globalThis.testRun;
  await services.release();
  rmSync(dataDir, { recursive: true, force: true });
}
