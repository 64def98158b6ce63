/**
 * @generated SignedSource<<b077a895bc698f41dfc231e9e6576c9f>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
export type membersUserQuery$variables = {
  id: string;
};
export type membersUserQuery$data = {
  readonly user: {
    readonly id: string;
    readonly name: string;
  } | null | undefined;
};
export type membersUserQuery = {
  response: membersUserQuery$data;
  variables: membersUserQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "id"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "id",
        "variableName": "id"
      }
    ],
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
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "membersUserQuery",
    "selections": (v1/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "membersUserQuery",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "287d11889d00923c93c1b1a39ac199e6",
    "id": null,
    "metadata": {},
    "name": "membersUserQuery",
    "operationKind": "query",
    "text": "query membersUserQuery(\n  $id: ID!\n) {\n  user(id: $id) {\n    id\n    name\n  }\n}\n"
  }
};
})();

(node as any).hash = "e85d9c6d8dd402c55d9403ff62a92454";

export default node;
