/**
 * @generated SignedSource<<ed670b02749869794e2756c7d37ac95b>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type UserErrorCode = "BATCH_TOO_LARGE" | "BOOKING_NOT_CONFIRMED" | "CAPACITY_BELOW_ASSIGNED" | "CONVERSATION_ENDED" | "CONVERSATION_TAKEN" | "EMAIL_TAKEN" | "IDEMPOTENCY_KEY_REUSED" | "INVALID" | "LAST_ADMINISTRATOR" | "LICENSE_ALREADY_HELD" | "LICENSE_NOT_HELD" | "LIVE_ENGAGEMENT_UNLICENSED" | "NOT_FOUND" | "NO_FREE_LICENSE" | "OWNER_UNLICENSED" | "PAGE_DISABLED" | "SECRET_ALREADY_SHOWN" | "SLOT_TAKEN" | "SLUG_TAKEN";
export type DeleteUserInput = {
  dryRun?: boolean | null | undefined;
  idempotencyKey?: string | null | undefined;
  pagesTo?: string | null | undefined;
  userId: string;
};
export type membersDeleteMutation$variables = {
  connections: ReadonlyArray<string>;
  input: DeleteUserInput;
};
export type membersDeleteMutation$data = {
  readonly deleteUser: {
    readonly deletedUserId: string | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: UserErrorCode;
    }>;
  };
};
export type membersDeleteMutation = {
  response: membersDeleteMutation$data;
  variables: membersDeleteMutation$variables;
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
  "kind": "ScalarField",
  "name": "deletedUserId",
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
    "name": "membersDeleteMutation",
    "selections": [
      {
        "alias": null,
        "args": (v2/*:: as any*/),
        "concreteType": "DeleteUserPayload",
        "kind": "LinkedField",
        "name": "deleteUser",
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
    "name": "membersDeleteMutation",
    "selections": [
      {
        "alias": null,
        "args": (v2/*:: as any*/),
        "concreteType": "DeleteUserPayload",
        "kind": "LinkedField",
        "name": "deleteUser",
        "plural": false,
        "selections": [
          (v3/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "filters": null,
            "handle": "deleteEdge",
            "key": "",
            "kind": "ScalarHandle",
            "name": "deletedUserId",
            "handleArgs": [
              {
                "kind": "Variable",
                "name": "connections",
                "variableName": "connections"
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
    "cacheID": "200f68d632314a595d8f554827960c4e",
    "id": null,
    "metadata": {},
    "name": "membersDeleteMutation",
    "operationKind": "mutation",
    "text": "mutation membersDeleteMutation(\n  $input: DeleteUserInput!\n) {\n  deleteUser(input: $input) {\n    deletedUserId\n    userErrors {\n      code\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "481aa4193eafda0b2dcc39fd601b842d";

export default node;
