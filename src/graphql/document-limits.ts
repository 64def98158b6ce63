import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type NameNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { validationAbortedError } from 'graphql/validation/validationAbortedError.js';
import type { Limits } from './limits.js';

/** The place of an error is found by counting lines. */
const LINES = 2_000;
/** An answer repeats an alias with each of its values, and errors repeat the name of an operation or fragment. */
const NAME_LENGTH = 100;

/** What a `RangeError` of the parser means. */
export const NESTED_TOO_DEEPLY = 'The document is nested too deeply.';

/** Keeps faults from taking long to tell. To be asked before anything else looks at the document. */
export function tooManyLines(text: unknown): GraphQLError | undefined {
  if (typeof text !== 'string' || !hasMoreLines(text, LINES)) return undefined;
  return new GraphQLError(
    `The document has more than ${LINES} lines. Give values by variables, and leave out empty lines.`,
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } },
  );
}

/** Keeps validation from taking long: other rules compare fields with each other, and do so no more beyond this. */
export function documentLimits(limits: Pick<Limits, 'fields'>): ValidationRule {
  return (context) => ({
    Document(document) {
      const told = tooMuch(document, limits.fields);
      if (told === undefined) return;
      context.reportError(new GraphQLError(told));
      throw validationAbortedError;
    },
  });
}

function hasMoreLines(text: string, most: number): boolean {
  const ends = /\r\n|\n|\r/g;
  let lines = 1;
  while (lines <= most && ends.exec(text)) lines++;
  return lines > most;
}

function tooMuch(document: DocumentNode, mostFields: number): string | undefined {
  const { fields, longestName } = count(document);
  if (longestName > NAME_LENGTH) return `A name has ${longestName} characters; at most ${NAME_LENGTH} are allowed.`;
  if (fields > mostFields) {
    return `The document has ${fields} fields and fragments; at most ${mostFields} are allowed. Ask in several documents.`;
  }
  return undefined;
}

/** How many selections there are, and how long the longest name is that the document gives itself. */
function count(document: DocumentNode): { fields: number; longestName: number } {
  const sets: SelectionSetNode[] = [];
  let fields = 0;
  let longestName = 0;
  const note = (name: NameNode | undefined) => {
    longestName = Math.max(longestName, name?.value.length ?? 0);
  };
  for (const definition of document.definitions) {
    if (!('selectionSet' in definition)) continue;
    note(definition.name);
    sets.push(definition.selectionSet);
  }
  // what is within them is added while they are gone through
  for (const { selections } of sets) {
    fields += selections.length;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) note(selection.alias);
      if ('selectionSet' in selection && selection.selectionSet) sets.push(selection.selectionSet);
    }
  }
  return { fields, longestName };
}
