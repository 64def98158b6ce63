import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  getOperationAST,
  Kind,
  print,
  type SelectionSetNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import type { OperationArgs } from './context.js';

/**
 * The same for subscriptions of one account and role whose payloads are written alike: the same operation and variables,
 * wherever in the log they began.
 */
export function groupOf({ document, operationName, variableValues, contextValue: { viewer } }: OperationArgs): string {
  const { asked, variables } = withoutPosition(document, operationName);
  const given = Object.entries(variableValues ?? {}).filter(([name]) => variables.has(name));
  const group = [viewer?.accountId, viewer?.role, print(asked), operationName, Object.fromEntries(given)];
  return createHash('sha256').update(JSON.stringify(group)).digest('base64');
}

/**
 * `after` of the root field says where the stream begins, and nothing of what an event is told with. Variables are those
 * that are used then.
 */
function withoutPosition(
  document: DocumentNode,
  operationName: string | null | undefined,
): { asked: DocumentNode; variables: Set<string> } {
  const operation = getOperationAST(document, operationName);
  const asked = visit(document, {
    OperationDefinition(node) {
      return node === operation ? { ...node, selectionSet: withoutAfter(node.selectionSet) } : undefined;
    },
  });
  const variables = new Set<string>();
  visit(asked, {
    VariableDefinition: () => false,
    Variable({ name }) {
      variables.add(name.value);
    },
  });
  const isUnused = ({ variable }: VariableDefinitionNode) => !variables.has(variable.name.value);
  const definesUsed = visit(asked, { VariableDefinition: (node) => (isUnused(node) ? null : undefined) });
  return { asked: definesUsed, variables };
}

function withoutAfter(selectionSet: SelectionSetNode): SelectionSetNode {
  const selections = selectionSet.selections.map((selection) => {
    if (selection.kind !== Kind.FIELD) return selection;
    return { ...selection, arguments: selection.arguments?.filter(({ name }) => name.value !== 'after') };
  });
  return { ...selectionSet, selections };
}
