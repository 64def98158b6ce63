import { renameSync, writeFileSync } from 'node:fs';

/** Whoever reads the file, also after a crash, finds the old text or the new one, whole. For one writer at a time. */
export function replaceFile(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
