import type { Viewer } from '../entities/index.js';

/** What everybody of one role sees alike, at one version of an account. */
const SHARED: readonly (string | symbol)[] = ['accountId', 'role', 'version', 'epoch'];

/**
 * A viewer that notes whether anything looks at more of them than all of their account and role have in common. What was
 * made without is the same for all of those; nobody has to write down which fields depend on who asks.
 */
export class Sight {
  isOwn = false;
  readonly viewer: Viewer;

  constructor(viewer: Viewer) {
    this.viewer = new Proxy(viewer, {
      get: (target, name) => {
        this.isOwn ||= !SHARED.includes(name);
        return Reflect.get(target, name);
      },
    });
  }
}

/** Tells those of one account and role apart. */
export function selfOf({ userId, keyId }: Viewer): string {
  return `${userId} ${keyId}`;
}
