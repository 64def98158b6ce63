/**
 * @generated SignedSource<<257a9d145c4444e84f96b4c3d3656fb8>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type LicenseKind = "LIVE_ENGAGEMENT" | "SCHEDULED_MEETING";
export type Role = "ADMINISTRATOR" | "MEMBER";
export type UserErrorCode = "BATCH_TOO_LARGE" | "BOOKING_NOT_CONFIRMED" | "CAPACITY_BELOW_ASSIGNED" | "CONVERSATION_ENDED" | "CONVERSATION_TAKEN" | "EMAIL_TAKEN" | "IDEMPOTENCY_KEY_REUSED" | "INVALID" | "LAST_ADMINISTRATOR" | "LICENSE_ALREADY_HELD" | "LICENSE_NOT_HELD" | "LIVE_ENGAGEMENT_UNLICENSED" | "NOT_FOUND" | "NO_FREE_LICENSE" | "OWNER_UNLICENSED" | "PAGE_DISABLED" | "SECRET_ALREADY_SHOWN" | "SLOT_TAKEN" | "SLUG_TAKEN";
export type CreateUserInput = {
  email: string;
  idempotencyKey?: string | null | undefined;
  licenses?: ReadonlyArray<LicenseKind> | null | undefined;
  name: string;
  role?: Role | null | undefined;
};
export type membersCreateMutation$variables = {
  connections: ReadonlyArray<string>;
  input: CreateUserInput;
};
export type membersCreateMutation$data = {
  readonly createUser: {
    readonly user: {
      readonly id: string;
      readonly name: string;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: UserErrorCode;
    }>;
  };
};
export type membersCreateMutation = {
  response: membersCreateMutation$data;
  variables: membersCreateMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "connections"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "input"
},
v2 = [
  {
    "kind": "Variable",
    "name": "input",
    "variableName": "input"
  }
],
v3 = {
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
v4 = {
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
    }
  ],
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "membersCreateMutation",
    "selections": [
      {
        "alias": null,
        "args": (v2/*:: as any*/),
        "concreteType": "CreateUserPayload",
        "kind": "LinkedField",
        "name": "createUser",
        "plural": false,
        "selections": [
          (v3/*:: as any*/),
          (v4/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "membersCreateMutation",
    "selections": [
      {
        "alias": null,
        "args": (v2/*:: as any*/),
        "concreteType": "CreateUserPayload",
        "kind": "LinkedField",
        "name": "createUser",
        "plural": false,
        "selections": [
          (v3/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "filters": null,
            "handle": "appendNode",
            "key": "",
            "kind": "LinkedHandle",
            "name": "user",
            "handleArgs": [
              {
                "kind": "Variable",
                "name": "connections",
                "variableName": "connections"
              },
              {
                "kind": "Literal",
                "name": "edgeTypeName",
                "value": "UserEdge"
              }
            ]
          },
          (v4/*:: as any*/)
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "fbd61fddd568f171504704d8edd2030c",
    "id": null,
    "metadata": {},
    "name": "membersCreateMutation",
    "operationKind": "mutation",
    "text": "mutation membersCreateMutation(\n  $input: CreateUserInput!\n) {\n  createUser(input: $input) {\n    user {\n      id\n      name\n    }\n    userErrors {\n      code\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "728b7c9b47eb41302d94504fdc5ab4d6";

export default node;
