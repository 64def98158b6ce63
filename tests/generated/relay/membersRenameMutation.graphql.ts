/**
 * @generated SignedSource<<78c07f2e29f20aa428970f751b9c93eb>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type UserErrorCode = "BATCH_TOO_LARGE" | "BOOKING_NOT_CONFIRMED" | "CAPACITY_BELOW_ASSIGNED" | "CONVERSATION_ENDED" | "CONVERSATION_TAKEN" | "EMAIL_TAKEN" | "IDEMPOTENCY_KEY_REUSED" | "INVALID" | "LAST_ADMINISTRATOR" | "LICENSE_ALREADY_HELD" | "LICENSE_NOT_HELD" | "LIVE_ENGAGEMENT_UNLICENSED" | "NOT_FOUND" | "NO_FREE_LICENSE" | "OWNER_UNLICENSED" | "PAGE_DISABLED" | "SECRET_ALREADY_SHOWN" | "SLOT_TAKEN" | "SLUG_TAKEN";
export type UpdateUserInput = {
  email?: string | null | undefined;
  idempotencyKey?: string | null | undefined;
  name?: string | null | undefined;
  userId: string;
};
export type membersRenameMutation$variables = {
  input: UpdateUserInput;
};
export type membersRenameMutation$data = {
  readonly updateUser: {
    readonly user: {
      readonly id: string;
      readonly name: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: UserErrorCode;
      readonly field: ReadonlyArray<string> | null | undefined;
    }>;
  };
};
export type membersRenameMutation = {
  response: membersRenameMutation$data;
  variables: membersRenameMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "UpdateUserPayload",
    "kind": "LinkedField",
    "name": "updateUser",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "User",
        "kind": "LinkedField",
        "name": "user",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "name",
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "UserError",
        "kind": "LinkedField",
        "name": "userErrors",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "code",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "field",
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "membersRenameMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "membersRenameMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "4a9f8e41ae619319bc801f6ab1e211f1",
    "id": null,
    "metadata": {},
    "name": "membersRenameMutation",
    "operationKind": "mutation",
    "text": "mutation membersRenameMutation(\n  $input: UpdateUserInput!\n) {\n  updateUser(input: $input) {\n    user {\n      id\n      name\n    }\n    userErrors {\n      code\n      field\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "bbd2dbd02f945d462abca2c32bf9784d";

export default node;
