/**
 * @generated SignedSource<<ec77b413998307696e71e049f0cd686f>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type PageDisabledReason = "BY_USER" | "OWNER_DELETED" | "OWNER_UNLICENSED";
export type membersDarkPagesSubscription$variables = {
  after?: string | null | undefined;
};
export type membersDarkPagesSubscription$data = {
  readonly pageDisabled: {
    readonly cursor: string;
    readonly reason: PageDisabledReason;
    readonly sequence: number;
    readonly slug: string;
  };
};
export type membersDarkPagesSubscription = {
  response: membersDarkPagesSubscription$data;
  variables: membersDarkPagesSubscription$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "after"
  }
],
v1 = [
  {
    "kind": "Variable",
    "name": "after",
    "variableName": "after"
  }
],
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "sequence",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "cursor",
  "storageKey": null
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "slug",
  "storageKey": null
},
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "reason",
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "membersDarkPagesSubscription",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "PageDisabled",
        "kind": "LinkedField",
        "name": "pageDisabled",
        "plural": false,
        "selections": [
          (v2/*:: as any*/),
          (v3/*:: as any*/),
          (v4/*:: as any*/),
          (v5/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "type": "Subscription",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "membersDarkPagesSubscription",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "PageDisabled",
        "kind": "LinkedField",
        "name": "pageDisabled",
        "plural": false,
        "selections": [
          (v2/*:: as any*/),
          (v3/*:: as any*/),
          (v4/*:: as any*/),
          (v5/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "5395501167bbe7a1eb0e4b09111efd66",
    "id": null,
    "metadata": {},
    "name": "membersDarkPagesSubscription",
    "operationKind": "subscription",
    "text": "subscription membersDarkPagesSubscription(\n  $after: String\n) {\n  pageDisabled(after: $after) {\n    sequence\n    cursor\n    slug\n    reason\n    id\n  }\n}\n"
  }
};
})();

(node as any).hash = "eddbdc72ea70ca08ec519b6e176c5d19";

export default node;
