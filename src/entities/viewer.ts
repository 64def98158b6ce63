import { ApiKeyScope } from './api-key-scope.js';
import { Role } from './role.js';

/** Who asks: the user a credential acts as, as the database had them when the request was let in (A1, A2). */
export interface Viewer {
  accountId: string;
  userId: string;
  role: Role;
  /** Null for who came with a token of the identity provider, and for the operator's own commands. */
  keyId: string | null;
  scope: ApiKeyScope;
  /** By which a token of the identity provider found them; null for a key. */
  email: string | null;
  /** When the key or token by which they came expires. */
  expiresAt: Date | null;
  /** The account's version at that moment. */
  version: number;
  /** That of the account's history then: an older state may be restored, in which versions come again. */
  epoch: string;
}

/** The same viewer, as they were found to be at a later version. */
export function viewerAs(viewer: Viewer, role: Role, version: number): Viewer {
  const { accountId, userId, keyId, scope, email, expiresAt, epoch } = viewer;
  return { accountId, userId, role, keyId, scope, email, expiresAt, version, epoch };
}

/** An Administrator may do all that a Member may. */
export function reaches(role: Role, required: Role): boolean {
  return required === Role.MEMBER || role === Role.ADMINISTRATOR;
}

/** A key may be for reading only, whatever its user may do. */
export function mayChange(viewer: Viewer): boolean {
  return viewer.scope === ApiKeyScope.FULL;
}

/** An Administrator sees the whole account; what a Member sees of it, the policy of each noun says (A3). */
export function seesAll(viewer: Viewer): boolean {
  return viewer.role === Role.ADMINISTRATOR;
}
